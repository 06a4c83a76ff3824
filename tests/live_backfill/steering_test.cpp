// What happens around a backfill while it runs: others steer it, rows that cannot be changed, rows
// that are locked, transactions that are older, and what is found afterwards.

#include <atomic>
#include <catch2/catch.hpp>
#include <iostream>
#include <mutex>
#include <thread>

#include "dialects/drivers.h"
#include "live_backfill/arenas.h"

namespace segue::test {
namespace {

using journal::BackfillState;
using std::chrono::milliseconds;

journal::Owner owner() {
  return {.who = "test", .host = "here", .process = 1, .tool = "test"};
}

const std::string schema =
    "CREATE TABLE items (id bigint NOT NULL PRIMARY KEY, text varchar(20), number int)";

/// Rows 1 to n, whose text is their number.
dialect::Target filled(const Arena& arena, int rows) {
  const auto target = arena.fresh();
  make_journal(target, arena.dialect);
  const auto connection = session(target);
  done(*connection, schema);
  std::string values;
  for (int i = 1; i <= rows; ++i)
    values += (i == 1 ? "(" : ", (") + std::to_string(i) + ", '" + std::to_string(i) + "', NULL)";
  done(*connection, "INSERT INTO items VALUES " + values);
  return target;
}

plan::Backfill read(const Arena& arena, const std::string& statement) {
  auto backfill = read_backfill(arena.dialect, schema, statement);
  INFO((backfill ? "" : backfill.error().message));
  REQUIRE(backfill);
  return std::move(*backfill);
}

/// Keeps what it is told.
class Listening : public run::BackfillProgress {
 public:
  void stands(const run::BackfillReport& report) override {
    const std::lock_guard lock(mutex_);
    last_ = report;
    ++told_;
  }
  void rests(const std::string& why) override {
    const std::lock_guard lock(mutex_);
    rests_.push_back(why);
  }
  void waits_for(const std::string& what) override {
    const std::lock_guard lock(mutex_);
    waits_.push_back(what);
  }
  void skipped(const std::string& row, const std::string& why) override {
    const std::lock_guard lock(mutex_);
    skipped_.push_back(row + ": " + why);
  }
  run::BackfillReport last() {
    const std::lock_guard lock(mutex_);
    return last_;
  }
  std::vector<std::string> rests() {
    const std::lock_guard lock(mutex_);
    return rests_;
  }
  std::vector<std::string> waits() {
    const std::lock_guard lock(mutex_);
    return waits_;
  }
  std::vector<std::string> skipped() {
    const std::lock_guard lock(mutex_);
    return skipped_;
  }
  int told() {
    const std::lock_guard lock(mutex_);
    return told_;
  }

 private:
  std::mutex mutex_;
  run::BackfillReport last_;
  std::vector<std::string> rests_, waits_, skipped_;
  int told_ = 0;
};

/// A backfill that runs in another thread.
class Running {
 public:
  Running(const Arena& arena, const dialect::Target& target, const plan::Backfill& backfill,
          const run::BackfillSettings& settings)
      : thread_([this, &arena, target, &backfill, settings] {
          ended_ = run_backfill(target, arena.dialect, backfill, settings, listening);
          over_ = true;
        }) {}
  ~Running() {
    if (thread_.joinable()) thread_.join();
  }
  std::string end() {
    thread_.join();
    return ended_;
  }
  bool over() const { return over_; }
  Listening listening;

