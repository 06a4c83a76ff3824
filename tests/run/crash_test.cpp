#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>

#include "catalog/apply.h"
#include "dialect/target.h"
#include "dialects/all.h"
#include "dialects/drivers.h"
#include "plan/script.h"
#include "run/faulty.h"
#include "run/runner.h"

namespace {

using namespace segue;

struct Migration {
  std::string id;
  std::string sql;
};

/// One of each kind of step: a transaction, several statements, a rebuild with foreign keys off, a
/// statement that refuses transactions, rows.
const std::vector<Migration> history = {
    {"1",
     "CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT);\n"
     "CREATE TABLE people (id INTEGER PRIMARY KEY, team INTEGER REFERENCES teams (id), name "
     "TEXT);\n"
     "CREATE INDEX people_team ON people (team);"},
    {"2",
     "INSERT INTO teams (id, name) VALUES (1, 'a'), (2, 'b');\n"
     "INSERT INTO people (team, name) SELECT id, name FROM teams;"},
    {"3",
     "PRAGMA foreign_keys = OFF;\n"
     "CREATE TABLE new_teams (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
     "INSERT INTO new_teams SELECT id, name FROM teams;\n"
     "DROP TABLE teams;\n"
     "ALTER TABLE new_teams RENAME TO teams;\n"
     "PRAGMA foreign_keys = ON;"},
    {"4", "UPDATE people SET name = name || 'x';\nVACUUM;\nUPDATE people SET name = name || 'y';"},
    {"5", "ALTER TABLE people ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;"}};

std::filesystem::path fresh_file() {
  static int count = 0;
  const auto folder = std::filesystem::temp_directory_path() /
                      ("segue-run." + std::to_string(::getpid()) + "." + std::to_string(++count));
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder / "app.db";
}

run::Connect connect_to(const std::filesystem::path& file, test::Fault fault) {
  return [file, fault]() -> Result<dialect::ConnectionPtr> {
    auto connection = dialects::connect({.scheme = "sqlite", .database = file.string()});
    if (!connection) return connection.error();
    if (!fault) return connection;
    return dialect::ConnectionPtr(
        std::make_unique<test::FaultyConnection>(std::move(*connection), fault));
  };
}

journal::Owner owner() {
  return {.who = "test", .host = "here", .process = ::getpid(), .tool = "test"};
}

/// Applies what has not been applied. Empty where all went well.
std::string apply_all(const std::filesystem::path& file, const test::Fault& fault = {}) {
  const auto& dialect = *dialects::by_name("sqlite");
  run::Progress silent;
  run::Settings settings;
  settings.lease.poll = std::chrono::milliseconds(5);
  run::Runner runner(connect_to(file, fault), dialect, owner(), settings, silent);
  const auto opened = runner.open();
  if (!opened) return opened.error().message;
  const auto entries = runner.journal().migrations();
  if (!entries) return entries.error().message;
  const auto& semantics = dialect.semantics(runner.server());
  catalog::Catalog catalog = catalog::empty_catalog(semantics);
  for (const Migration& migration : history) {
    const Source source(migration.id + ".sql", migration.sql);
    const dialect::Script parsed = dialect.parse(source);
    plan::Chosen chosen;
    for (size_t i = 0; i < parsed.statements.size(); ++i)
      chosen.push_back(i);
    const auto script = plan::script_of(migration.sql, source, parsed, chosen, false, catalog,
                                        semantics, dialect.costs(runner.server()));
    if (!script) return script.error().message;
    journal::Migration entry{.history = "test", .migration = migration.id, .phase = "none"};
    for (const auto& each : *entries)
      if (each.migration == migration.id) entry = each;
    if (entry.id != 0 && entry.state == journal::State::applied) continue;
    entry.checksum = script->checksum;
    const auto done = runner.apply(*script, entry, semantics);
    if (!done) return done.error().message;
  }
  return "";
}

/// Everything that a run leaves in the database, without times.
std::string all_of(const std::filesystem::path& file) {
  auto connection = dialects::connect({.scheme = "sqlite", .database = file.string()});
  REQUIRE(connection);
  std::string text;
  for (const std::string query :
       {"SELECT type, name, sql FROM sqlite_schema ORDER BY type, name",
        "SELECT * FROM teams ORDER BY id", "SELECT * FROM people ORDER BY id",
        "SELECT id, migration, state, checksum FROM segue_migrations ORDER BY id",
        "SELECT migration_id, direction, number, statement, state, problem FROM segue_steps ORDER "
        "BY 1, 2, 3",
        "SELECT who FROM segue_runner ORDER BY name", "PRAGMA foreign_key_check",
        "PRAGMA integrity_check"}) {
    const auto rows = (*connection)->run(query, {});
    REQUIRE(rows);
    for (const auto& row : rows->rows) {
      for (const auto& cell : row)
        text += cell.value_or("NULL") + "|";
      text += "\n";
    }
  }
  return text;
}

/// No event can be taken out or changed without a trace.
bool is_chain(const std::filesystem::path& file) {
  auto connection = dialects::connect({.scheme = "sqlite", .database = file.string()});
  REQUIRE(connection);
  journal::Journal journal(**connection, *dialects::by_name("sqlite"), owner());
  const auto events = journal.events();
  REQUIRE(events);
  std::string previous;
  for (const auto& event : *events) {
    if (event.previous != previous || event.hash != event.proper_hash()) return false;
    previous = event.hash;
  }
  return !events->empty();
}

/// Runs it in a process of its own that is killed at the n-th moment. Whether it got to its end.
bool survives(const std::filesystem::path& file, int n) {
  const pid_t child = ::fork();
  if (child == 0) {
    int left = n;
    const std::string problem = apply_all(file, [&](bool) {
      if (--left == 0) ::kill(::getpid(), SIGKILL);
    });
    ::_exit(problem.empty() ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status)) REQUIRE(WEXITSTATUS(status) == 0);
  return WIFEXITED(status);
}

}  // namespace

