// Backfills whose processes are killed at any moment, while others insert, change and delete rows:
// every row is met exactly once, and none is missed.

#include <signal.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>
#include <random>
#include <thread>

#include "dialects/drivers.h"
#include "live_backfill/arenas.h"

namespace segue::test {
namespace {

using std::chrono::milliseconds;

int wanted_kills() {
  const char* told = std::getenv("SEGUE_KILLS");
  return told == nullptr ? 200 : std::max(1, std::atoi(told));
}
/// Whoever wants few kills wants to be done soon.
int wanted_rows() {
  return wanted_kills() < 100 ? 1000 : 3000;
}

/// `origin` tells the rows of the start from those that come while it runs, `met` how often the
/// backfill met a row.
const std::string schema =
    "CREATE TABLE items (id bigint NOT NULL PRIMARY KEY, origin int NOT NULL, met int NOT NULL, "
    "note varchar(50))";
const std::string statement = "UPDATE items SET met = met + 1";

void fill(dialect::Connection& connection) {
  done(connection, schema);
  std::mt19937 chance(7);
  int64_t id = 0;
  for (int from = 0; from < wanted_rows(); from += 500) {
    std::string values;
    for (int i = 0; i < 500; ++i) {
      // Gaps, some of them wide.
      id += 1 + (chance() % 50 == 0 ? static_cast<int64_t>(chance() % 100'000) : chance() % 5);
      values += (i == 0 ? "(" : ", (") + std::to_string(id) + ", 0, 0, 'old')";
    }
    done(connection, "INSERT INTO items VALUES " + values);
  }
}

/// The application: it inserts, changes and deletes rows all the time, until it is ended.
int keep_changing(const Arena& arena, const dialect::Target& target, unsigned seed) {
  auto connection = dialects::connect(target);
  if (!connection) return 1;
  if (!arena.dialect.engine().prepare(**connection, "application")) return 1;
  std::mt19937 chance(seed);
  while (true) {
    const auto near = std::to_string(chance() % 400'000);
    const auto next =
        "(SELECT id FROM (SELECT min(id) AS id FROM items WHERE id >= " + near + ") x)";
    switch (chance() % 4) {
      case 0:
        (void)(*connection)->run("INSERT INTO items VALUES (" + near + ", 1, 0, 'new')");
        break;
      case 1:
        (void)(*connection)->run("DELETE FROM items WHERE id = " + next);
        break;
      default:
        (void)(*connection)->run("UPDATE items SET note = 'seen' WHERE id = " + next);
    }
    std::this_thread::sleep_for(milliseconds(1 + chance() % 3));
  }
}

/// How many processes work at the same time, and how many workers each of them has.
struct Crew {
  int processes;
  int workers;
};

/// Starts a crew; the last process is the parent's to kill.
std::vector<pid_t> start(const Arena& arena, const dialect::Target& target,
                         const plan::Backfill& backfill, const Crew& crew) {
  std::vector<pid_t> children;
  for (int i = 0; i < crew.processes; ++i)
    children.push_back(in_child([&] {
      const auto problem = run_backfill(target, arena.dialect, backfill, small_steps(crew.workers));
      if (!problem.empty()) std::cerr << arena.name << ": " << problem << "\n";
      return problem.empty() ? 0 : 1;
    }));
  return children;
}

/// Runs one backfill to its end, killing all of its processes again and again. How often.
int kill_until_done(const Arena& arena, const Crew& crew, std::mt19937& chance) {
  const auto target = arena.fresh();
  {
    const auto connection = session(target);
    fill(*connection);
  }
  make_journal(target, arena.dialect);
  const auto backfill = read_backfill(arena.dialect, schema, statement);
  INFO((backfill ? "" : backfill.error().message));
  REQUIRE(backfill);
  REQUIRE(!backfill->repeatable);
  const pid_t application =
      in_child([&, seed = chance()] { return keep_changing(arena, target, seed); });
  const unsigned longest = 270 + 100 * static_cast<unsigned>(crew.workers * crew.processes);
  int kills = 0;
  bool over = false;
  for (int i = 0; !over && i < 500; ++i) {
    const auto children = start(arena, target, *backfill, crew);
    std::this_thread::sleep_for(milliseconds(30 + chance() % longest));
    over = true;
    for (const pid_t child : children)
      ::kill(child, SIGKILL);
    for (const pid_t child : children) {
      const int status = end_of(child);
      if (status == 128 + SIGKILL) {
        over = false;
        ++kills;
      } else {
        REQUIRE(status == 0);
      }
    }
  }
  ::kill(application, SIGKILL);
  (void)end_of(application);
  REQUIRE(over);
  const auto connection = session(target);
  const auto count = [&](const std::string& where) {
    return done(*connection, "SELECT count(*) FROM items WHERE " + where).number(0, 0);
  };
  CHECK(count("origin = 0 AND met = 1") > 0);
  CHECK(count("origin = 0 AND met <> 1") == 0);
  CHECK(count("met > 1") == 0);
  CHECK(count("origin = 1") > 0);
  return kills;
}

}  // namespace

TEST_CASE("a backfill that is killed at random meets every row exactly once") {
  const Crew crews[] = {{1, 1}, {1, 2}, {1, 8}, {2, 2}};
  for (const auto& arena : arenas()) {
    INFO(arena.name);
    std::mt19937 chance(20261127);
    int kills = 0, rounds = 0;
    // Each crew at least once.
    while (kills < wanted_kills() || rounds < 4) {
      const Crew& crew = crews[rounds++ % 4];
      INFO(crew.processes << " processes with " << crew.workers << " workers");
      kills += kill_until_done(arena, crew, chance);
    }
    std::cout << arena.name << ": " << kills << " kills in " << rounds << " backfills of "
              << wanted_rows() << " rows: every row met once\n";
  }
}

}  // namespace segue::test
