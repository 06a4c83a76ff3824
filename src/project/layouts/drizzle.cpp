#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "project/layout.h"

namespace segue::project::layout {
namespace {

struct JournalEntry {
  double index = 0;
  std::string tag{};
};

struct Journal {
  std::string dialect{};
  std::vector<JournalEntry> entries{};
};

/// Takes of the journal what is there; a broken one is an empty one.
Journal read_journal(const std::string& text) {
  Journal journal;
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return journal;
  const auto dialect = json.find("dialect");
  if (dialect != json.end() && dialect->is_string()) journal.dialect = *dialect;
  const auto entries = json.find("entries");
  if (entries == json.end() || !entries->is_array()) return journal;
  for (const auto& entry : *entries) {
    if (!entry.is_object()) continue;
    const auto tag = entry.find("tag");
    const auto index = entry.find("idx");
    if (tag == entry.end() || !tag->is_string()) continue;
    journal.entries.push_back(
        {index != entry.end() && index->is_number() ? index->get<double>() : 0, *tag});
  }
  std::stable_sort(journal.entries.begin(), journal.entries.end(),
                   [](const JournalEntry& a, const JournalEntry& b) { return a.index < b.index; });
  return journal;
}

void report_unread(const std::string& path, Reading& reading) {
  reading.report("unreadable-journal", Severity::error, path,
                 "the journal lists no migrations, or is no JSON",
                 "restore it: without it nothing tells which migrations run, and in which order");
}

/// Files that the journal does not list never run.
void report_unlisted(Folder& folder, const std::set<std::string>& listed, Reading& reading) {
  for (const auto& entry : scripts_in(folder, reading)) {
    if (listed.contains(entry.name.file)) continue;
    reading.report("unknown-file-in-migrations", Severity::note, entry.path,
                   "`" + entry.name.file + "` is not in meta/_journal.json: it never runs");
  }
}

void take_journal(Folder& folder, Folder& meta, Reading& reading) {
  const std::string path = meta.path_of("_journal.json");
  auto text = reading.heads.tree().read(path);
  const Journal journal = text ? read_journal(*text) : Journal();
  if (journal.entries.empty()) return report_unread(path, reading);

  History history = history_in(folder, drizzle);
  claim_all(meta);
  if (!name_dialect(history, journal.dialect, path, reading)) return claim_all(folder);
  const std::set<std::string> present(folder.files.begin(), folder.files.end());
  std::set<std::string> listed;
  for (const auto& entry : journal.entries) {
    const std::string file = entry.tag + ".sql";
    if (!present.contains(file)) {
      reading.report("missing-file", Severity::error, path,
                     "the journal lists `" + entry.tag + "`, but there is no " + file);
      continue;
    }
    listed.insert(file);
    const size_t at = entry.tag.find('_');
    history.migrations.push_back({.version = entry.tag.substr(0, at),
                                  .name = at == std::string::npos ? "" : entry.tag.substr(at + 1),
                                  .id = entry.tag,
                                  .up = {{folder.path_of(file)}}});
  }
  report_unlisted(folder, listed, reading);
  claim(folder, scripts_in(folder, reading));
  add_history(std::move(history), reading);
}

/// The form without a journal: <stamp>_<name>/migration.sql with a snapshot beside it.
void take_folders(Folder& folder, Reading& reading) {
  History history = history_in(folder, drizzle);
  for (const auto& below : folder.folders) {
    if (!below->has("migration.sql") || !below->has("snapshot.json")) continue;
    history.migrations.push_back(migration_of(*below));
    claim_all(*below);
  }
  add_history(std::move(history), reading);
}

void take(Folder& folder, Reading& reading) {
  Folder* meta = folder.find("meta");
  if (meta != nullptr && meta->has("_journal.json")) {
    take_journal(folder, *meta, reading);
  } else {
    take_folders(folder, reading);
  }
}

/// A row for each file that was applied.
const VersionTable versions{.names = {"drizzle.__drizzle_migrations", "__drizzle_migrations"},
                            .rows = "SELECT hash, 'applied' FROM {} ORDER BY created_at, id",
                            .key = RowKey::content,
                            .company = {"drizzle"}};

}  // namespace

const Layout drizzle{
    .name = "drizzle", .wrapping = Wrapping::always, .versions = &versions, .take = take};

}  // namespace segue::project::layout
