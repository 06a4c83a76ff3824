// What holds up a backfill before it has changed a row: it was begun in another way, its rows go
// where the journal cannot follow, or a batch takes more time than it is given at first.

#include <catch2/catch.hpp>

#include "dialects/drivers.h"
#include "live_backfill/arenas.h"

namespace segue::test {
namespace {

const std::string schema =
    "CREATE TABLE items (id bigint NOT NULL PRIMARY KEY, code bigint NOT NULL UNIQUE, number int)";

/// Rows 1 to n.
dialect::Target filled(const Arena& arena, int rows) {
  const auto target = arena.fresh();
  make_journal(target, arena.dialect);
  const auto connection = session(target);
  done(*connection, schema);
  for (int i = 1; i <= rows; ++i)
    done(*connection, "INSERT INTO items VALUES (" + std::to_string(i) + ", " +
                          std::to_string(rows - i) + ", NULL)");
  return target;
}

plan::Backfill read(const Arena& arena, const std::string& statement, const std::string& said,
                    const std::string& given = schema) {
  auto backfill = read_backfill(arena.dialect, given, statement, said);
  INFO((backfill ? "" : backfill.error().message));
  REQUIRE(backfill);
  return std::move(*backfill);
}

/// What a process is told that begins the backfill, or goes on with it.
std::string entered(const Arena& arena, const dialect::Target& target,
                    const plan::Backfill& backfill) {
  run::BackfillProgress silent;
  run::Backfiller backfiller([&] { return dialects::connect(target); }, arena.dialect,
                             {.who = "test", .host = "here", .process = 1, .tool = "test"},
                             small_steps(), silent);
  const auto entry = backfiller.enter(backfill, {"test", "1", "backfill"});
  return entry ? "" : entry.error().message;
}

}  // namespace

TEST_CASE("what was begun by one key does not go on by another") {
  for (const auto& arena : arenas()) {
    INFO(arena.name);
    const auto target = filled(arena, 5);
    const std::string count = "UPDATE items SET number = number + 1";
    CHECK(entered(arena, target, read(arena, count, "key=id")) == "");
    CHECK(entered(arena, target, read(arena, count, "")) == "");
    CHECK(entered(arena, target, read(arena, count, "key=code")) ==
          "the backfill of `1` was begun by the key `id` and would go on by the key `code`: say "
          "key=id");
    CHECK(entered(arena, target, read(arena, count, "batch=all")) ==
          "the backfill of `1` was begun by the key `id` and would go on in one piece: say key=id");
    CHECK(entered(arena, target, read(arena, count, "where=\"number IS NULL\"")) ==
          "the backfill of `1` was edited after it had been begun: undo the edit, or cancel it and "
          "run it with `--again`");
    CHECK(run_backfill(target, arena.dialect, read(arena, count, "key=id"), small_steps()) == "");
  }
}

TEST_CASE("what was begun in one piece does not go on in ranges") {
  for (const auto& arena : arenas()) {
    INFO(arena.name);
    const auto target = filled(arena, 5);
    const std::string statement = "UPDATE items SET number = 1";
    CHECK(entered(arena, target, read(arena, statement, "batch=all")) == "");
    CHECK(entered(arena, target, read(arena, statement, "")) ==
          "the backfill of `1` was begun in one piece and would go on by the key `id`: say "
          "batch=all, or cancel it and run it with `--again`");
  }
}

TEST_CASE("in one piece, the condition of the directive counts") {
  for (const auto& arena : arenas()) {
    INFO(arena.name);
    const auto target = filled(arena, 9);
    const auto backfill =
        read(arena, "DELETE FROM items WHERE id < 3 OR id > 5", "batch=all where=\"id <> 7\"");
    CHECK(run_backfill(target, arena.dialect, backfill, small_steps()) == "");
    const auto connection = session(target);
    CHECK(counted(*connection, "SELECT count(*) FROM items") == 4);
    CHECK(counted(*connection, "SELECT count(*) FROM items WHERE id = 7") == 1);
  }
}

TEST_CASE("rows are not copied to where the journal cannot follow") {
  for (const auto& arena : arenas()) {
    if (arena.name != "MariaDB" && arena.name != "MySQL") continue;
    INFO(arena.name);
    const auto target = filled(arena, 5);
    const auto connection = session(target);
    const std::string copies = "CREATE TABLE copies (id bigint NOT NULL) ENGINE=MyISAM";
    done(*connection, copies);
    const auto backfill =
        read(arena, "INSERT INTO copies SELECT id FROM items", "", schema + "; " + copies);
    const std::string problem = run_backfill(target, arena.dialect, backfill, small_steps());
    CHECK(problem.find("`copies` is kept by MyISAM, which knows no transactions") !=
          std::string::npos);
    CHECK(counted(*connection, "SELECT count(*) FROM copies") == 0);
  }
}

TEST_CASE("a batch that costs the same whatever it holds gets the time that it needs") {
  for (const auto& arena : arenas()) {
    std::string statement;
    if (arena.name.starts_with("PostgreSQL"))
      statement = "UPDATE items SET number = 1 WHERE (SELECT pg_sleep(1.3)) IS NOT NULL";
    if (arena.name == "MariaDB" || arena.name == "MySQL")
      statement = "UPDATE items JOIN (SELECT SLEEP(1.3) AS s) z SET number = 1";
    if (statement.empty()) continue;
    INFO(arena.name);
    const auto target = filled(arena, 40);
    auto settings = small_steps();
    settings.pace.fixed_batch.reset();
    settings.tries = 2;
    CHECK(run_backfill(target, arena.dialect, read(arena, statement, ""), settings) == "");
    const auto connection = session(target);
    CHECK(counted(*connection, "SELECT count(*) FROM items WHERE number = 1") == 40);
  }
}

}  // namespace segue::test
