#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "catalog/apply.h"
#include "dialects/all.h"
#include "dialects/drivers.h"
#include "support/rollout.h"

namespace {

using namespace segue;

/// One of each kind of step: a transaction, several statements, a rebuild with foreign keys off, a
/// statement that refuses transactions, rows.
const test::History history = {
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

/// A rollout of it on a database file.
test::Rollout rollout_on(const std::filesystem::path& file) {
  test::Rollout rollout{.dialect = *dialects::by_name("sqlite"),
                        .target = {.scheme = "sqlite", .database = file.string()},
                        .history = history};
  rollout.settings.lease.poll = std::chrono::milliseconds(5);
  return rollout;
}

std::string all_of(const std::filesystem::path& file) {
  return test::all_of(rollout_on(file),
                      {"SELECT type, name, sql FROM sqlite_schema ORDER BY type, name",
                       "SELECT * FROM teams ORDER BY id", "SELECT * FROM people ORDER BY id",
                       "PRAGMA foreign_key_check", "PRAGMA integrity_check"});
}

}  // namespace

TEST_CASE("a run that is killed at any moment goes on to the same end") {
  const auto whole = fresh_file();
  REQUIRE(test::apply_all(rollout_on(whole)).empty());
  const std::string wanted = all_of(whole);
  int n = 1;
  for (;; ++n) {
    const auto file = fresh_file();
    const bool finished = test::survives_until(rollout_on(file), n);
    INFO("killed at moment " << n);
    const std::string problem = test::apply_all(rollout_on(file));
    CHECK(problem == "");
    CHECK(all_of(file) == wanted);
    CHECK(test::is_chain(rollout_on(file)));
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
  for (int i = 0; i < 8; ++i)
    runners.push_back(
        test::in_child([&] { return test::apply_all(rollout_on(file)).empty() ? 0 : 1; }));
  for (const pid_t runner : runners)
    CHECK(test::end_of(runner) == 0);
  const auto alone = fresh_file();
  REQUIRE(test::apply_all(rollout_on(alone)).empty());
  CHECK(all_of(file) == all_of(alone));
  std::filesystem::remove_all(file.parent_path());
  std::filesystem::remove_all(alone.parent_path());
}

TEST_CASE("a statement that fails leaves nothing, and says where it stands") {
  const auto file = fresh_file();
  const auto& dialect = *dialects::by_name("sqlite");
  run::Progress silent;
  run::Runner runner([&] { return dialects::connect(rollout_on(file).target); }, dialect,
                     test::runner_here(), {}, silent);
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
