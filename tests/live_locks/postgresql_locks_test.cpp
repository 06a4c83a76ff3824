// Every statement of the tables of facts, run on each PostgreSQL server that is installed: what the
// server locks, reads and writes must be what the model says for its version. With SEGUE_MEASURE=1
// the measured lines are printed as they stand in the tables.

#include <fmt/core.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>
#include <map>
#include <pqxx/pqxx>
#include <set>

#include "base/text.h"
#include "dialects/all.h"
#include "facts/postgresql_cells.h"
#include "support/postgresql_server.h"

namespace segue::test {
namespace {

const std::filesystem::path folder =
    std::filesystem::path(SEGUE_SOURCE_DIR) / "tests/facts/postgresql";

std::string listed(const std::set<std::string>& names) {
  return names.empty() ? "-" : text::joined({names.begin(), names.end()}, ", ");
}

/// What is there before the statement runs, so that what it makes is left out.
constexpr const char* note_relations = R"(
  CREATE TEMP TABLE before AS
  SELECT oid, relname, relkind, pg_relation_filenode(oid) AS file
  FROM pg_class WHERE relnamespace = 'public'::regnamespace)";
constexpr const char* held_locks = R"(
  SELECT b.relname, b.relkind::text, l.mode FROM pg_locks l JOIN before b ON b.oid = l.relation
  WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND l.granted)";
constexpr const char* new_files = R"(
  SELECT b.relname, b.relkind::text FROM before b JOIN pg_class c ON c.oid = b.oid
  WHERE pg_relation_filenode(c.oid) IS DISTINCT FROM b.file)";
constexpr const char* scan_counts = R"(
  SELECT b.relname, pg_stat_get_xact_numscans(b.oid) FROM before b
  WHERE b.relkind IN ('r', 'm', 'p'))";

