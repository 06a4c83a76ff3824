#include "base/text.h"
#include "project/layout.h"

namespace segue::project::layout {
namespace {

bool named_as_dump(const FileName& name) {
  if (!name.version.empty()) return false;
  for (const std::string_view word : {"schema", "structure", "baseline", "dump"}) {
    if (!text::starts_with_ignoring_case(name.stem, word)) continue;
    if (name.stem.size() == word.size()) return true;
    const char next = name.stem[word.size()];
    return next == '.' || next == '-' || next == '_';
  }
  return false;
}

/// Words that only a script has which begins with a clean slate.
bool begins_anew(std::string_view head) {
  const std::string text = text::upper(head);
  for (const std::string_view words :
       {"DATABASE DUMP", "SQL DUMP", "DB DUMP", "CREATE DATABASE", "DROP TABLE IF EXISTS"}) {
    if (text.find(words) != std::string::npos) return true;
  }
  return false;
}

/// A whole schema in one file: structure.sql, the output of a dump, a sample database. Each is a
/// history of its own.
void take(Folder& folder, Reading& reading) {
  const auto entries = scripts_in(folder, reading, [&](const FileName& name) {
    return named_as_dump(name) || (name.version.empty() && !name.direction &&
                                   begins_anew(reading.heads.of(folder.path_of(name.file))));
  });
  claim(folder, entries);
  for (const auto& entry : entries) {
    History history = history_in(folder, schema_dump);
    history.dialect = entry.name.dialect != nullptr ? entry.name.dialect : entry.name.dialect_word;
    if (history.dialect != nullptr) history.dialect_by = "the names of its files";
    history.migrations.push_back(
        {.name = entry.name.stem, .id = entry.name.file, .up = {{entry.path}}});
    add_history(std::move(history), reading);
  }
}

}  // namespace

const Layout schema_dump{.name = "schema-dump", .take = take};

}  // namespace segue::project::layout
