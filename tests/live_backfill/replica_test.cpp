// A replica that falls behind: the backfill rests, says so, and goes on when the replica has caught
// up.

#include <atomic>
#include <catch2/catch.hpp>
#include <iostream>
#include <mutex>
#include <thread>

#include "dialects/all.h"
#include "live_backfill/arenas.h"
#include "support/postgresql_server.h"

namespace segue::test {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

class Listening : public run::BackfillProgress {
 public:
  void rests(const std::string& why) override {
    const std::lock_guard lock(mutex_);
    rests_.push_back(why);
  }
  std::vector<std::string> rests() {
    const std::lock_guard lock(mutex_);
    return rests_;
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> rests_;
};

dialect::Target on(const std::string& folder) {
  return {.scheme = "postgresql", .user = "postgres", .host = folder, .database = "postgres"};
}

}  // namespace

TEST_CASE("a replica that falls behind holds a backfill up, and lets it go on") {
  const auto programs = postgresql_servers();
  if (programs.empty()) {
    std::cout << "NOT CHECKED: there is no PostgreSQL to replicate\n";
    return;
  }
  PostgresqlServer server(programs.back());
  const auto replica = session(on(server.start_replica()));
  const auto primary = session(on(server.folder()));
  REQUIRE(counted(*primary, "SELECT count(*) FROM pg_stat_replication") == 1);
  const auto& dialect = *dialects::by_name("postgresql");
  make_journal(on(server.folder()), dialect);
  const std::string schema = "CREATE TABLE items (id int PRIMARY KEY, text text, copy text)";
  constexpr int rows = 400'000;
  done(*primary, schema);
  done(*primary, "INSERT INTO items SELECT n, repeat('x', 100), NULL FROM generate_series(1, " +
                     std::to_string(rows) + ") n");
  REQUIRE(comes_true([&] {
    return counted(*replica, "SELECT count(*) FROM pg_class WHERE relname = 'items'") == 1 &&
           counted(*replica, "SELECT count(*) FROM items") == rows;
  }));
  const auto backfill = read_backfill(dialect, schema, "UPDATE items SET copy = text");
  REQUIRE(backfill);

  run::BackfillSettings settings;
  settings.pace.sizes.target = milliseconds(20);
  settings.pace.pause = 300;  // so that there is time to see it
  settings.hold = milliseconds(500);
  Listening listening;
  std::string ended = "?";
  std::atomic<bool> over = false;
  std::thread working([&] {
    ended = run_backfill(on(server.folder()), dialect, *backfill, settings, listening);
    over = true;
  });
  const auto passed = [&] {
    return counted(*primary, "SELECT coalesce(sum(row_count), 0) FROM segue_ranges");
  };
  REQUIRE(comes_true([&] { return passed() > 2000; }));
  done(*replica, "SELECT pg_wal_replay_pause()");
  const auto behind = Clock::now() + settings.limits.replica_lag;
  REQUIRE(comes_true([&] { return !listening.rests().empty(); }));
  const auto rested = Clock::now();
  CHECK(listening.rests().back().find("behind") != std::string::npos);
  std::this_thread::sleep_for(milliseconds(500));
  const auto stood_at = passed();
  std::this_thread::sleep_for(milliseconds(2000));
  CHECK(passed() == stood_at);
  CHECK(!over);
  const auto late = std::chrono::duration_cast<milliseconds>(rested - behind);
  std::cout << "a replica was further behind than allowed: the backfill rested after "
            << late.count() << " ms\n";
  CHECK(late < milliseconds(2000));

  done(*replica, "SELECT pg_wal_replay_resume()");
  REQUIRE(comes_true([&] { return listening.rests().back().empty(); }));
  working.join();
  CHECK(ended == "");
  CHECK(counted(*primary, "SELECT count(*) FROM items WHERE copy = text") == rows);
}

}  // namespace segue::test