/// "AccessExclusiveLock" as the manual says it.
std::string words_of(const std::string& mode) {
  std::string words;
  for (const char c : mode.substr(0, mode.size() - 4)) {
    if (c >= 'A' && c <= 'Z' && !words.empty()) words += ' ';
    words += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return words;
}

bool is_index(const std::string& kind) {
  return kind == "i" || kind == "I";
}

/// A session on one server with the schema of the facts in it.
class Session {
 public:
  explicit Session(const PostgresqlServer& server)
      : connection_(server.connection()), work_(connection_) {
    work_.exec(text_of_file(folder / "schema.sql"));
    work_.exec("ANALYZE");
    work_.exec(note_relations);
  }

  int major() const { return connection_.server_version() / 10000; }

  struct Measured {
    LockCells cells{};
    std::string error{};
  };
  Measured measure(const std::string& statements) {
    Measured measured;
    work_.exec("BEGIN");
    const Counts before = counts();
    try {
      work_.exec(statements);
      measured.cells = cells(before);
    } catch (const pqxx::sql_error& error) {
      measured.error = first_line(error.what());
    }
    work_.exec("ROLLBACK");
    return measured;
  }

 private:
  static std::string first_line(const std::string& text) {
    const std::string line = text.substr(0, text.find('\n'));
    return line.starts_with("ERROR:") ? std::string(text::trimmed(line.substr(6))) : line;
  }

  /// How often each relation was read since the session last reported it: transactions that ended
  /// a moment ago are still in there.
  using Counts = std::map<std::string, long>;
  Counts counts() {
    Counts counts;
    for (const auto& row : work_.exec(scan_counts))
      counts[row[0].c_str()] = row[1].as<long>();
    return counts;
  }

  LockCells cells(const Counts& before) {
    LockCells cells;
    read_locks(cells);
    std::set<std::string> files, scans;
    bool index = false;
    for (const auto& row : work_.exec(new_files)) {
      if (is_index(row[1].c_str()))
        index = true;
      else
        files.insert(row[0].c_str());
    }
    for (const auto& [name, count] : counts())
      if (count > before.at(name)) scans.insert(name);
    cells.rewrites = files.empty() && index ? "index" : listed(files);
    cells.scans = listed(scans);
    return cells;
  }

  /// The strongest lock per relation; which of them are shown, locks.table says.
  void read_locks(LockCells& cells) {
    FactBench::Answer seen;
    std::map<std::string, bool> indexes;
    for (const auto& row : work_.exec(held_locks)) {
      const std::string mode = words_of(row[2].c_str());
      const bool reads = mode == "ACCESS EXCLUSIVE";
      const bool writes =
          reads || mode == "SHARE" || mode == "SHARE ROW EXCLUSIVE" || mode == "EXCLUSIVE";
      note(seen.cost.locks, {row[0].c_str(), mode, reads, writes});
      indexes[row[0].c_str()] = is_index(row[1].c_str());
    }
    cells.reads = seen.cost.blocks_reads() ? "yes" : "no";
    cells.writes = seen.cost.blocks_writes() ? "yes" : "no";
    cells.locks =
        shown_locks(seen.cost.locks, [&](const facts::Lock& l) { return indexes[l.relation]; });
  }

  static void note(std::vector<facts::Lock>& locks, const facts::Lock& lock) {
    for (facts::Lock& held : locks) {
      if (held.relation != lock.relation) continue;
      if (strength(held.mode) < strength(lock.mode)) held = lock;
      return;
    }
    locks.push_back(lock);
  }
  static int strength(const std::string& mode) {
    static const std::vector<std::string> modes{
        "ACCESS SHARE", "ROW SHARE",           "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE",
        "SHARE",        "SHARE ROW EXCLUSIVE", "EXCLUSIVE",     "ACCESS EXCLUSIVE"};
    return static_cast<int>(std::find(modes.begin(), modes.end(), mode) - modes.begin());
  }

  pqxx::connection connection_;
  pqxx::nontransaction work_;
};

std::string line_of(const FactRow& row, int major, const Session::Measured& measured) {
  const LockCells& c = measured.cells;
  if (!measured.error.empty())
    return fmt::format("{} | {} | - | - | - | - | - | {}\n", row.statement, major, measured.error);
  return fmt::format("{} | {} | {} | {} | {} | {} | {} | -\n", row.statement, major, c.locks,
                     c.reads, c.writes, c.rewrites, c.scans);
}

void compare(const FactRow& row, const Session::Measured& measured, const FactBench::Answer& answer,
             const std::string& version, FactTally& tally) {
  const bool in_block = answer.cost.transactional == facts::Transactional::refused;
  const bool refused = !answer.refusal.empty() || in_block;
  tally.compare(row, version, "statement (" + measured.error + ") (" + answer.refusal + ")",
                measured.error.empty() ? "taken" : "refused", refused ? "refused" : "taken");
  if (!measured.error.empty()) return;
  const LockCells modelled = cells_of(answer);
  tally.compare(row, version, "locks", measured.cells.locks, modelled.locks);
  tally.compare(row, version, "reads wait", measured.cells.reads, modelled.reads);
  tally.compare(row, version, "writes wait", measured.cells.writes, modelled.writes);
  tally.compare(row, version, "rewrites", measured.cells.rewrites, modelled.rewrites);
  const std::string& scans = row.cells.at(4);
  const bool may_vary = scans.find('?') != std::string::npos;
  tally.compare(
      row, version, "scans", measured.cells.scans,
      may_vary && agrees(scans, measured.cells.scans) ? measured.cells.scans : modelled.scans);
}

void check(const std::string& programs) {
  const PostgresqlServer server(programs);
  Session session(server);
  const std::string version = std::to_string(session.major());
  const dialect::Dialect* dialect = dialects::by_name("postgresql");
  REQUIRE(dialect != nullptr);
  const FactBench bench(*dialect, dialect::Version{"", session.major(), 0, 0},
                        text_of_file(folder / "schema.sql"));
  const bool print = std::getenv("SEGUE_MEASURE") != nullptr;
  FactTally tally;
  for (const char* name : {"locks.table", "more.table"}) {
    for (const FactRow& row : fact_rows(folder / name)) {
      if (!row.is_for(session.major())) continue;
      const auto measured = session.measure(row.statement);
      if (print) std::cout << line_of(row, session.major(), measured);
      compare(row, measured, bench.ask(row.statement), version, tally);
    }
  }
  std::cout << tally.report("PostgreSQL " + version + " (" + programs + ")");
  CHECK(tally.equal() == tally.cells());
}

}  // namespace

TEST_CASE("PostgreSQL locks, reads and writes what the model says", "[postgresql]") {
  const auto servers = postgresql_servers();
  if (servers.empty()) {
    std::cerr << "SKIPPED: no PostgreSQL server is installed (looked in /usr/lib/postgresql and "
                 "SEGUE_POSTGRESQL): no fact was compared with a server\n";
    std::exit(77);
  }
  for (const std::string& programs : servers)
    check(programs);
}

}  // namespace segue::test