TEST_CASE("a run that is killed at any moment goes on to the same end") {
  const auto whole = fresh_file();
  REQUIRE(apply_all(whole).empty());
  const std::string wanted = all_of(whole);
  int n = 1;
  for (;; ++n) {
    const auto file = fresh_file();
    const bool finished = survives(file, n);
    INFO("killed at moment " << n);
    const std::string problem = apply_all(file);
    CHECK(problem == "");
    CHECK(all_of(file) == wanted);
    CHECK(is_chain(file));
    std::filesystem::remove_all(file.parent_path());
    if (finished) break;
  }
  std::filesystem::remove_all(whole.parent_path());
  WARN("killed at " << n - 1 << " moments: each run went on to the same schema, rows and journal");
  CHECK(n > 50);
}

TEST_CASE("of several runners at once one works and the others have nothing to do") {
  const auto file = fresh_file();
  std::vector<pid_t> runners;
  for (int i = 0; i < 8; ++i) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(apply_all(file).empty() ? 0 : 1);
    runners.push_back(child);
  }
  for (const pid_t runner : runners) {
    int status = 0;
    ::waitpid(runner, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
  }
  const auto alone = fresh_file();
  REQUIRE(apply_all(alone).empty());
  CHECK(all_of(file) == all_of(alone));
  std::filesystem::remove_all(file.parent_path());
  std::filesystem::remove_all(alone.parent_path());
}

TEST_CASE("a statement that fails leaves nothing, and says where it stands") {
  const auto file = fresh_file();
  const auto& dialect = *dialects::by_name("sqlite");
  run::Progress silent;
  run::Runner runner(connect_to(file, {}), dialect, owner(), {}, silent);
  REQUIRE(runner.open());
  const auto& semantics = dialect.semantics(runner.server());
  catalog::Catalog catalog = catalog::empty_catalog(semantics);
  const std::string sql = "CREATE TABLE t (a INTEGER);\nINSERT INTO t VALUES (no_such_function());";
  const Source source("1.sql", sql);
  const dialect::Script parsed = dialect.parse(source);
  const auto script = plan::script_of(sql, source, parsed, {0, 1}, false, catalog, semantics,
                                      dialect.costs(runner.server()));
  REQUIRE(script);
  const auto done =
      runner.apply(*script, {.history = "test", .migration = "1", .phase = "none"}, semantics);
  REQUIRE_FALSE(done);
  CHECK(done.error().code == ErrorCode::step);
  CHECK(done.error().message.find("1.sql:2:") == 0);
  const auto left = runner.connection().run("SELECT count(*) FROM sqlite_schema WHERE name = 't'");
  REQUIRE(left);
  CHECK(left->number(0, 0) == 0);
  const auto entries = runner.journal().migrations();
  REQUIRE(entries);
  CHECK(entries->empty());
  std::filesystem::remove_all(file.parent_path());
}
