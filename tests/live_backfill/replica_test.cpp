// A replica that falls behind: the backfill rests, says so, and goes on when the replica has caught
// up.

#include <atomic>
#include <catch2/catch.hpp>
#include <functional>
#include <iostream>
#include <mutex>
#include <thread>

#include "dialects/all.h"
#include "dialects/drivers.h"
#include "live_backfill/arenas.h"
#include "support/postgresql_server.h"
#include "support/throwaway_server.h"

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

/// A server whose rows are changed, and one that follows it.
struct Following {
  const dialect::Dialect& dialect;
  dialect::Target target;       // of the first one
  dialect::Connection& first;   // a session on it
  dialect::Connection& second;  // … and on the other one
  std::string rows;             // what fills `items` with as many rows as `count`
  int64_t count = 0;
  std::function<void()> fall_behind;
  std::function<void()> catch_up;
};

/// The backfill rests within two seconds once the replica is further behind than it may be, changes
/// nothing while it is, and ends once the replica has caught up.
void rests_for_replica(const Following& pair, run::BackfillSettings settings) {
  make_journal(pair.target, pair.dialect);
  const std::string schema =
      "CREATE TABLE items (id int PRIMARY KEY, text varchar(100), copy varchar(100))";
  done(pair.first, schema);
  done(pair.first, pair.rows);
  REQUIRE(counted(pair.first, "SELECT count(*) FROM items") == pair.count);
  REQUIRE(comes_true([&] {
    return counted(pair.second,
                   "SELECT count(*) FROM information_schema.tables WHERE table_name = 'items'") ==
               1 &&
           counted(pair.second, "SELECT count(*) FROM items") == pair.count;
  }));
  const auto backfill = read_backfill(pair.dialect, schema, "UPDATE items SET copy = text");
  REQUIRE(backfill);

  settings.pace.sizes.target = milliseconds(20);
  settings.pace.pause = 300;  // so that there is time to see it
  settings.hold = milliseconds(500);
  Listening listening;
  std::string ended = "?";
  std::atomic<bool> over = false;
  std::thread working([&] {
    ended = run_backfill(pair.target, pair.dialect, *backfill, settings, listening);
    over = true;
  });
  const auto passed = [&] {
    return counted(pair.first, "SELECT coalesce(sum(row_count), 0) FROM segue_ranges");
  };
  REQUIRE(comes_true([&] { return passed() > 2000; }));
  // The rows that the table began with may have held it up a first time.
  const auto goes_on = [&] {
    const auto rests = listening.rests();
    return rests.empty() || rests.back().empty();
  };
  REQUIRE(comes_true(goes_on));
  const size_t rests_before = listening.rests().size();
  pair.fall_behind();
  const auto behind = Clock::now() + settings.limits.replica_lag;
  REQUIRE(comes_true([&] { return listening.rests().size() > rests_before; }));
  const auto rested = Clock::now();
  INFO(listening.rests().back());
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

  pair.catch_up();
  REQUIRE(comes_true(goes_on));
  working.join();
  CHECK(ended == "");
  CHECK(counted(pair.first, "SELECT count(*) FROM items WHERE copy = text") == pair.count);
}

dialect::Target on_postgresql(const std::string& folder) {
  return {.scheme = "postgresql", .user = "postgres", .host = folder, .database = "postgres"};
}

dialect::Target on_mysql(const ThrowawayServer& server, const std::string& database) {
  return {.scheme = "mysql",
          .user = "root",
          .database = database,
          .options = {{"socket", server.socket()}, {"defaults-file", "/dev/null"}}};
}

/// What makes one server follow another one, and one of its accounts for it.
std::vector<std::string> following(ThrowawayServer::Product product, int port) {
  const std::string where = "_HOST = '127.0.0.1', {0}_PORT = " + std::to_string(port) +
                            ", {0}_USER = 'follower', {0}_PASSWORD = 'follower', ";
  const auto with = [&](const std::string& word) {
    std::string text = word + where;
    for (size_t at = 0; (at = text.find("{0}", at)) != std::string::npos;)
      text.replace(at, 3, word);
    return text;
  };
  if (product == ThrowawayServer::Product::mariadb)
    return {"CHANGE MASTER TO " + with("MASTER") + "MASTER_USE_GTID = slave_pos", "START SLAVE"};
  return {
      "CHANGE REPLICATION SOURCE TO " + with("SOURCE") + "SOURCE_AUTO_POSITION = 1, SOURCE_SSL = 1",
      "START REPLICA"};
}

}  // namespace