 private:
  std::atomic<bool> over_ = false;
  std::string ended_;
  std::thread thread_;
};

/// Backfills in the journal, as another terminal sees them.
struct Terminal {
  Terminal(const Arena& arena, const dialect::Target& target)
      : connection(session(target)), log(*connection, arena.dialect.engine(), owner()) {
    REQUIRE(arena.dialect.engine().prepare(*connection, "terminal"));
    REQUIRE(log.synchronise());
  }
  journal::Backfill entry() {
    const auto all = log.all();
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    return all->front();
  }
  int64_t rows() {
    const auto tally = log.tally(entry().id);
    REQUIRE(tally);
    return tally->rows;
  }
  /// Waits until more rows than these have been passed.
  bool sees_rows(int64_t more_than) {
    return comes_true([&] {
      const auto all = log.all();
      return all && !all->empty() && rows() > more_than;
    });
  }
  dialect::ConnectionPtr connection;
  journal::Backfills log;
};

}  // namespace

TEST_CASE("another terminal lets a backfill rest, go on, change its pace, and end") {
  for (const auto& arena : arenas()) {
    INFO(arena.name);
    const auto target = filled(arena, 4000);
    const auto backfill = read(arena, "UPDATE items SET number = id");
    auto settings = small_steps(2);
    settings.pace.pause = 400;
    Running running(arena, target, backfill, settings);
    Terminal terminal(arena, target);
    REQUIRE(terminal.sees_rows(100));
    const int64_t id = terminal.entry().id;
    REQUIRE(terminal.log.change_state(id, {BackfillState::running}, BackfillState::paused));
    REQUIRE(comes_true([&] {
      const auto rests = running.listening.rests();
      return !rests.empty() && rests.back().find("paused") != std::string::npos;
    }));
    std::this_thread::sleep_for(milliseconds(300));
    const int64_t paused_at = terminal.rows();
    std::this_thread::sleep_for(milliseconds(300));
    CHECK(terminal.rows() == paused_at);
    REQUIRE(paused_at < 4000);

    REQUIRE(terminal.log.change_settings(id, "batch=33 pause=0"));
    REQUIRE(terminal.log.change_state(id, {BackfillState::paused}, BackfillState::running));
    REQUIRE(comes_true([&] { return running.over() || running.listening.last().batch == 33; }));
    CHECK(running.end() == "");
    CHECK(terminal.entry().state == BackfillState::done);
    CHECK(counted(*terminal.connection, "SELECT count(*) FROM items WHERE number = id") == 4000);
    CHECK(terminal.rows() == 4000);
  }
}

TEST_CASE("a backfill that is cancelled ends where it stands") {
  for (const auto& arena : arenas()) {
    INFO(arena.name);
    const auto target = filled(arena, 4000);
    const auto backfill = read(arena, "UPDATE items SET number = id");
    auto settings = small_steps();
    settings.pace.pause = 400;
    Running running(arena, target, backfill, settings);
    Terminal terminal(arena, target);
    REQUIRE(terminal.sees_rows(100));
    REQUIRE(terminal.log.change_state(terminal.entry().id, {BackfillState::running},
                                      BackfillState::cancelled));
    CHECK(running.end() == "it is cancelled");
    const int64_t changed =
        counted(*terminal.connection, "SELECT count(*) FROM items WHERE number = id");
    CHECK(changed < 4000);
    CHECK(changed == terminal.rows());
  }
}

TEST_CASE("a row that cannot be changed is found, and named") {
  for (const auto& arena : arenas()) {
    INFO(arena.name);
    const auto target = filled(arena, 500);
    Terminal terminal(arena, target);
    // Three rows that no row of the same number may stand beside.
    done(*terminal.connection, "CREATE UNIQUE INDEX one ON items (number)");
    done(*terminal.connection, "INSERT INTO items VALUES (1000, 'x', 17), (1001, 'x', 250)");
    const auto backfill = read(arena, "UPDATE items SET number = id WHERE id < 1000");
    const auto ended = run_backfill(target, arena.dialect, backfill, small_steps());
    CHECK(ended.find("the row id 17 cannot be changed") != std::string::npos);
    CHECK(terminal.entry().state == BackfillState::failed);
    CHECK(terminal.entry().problem.find("id 17") != std::string::npos);

    auto settings = small_steps();
    settings.pace.skip = 1;
    const auto again = run_backfill(target, arena.dialect, backfill, settings);
    CHECK(again.find("the row id 250 cannot be changed") != std::string::npos);
    settings.pace.skip = 2;
    Listening listening;
    CHECK(run_backfill(target, arena.dialect, backfill, settings, listening) == "");
    CHECK(listening.skipped().size() == 1);
    CHECK(counted(*terminal.connection, "SELECT count(*) FROM items WHERE number = id") == 498);
    const auto bad = terminal.log.bad_rows(terminal.entry().id, 10);
    REQUIRE(bad);
    REQUIRE(bad->size() == 2);
    CHECK(bad->at(0).key == "id 17");
    CHECK(bad->at(1).key == "id 250");
    CHECK(!bad->at(1).problem.empty());
  }
}

TEST_CASE("rows that others have locked are waited for") {
  for (const auto& arena : arenas()) {
    INFO(arena.name);
    const auto target = filled(arena, 300);
    const auto backfill = read(arena, "UPDATE items SET number = id");
    Terminal terminal(arena, target);
    // It is entered before: what has begun earlier is waited for there.
    auto settings = small_steps();
    settings.lock_timeout = milliseconds(50);
    settings.tries = 1000;
    settings.pace.pause = 1000;
    Running running(arena, target, backfill, settings);
    REQUIRE(terminal.sees_rows(0));
    const auto holder = session(target);
    REQUIRE(arena.dialect.engine().prepare(*holder, "holder"));
    done(*holder, std::string(arena.dialect.engine().begin()));
    done(*holder, "UPDATE items SET text = 'held' WHERE id = 300");
    std::this_thread::sleep_for(milliseconds(1500));
    CHECK(!running.over());
    done(*holder, "COMMIT");
    CHECK(running.end() == "");
    CHECK(counted(*terminal.connection, "SELECT count(*) FROM items WHERE number = id") == 300);
    CHECK(counted(*terminal.connection, "SELECT count(*) FROM items WHERE text = 'held'") == 1);
  }
}

TEST_CASE("what older transactions have inserted is met, too") {
  for (const auto& arena : arenas()) {
    if (arena.name == "SQLite") continue;  // one writer at a time
    INFO(arena.name);
    const auto target = filled(arena, 200);
    Terminal terminal(arena, target);
    const auto older = session(target);
    REQUIRE(arena.dialect.engine().prepare(*older, "older"));
    done(*older, std::string(arena.dialect.engine().begin()));
    done(*older, "INSERT INTO items VALUES (-5, 'early', NULL), (5000, 'late', NULL)");
    const auto backfill = read(arena, "UPDATE items SET number = id");
    Running running(arena, target, backfill, small_steps());
    REQUIRE(comes_true([&] { return !running.listening.waits().empty(); }));
    std::this_thread::sleep_for(milliseconds(500));
    CHECK(!running.over());
    CHECK(counted(*terminal.connection, "SELECT count(*) FROM items WHERE number IS NOT NULL") ==
          0);
    done(*older, "COMMIT");
    CHECK(running.end() == "");
    CHECK(counted(*terminal.connection, "SELECT count(*) FROM items WHERE number = id") == 202);
  }
}

TEST_CASE("a verification counts the rows that the statement would still change") {
  for (const auto& arena : arenas()) {
    INFO(arena.name);
    const auto target = filled(arena, 1000);
    Terminal terminal(arena, target);
    const auto backfill = read(arena, "UPDATE items SET number = id * 2 WHERE id > 10");
    REQUIRE(run_backfill(target, arena.dialect, backfill, small_steps()) == "");
    run::BackfillProgress silent;
    run::Backfiller backfiller([&] { return dialects::connect(target); }, arena.dialect, owner(),
                               small_steps(), silent);
    auto found = backfiller.verify(backfill, terminal.entry());
    REQUIRE(found);
    CHECK(found->impossible == "");
    CHECK(found->mismatches == 0);
    CHECK(terminal.entry().mismatches == 0);
    // An old application knows nothing of the new column.
    done(*terminal.connection, "UPDATE items SET number = NULL WHERE id IN (1, 11, 500, 501)");
    found = backfiller.verify(backfill, terminal.entry());
    REQUIRE(found);
    CHECK(found->mismatches == 3);
    CHECK(found->samples == std::vector<std::string>{"id 11", "id 500", "id 501"});
    CHECK(terminal.entry().mismatches == 3);
  }
}

TEST_CASE("no lock is taken on the whole table, and no transaction lasts") {
  for (const auto& arena : arenas()) {
    if (arena.name != "PostgreSQL") continue;  // the one that shows its locks
    const auto target = filled(arena, 20'000);
    const auto backfill = read(arena, "UPDATE items SET number = id");
    auto settings = small_steps(2);
    settings.pace.fixed_batch.reset();
    settings.pace.sizes.target = milliseconds(5);
    settings.pace.pause = 100;
    Running running(arena, target, backfill, settings);
    const auto watching = session(target);
    int looks = 0, locked = 0;
    while (!running.over()) {
      const auto modes =
          done(*watching,
               "SELECT DISTINCT mode FROM pg_locks WHERE locktype = 'relation' AND relation = "
               "to_regclass('items') AND mode NOT IN ('AccessShareLock')");
      for (size_t row = 0; row < modes.rows.size(); ++row) {
        CHECK(modes.text(row, 0) == "RowExclusiveLock");
        ++locked;
      }
      CHECK(
          counted(*watching,
                  "SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start) * "
                  "1000), 0)::bigint FROM pg_stat_activity WHERE application_name LIKE 'segue%'") <
          1000);
      ++looks;
    }
    CHECK(running.end() == "");
    CHECK(looks > 10);
    CHECK(locked > 0);
  }
}

TEST_CASE("an empty table is done at once") {
  for (const auto& arena : arenas()) {
    INFO(arena.name);
    const auto target = arena.fresh();
    make_journal(target, arena.dialect);
    done(*session(target), schema);
    CHECK(run_backfill(target, arena.dialect, read(arena, "UPDATE items SET number = id"),
                       small_steps(4)) == "");
  }
}

TEST_CASE("two processes that begin at the same moment share one backfill") {
  for (const auto& arena : arenas()) {
    INFO(arena.name);
    const auto target = filled(arena, 2000);
    const auto backfill =
        read(arena, "UPDATE items SET number = coalesce(number, 0) + 1 WHERE id > 0");
    std::vector<std::unique_ptr<Running>> running;
    for (int i = 0; i < 3; ++i)
      running.push_back(std::make_unique<Running>(arena, target, backfill, small_steps(2)));
    for (auto& one : running)
      CHECK(one->end() == "");
    Terminal terminal(arena, target);
    CHECK(counted(*terminal.connection, "SELECT count(*) FROM items WHERE number = 1") == 2000);
    CHECK(terminal.rows() == 2000);
  }
}

}  // namespace segue::test
