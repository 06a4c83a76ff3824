#include "project/dialect_choice.h"

#include <algorithm>
#include <limits>

#include "base/text.h"

namespace segue::project {
namespace {

/// So many files are looked into.
constexpr size_t sniffed_files = 24;
constexpr size_t tried_files = 3;

constexpr std::string_view foreign[] = {
    "cockroach",  "cockroachdb", "crdb",       "mssql",     "sqlserver", "oracle",
    "h2",         "hsqldb",      "db2",        "derby",     "firebird",  "snowflake",
    "clickhouse", "redshift",    "cassandra",  "spanner",   "vertica",   "exasol",
    "bigquery",   "yugabyte",    "yugabytedb", "sqlserver", "ql",        "neo4j",
    "mongodb",    "duckdb",      "sybase",     "informix",  "teradata"};

/// The words of a folder's name: "pdns-backend-x" has three.
const dialect::Dialect* named_by_word(const Dialects& dialects, std::string_view name) {
  if (const auto* whole = find_dialect(dialects, name)) return whole;
  size_t begin = 0;
  while (begin < name.size()) {
    const size_t end = std::min(name.find_first_of("-_.", begin), name.size());
    if (const auto* named = find_dialect(dialects, name.substr(begin, end - begin))) return named;
    begin = end + 1;
  }
  return nullptr;
}

/// The innermost folder whose name tells.
const dialect::Dialect* named_by_folders(const Dialects& dialects, std::string_view path) {
  while (!path.empty() && path != "/") {
    if (const auto* named = named_by_word(dialects, path::name_of(path))) return named;
    path = path::folder_of(path);
  }
  return nullptr;
}

/// Above what we were shown only a folder that is called like a dialect tells, not one that has it
/// among the words of its name.
const dialect::Dialect* named_above(const Dialects& dialects, std::string_view path) {
  constexpr int levels = 3;
  for (int i = 0; i < levels && !path.empty() && path != "/"; ++i) {
    if (const auto* named = find_dialect(dialects, path::name_of(path))) return named;
    path = path::folder_of(path);
  }
  return nullptr;
}

std::vector<const std::string*> sample(const History& history, size_t most) {
  std::vector<const std::string*> files;
  const auto& all = history.migrations;
  const size_t step = std::max<size_t>(1, all.size() / most);
  for (size_t i = 0; i < all.size() && files.size() < most; i += step) {
    for (const auto& script : all[i].up.empty() ? all[i].down : all[i].up)
      files.push_back(&script.path);
  }
  return files;
}

const dialect::Dialect* sniffed(const History& history, Reading& reading) {
  const auto files = sample(history, sniffed_files);
  const dialect::Dialect* best = nullptr;
  int best_score = 0;
  bool tied = false;
  for (const auto* dialect : reading.dialects) {
    int score = 0;
    for (const auto* file : files)
      score += dialect->sniff(reading.heads.of(*file));
    tied = score == best_score && score > 0;
    if (score > best_score) {
      best_score = score;
      best = dialect;
    }
    if (tied) best = nullptr;
  }
  return best;
}

size_t failures(const dialect::Dialect& dialect, const std::string& path, const std::string& text) {
  const Source source(path, text);
  const auto script = dialect.parse(source);
  const auto failed = std::count_if(script.statements.begin(), script.statements.end(),
                                    [](const auto& s) { return !s.understood(); });
  return static_cast<size_t>(failed) + script.findings.size();
}

}  // namespace

std::string_view foreign_database(std::string_view word) {
  for (const std::string_view name : foreign) {
    if (text::equal_ignoring_case(word, name)) return name;
  }
  return {};
}

bool name_dialect(History& history, std::string_view word, const std::string& file,
                  Reading& reading) {
  const std::string_view database = foreign_database(word);
  if (!database.empty()) {
    reading.report(
        "other-database", Severity::note, file,
        "left out: " + std::string(database) + " is not among the databases that are read");
    return false;
  }
  history.dialect = find_dialect(reading.dialects, word);
  history.dialect_by = path::name_of(file);
  return true;
}

void choose_dialect(History& history, Reading& reading) {
  if (history.dialect != nullptr) return;
  history.dialect = named_by_folders(reading.dialects, history.folder);
  if (history.dialect == nullptr && !history.folder.starts_with('/'))
    history.dialect = named_above(reading.dialects, reading.settings.here);
  history.dialect_by = "the folder's name";
  if (history.dialect != nullptr) return;
  if (reading.settings.dialect != nullptr) return;  // which wins over whatever the text looks like
  history.dialect = sniffed(history, reading);
  history.dialect_by = "what its SQL looks like";
  history.is_guessed = true;
}

const dialect::Dialect* dialect_by_trial(const History& history, Reading& reading) {
  const dialect::Dialect* best = nullptr;
  size_t fewest = std::numeric_limits<size_t>::max();
  for (const auto* dialect : reading.dialects) {
    size_t failed = 0;
    for (const auto* file : sample(history, tried_files))
      failed += failures(*dialect, *file, reading.heads.of(*file));
    if (failed < fewest) {
      fewest = failed;
      best = dialect;
    }
  }
  return best;
}

}  // namespace segue::project