TEST_CASE("a replica that falls behind holds a backfill up, and lets it go on") {
  const auto programs = postgresql_servers();
  if (programs.empty()) {
    std::cout << "NOT CHECKED: there is no PostgreSQL to replicate\n";
    return;
  }
  PostgresqlServer server(programs.back());
  const auto second = session(on_postgresql(server.start_replica()));
  const auto first = session(on_postgresql(server.folder()));
  REQUIRE(counted(*first, "SELECT count(*) FROM pg_stat_replication") == 1);
  // The server itself knows how far its replicas are.
  rests_for_replica({.dialect = *dialects::by_name("postgresql"),
                     .target = on_postgresql(server.folder()),
                     .first = *first,
                     .second = *second,
                     .rows = "INSERT INTO items SELECT n, repeat('x', 100), NULL"
                             " FROM generate_series(1, 400000) n",
                     .count = 400'000,
                     .fall_behind = [&] { done(*second, "SELECT pg_wal_replay_pause()"); },
                     .catch_up = [&] { done(*second, "SELECT pg_wal_replay_resume()"); }},
                    {});
}

TEST_CASE("a replica that has to be asked itself holds a backfill up, too") {
  using Product = ThrowawayServer::Product;
  for (const Product product : {Product::mariadb, Product::mysql}) {
    const std::string name = product == Product::mariadb ? "MariaDB" : "MySQL";
    const std::string program = ThrowawayServer::program(product);
    if (program.empty()) {
      std::cout << "NOT CHECKED: there is no " << name << " to replicate\n";
      continue;
    }
    INFO(name);
    const int port = free_port();
    std::vector<std::string> options = {"--log-bin=binlog", "--binlog-format=ROW"};
    if (product == Product::mysql) options = {"--gtid-mode=ON", "--enforce-gtid-consistency=ON"};
    const auto with = [&](std::vector<std::string> more) {
      more.insert(more.end(), options.begin(), options.end());
      return more;
    };
    const ThrowawayServer one(product, program,
                              with({"--server-id=1", "--port=" + std::to_string(port)}));
    const ThrowawayServer two(product, program, with({"--server-id=2"}));
    const auto first = session(on_mysql(one, ""));
    const auto second = session(on_mysql(two, ""));
    for (const auto& statement : following(product, port))
      done(*second, statement);
    done(*first, "CREATE USER follower@'127.0.0.1' IDENTIFIED BY 'follower'");
    done(*first, "GRANT REPLICATION SLAVE ON *.* TO follower@'127.0.0.1'");
    done(*first, "CREATE DATABASE shop");
    REQUIRE(comes_true([&] {
      return counted(*second,
                     "SELECT count(*) FROM information_schema.schemata"
                     " WHERE schema_name = 'shop'") == 1;
    }));
    for (auto* each : {first.get(), second.get()})
      done(*each, "USE shop");
    done(*first, "CREATE TABLE digits (n int PRIMARY KEY)");
    done(*first, "INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
    run::BackfillSettings settings;
    settings.replicas = {{name, [&] { return dialects::connect(on_mysql(two, "shop")); }}};
    rests_for_replica(
        {.dialect = *dialects::by_name("mysql"),
         .target = on_mysql(one, "shop"),
         .first = *first,
         .second = *second,
         .rows = "INSERT INTO items SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n,"
                 " repeat('x', 100), NULL FROM digits a, digits b, digits c, digits d, digits e",
         .count = 100'000,
         // What is to be applied waits for a reader who does not end.
         .fall_behind = [&] { done(*second, "LOCK TABLES items READ"); },
         .catch_up = [&] { done(*second, "UNLOCK TABLES"); }},
        settings);
  }
}

}  // namespace segue::test
