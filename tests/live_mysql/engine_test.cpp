// What an engine promises (src/dialect/engine.h), kept on real servers.

#include "dialects/mysql/engine.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "live_mysql/servers.h"

namespace segue::test {
namespace {

using namespace std::chrono_literals;
using dialect::Connection;
using dialect::Failure;

const dialect::Engine& engine() {
  return mysql::engine();
}

template <class T>
T good(Result<T> result) {
  INFO((result ? "" : result.error().message));
  REQUIRE(result);
  return std::move(*result);
}

/// Waits for something that another thread does: at most ten seconds.
template <class Condition>
bool comes_true(const Condition& condition) {
  for (int i = 0; i < 500; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(20ms);
  }
  return false;
}

void wait_for_locks(Connection& connection, std::chrono::milliseconds limit) {
  for (const std::string& statement : engine().wait_for_locks(limit))
    done(connection, statement);
}

}  // namespace

TEST_CASE("versions are read from what servers call themselves") {
  const auto version = [](std::string_view text) {
    const dialect::Version v = engine().version_of(text);
    return v.product + ' ' + std::to_string(v.major) + '.' + std::to_string(v.minor) + '.' +
           std::to_string(v.patch);
  };
  CHECK(version("10.11.6-MariaDB-0+deb12u1") == "mariadb 10.11.6");
  CHECK(version("5.5.5-10.4.32-MariaDB-log") == "mariadb 10.4.32");
  CHECK(version("9.7.4-2") == " 9.7.4");
  CHECK(version("8.0.36-0ubuntu0.22.04.1") == " 8.0.36");
  CHECK(version("8.4") == " 8.4.0");
}

TEST_CASE("a prepared session is as the server has its sessions") {
  for (const LiveServer* server : live_servers()) {
    const auto root = session(server->target());
    const std::string isolation = server->is_mariadb() ? "tx_isolation" : "transaction_isolation";
    done(*root, "SET GLOBAL " + isolation + " = 'READ-COMMITTED'");
    done(*root, "SET GLOBAL sql_mode = 'ANSI_QUOTES'");
    const auto connection = session(server->target());
    CHECK(good(engine().prepare(*connection, "segue test")));
    const auto rows = done(*connection, "SELECT @@" + isolation +
                                            ", @@sql_mode, @@collation_connection, @@autocommit,"
                                            " @@lock_wait_timeout");
    CHECK(rows.text(0, 0) == "READ-COMMITTED");
    CHECK(rows.text(0, 1) == "ANSI_QUOTES");
    CHECK(rows.text(0, 2) == (server->is_mariadb() ? "utf8mb4_general_ci" : "utf8mb4_0900_ai_ci"));
    CHECK(rows.text(0, 3) == "1");
    CHECK(rows.number(0, 4) == 2);
    done(*root, "SET GLOBAL " + isolation + " = DEFAULT, GLOBAL sql_mode = DEFAULT");
  }
}

TEST_CASE("a pooler is told from a session") {
  // What hands each statement to another session answers with other numbers.
  class Pooler : public Connection {
   public:
    dialect::Answer run(std::string_view, const dialect::Values&) override {
      dialect::Rows rows;
      rows.rows.push_back({std::to_string(++number_), "segue"});
      return rows;
    }
    bool interrupt() override { return false; }
    std::string server_version() override { return "8.0.11"; }

   private:
    int number_ = 0;
  };
  Pooler pooler;
  const auto prepared = engine().prepare(pooler, "segue");
  REQUIRE_FALSE(prepared);
  CHECK(prepared.error().message.find("pooler") != std::string::npos);
}

TEST_CASE("the clock is that of the server, in milliseconds, whatever the time zone") {
  for (const LiveServer* server : live_servers()) {
    const auto connection = session(server->target());
    const auto now = [&] {
      return done(*connection, "SELECT " + std::string(engine().now())).number(0, 0);
    };
    const int64_t here = std::chrono::duration_cast<std::chrono::milliseconds>(
                             std::chrono::system_clock::now().time_since_epoch())
                             .count();
    CHECK(std::abs(now() - here) < 5000);
    done(*connection, "SET time_zone = '+11:00'");
    CHECK(std::abs(now() - here) < 10000);
    const int64_t first = now();
    CHECK(comes_true([&] { return now() % 1000 != first % 1000; }));
    CHECK(now() >= first);
  }
}

TEST_CASE("a lock has one owner and dies with the session") {
  for (const LiveServer* server : live_servers()) {
    auto owner = fresh_database(*server, "contract");
    const auto other = session(server->target("contract"));
    CHECK(good(engine().try_lock(*owner, "runner")));
    CHECK_FALSE(good(engine().try_lock(*other, "runner")));
    CHECK(good(engine().try_lock(*other, std::string(200, 'x'))));
    // Databases of one server do not lock each other out.
    const auto elsewhere = fresh_database(*server, "contract_two");
    CHECK(good(engine().try_lock(*elsewhere, "runner")));
    CHECK(good(engine().unlock(*owner, "runner")));
    CHECK(good(engine().try_lock(*other, "runner")));
    CHECK(good(engine().unlock(*other, "runner")));
    CHECK(good(engine().try_lock(*owner, "runner")));
    owner.reset();
    CHECK(comes_true([&] { return good(engine().try_lock(*other, "runner")); }));
  }
}

TEST_CASE("sessions have names, and are ended by them") {
  for (const LiveServer* server : live_servers()) {
    const auto watcher = session(server->target());
    const auto connection = session(server->target_by_network());
    const std::string name = good(engine().session_of(*connection));
    CHECK(name == good(engine().session_of(*connection)));
    CHECK(name != good(engine().session_of(*watcher)));
    CHECK(good(engine().session_exists(*watcher, name)));
    // The same number of a server that was started at another time is another session.
    std::string of_old = name;
    of_old[of_old.find('@') + 1] = '0';
    CHECK_FALSE(good(engine().session_exists(*watcher, of_old)));
    CHECK_FALSE(good(engine().end_session(*watcher, of_old)));
    CHECK_FALSE(good(engine().session_exists(*watcher, "")));

    CHECK(good(engine().end_session(*watcher, name)));
    CHECK(comes_true([&] { return !good(engine().session_exists(*watcher, name)); }));
    CHECK_FALSE(good(engine().end_session(*watcher, name)));
    const dialect::Answer answer = connection->run("SELECT 1");
    REQUIRE_FALSE(answer);
    INFO(server->name() << ": " << answer.error().number << ' ' << answer.error().message);
    CHECK(answer.error().failure == Failure::lost);
  }
}

TEST_CASE("who may not see a session does not take it for gone") {
  for (const LiveServer* server : live_servers()) {
    const auto root = session(server->target());
    done(*root, "CREATE USER blind@'127.0.0.1' IDENTIFIED BY 'b'");
    auto target = server->target_by_network();
    target.user = "blind";
    target.password = "b";
    const auto blind = session(target);
    const std::string name = good(engine().session_of(*root));
    CHECK(good(engine().session_exists(*blind, name)));
    CHECK_FALSE(good(engine().end_session(*blind, name)));
    const std::string own = good(engine().session_of(*blind));
    CHECK(good(engine().session_exists(*blind, own)));
    {
      const auto second = session(target);
      const std::string gone = good(engine().session_of(*second));
      done(*root, "KILL " + gone.substr(0, gone.find('@')));
      CHECK(comes_true([&] { return !good(engine().session_exists(*blind, gone)); }));
    }
    done(*root, "DROP USER blind@'127.0.0.1'");
  }
}

TEST_CASE("who holds a table is named, and the wait is seen") {
  for (const LiveServer* server : live_servers()) {
    const auto holder = fresh_database(*server, "contract");
    done(*holder, "CREATE TABLE t (a int PRIMARY KEY)");
    const auto waiter = session(server->target("contract"));
    const auto watcher = session(server->target("contract"));
    const std::string waiting = good(engine().session_of(*waiter));
    const std::string holding = good(engine().session_of(*holder));
    CHECK(good(engine().blockers(*watcher, waiting)).empty());
    CHECK_FALSE(good(engine().is_waiting_for_lock(*watcher, waiting)));

    done(*holder, "START TRANSACTION");
    done(*holder, "SELECT * FROM t /* IDENTIFIED BY 'hidden' */");
    wait_for_locks(*waiter, 20s);
    std::thread other([&] {
      const dialect::Answer answer = waiter->run("ALTER TABLE t ADD b int");
      if (answer || answer.error().failure != Failure::cancelled) std::abort();
    });
    CHECK(comes_true([&] { return good(engine().is_waiting_for_lock(*watcher, waiting)); }));
    // A server says for a moment after its answer that it still works on it.
    std::vector<dialect::Blocker> found;
    CHECK(comes_true([&] {
      found = good(engine().blockers(*watcher, waiting));
      return !found.empty() && found[0].idle;
    }));
    CHECK(comes_true([&] { return waiter->interrupt(); }));
    other.join();
    INFO(server->name());
    REQUIRE(found.size() == 1);
    CHECK(found[0].session == holding);
    CHECK(found[0].who.find("root@") == 0);
    CHECK(found[0].age < 60s);
    if (!server->is_mariadb()) CHECK(found[0].statement.find("SELECT * FROM t") == 0);
    CHECK_FALSE(good(engine().is_waiting_for_lock(*watcher, waiting)));
    done(*holder, "ROLLBACK");
  }
}

TEST_CASE("who holds a row is named") {
  for (const LiveServer* server : live_servers()) {
    const auto holder = fresh_database(*server, "contract");
    done(*holder, "CREATE TABLE t (a int PRIMARY KEY, b int)");
    done(*holder, "INSERT INTO t VALUES (1, 0)");
    const auto waiter = session(server->target("contract"));
    const auto bystander = session(server->target("contract"));
    const auto watcher = session(server->target("contract"));
    const std::string waiting = good(engine().session_of(*waiter));
    done(*bystander, "START TRANSACTION");
    done(*bystander, "SELECT * FROM t");
    done(*holder, "START TRANSACTION");
    done(*holder, "UPDATE t SET b = 1");
    wait_for_locks(*waiter, 20s);
    std::thread other([&] { (void)waiter->run("UPDATE t SET b = 2"); });
    CHECK(comes_true([&] { return !good(engine().blockers(*watcher, waiting)).empty(); }));
    const auto found = good(engine().blockers(*watcher, waiting));
    done(*holder, "COMMIT");
    other.join();
    REQUIRE(found.size() == 1);
    CHECK(found[0].session == good(engine().session_of(*holder)));
    done(*bystander, "COMMIT");
  }
}

TEST_CASE("a wait for locks ends when it was told to") {
  for (const LiveServer* server : live_servers()) {
    const auto holder = fresh_database(*server, "contract");
    done(*holder, "CREATE TABLE t (a int)");
    done(*holder, "START TRANSACTION");
    done(*holder, "SELECT * FROM t");
    const auto waiter = session(server->target("contract"));
    for (const auto limit : {0ms, 1ms, 1000ms, 3600000ms})
      wait_for_locks(*waiter, limit);
    wait_for_locks(*waiter, 300ms);
    const auto begun = std::chrono::steady_clock::now();
    const dialect::Answer answer = waiter->run("ALTER TABLE t ADD b int");
    REQUIRE_FALSE(answer);
    CHECK(answer.error().failure == Failure::lock_timeout);
    CHECK(std::chrono::steady_clock::now() - begun >= 300ms);
    done(*holder, "ROLLBACK");
  }
}

TEST_CASE("a hurried statement does not wait where the server has words for that") {
  const std::string before =
      "CREATE TABLE t (a int PRIMARY KEY, b varchar(20), KEY k (b)); CREATE TABLE u (a int);"
      " CREATE TABLE v (a int)";
  const std::vector<std::pair<std::string, std::string>> statements{
      {"ALTER TABLE t /* why */ ADD c int", "ALTER TABLE t NOWAIT /* why */ ADD c int"},
      {"ALTER TABLE IF EXISTS `t` ADD d int", "ALTER TABLE IF EXISTS `t` NOWAIT ADD d int"},
      {"CREATE INDEX i ON t (b(3), a) COMMENT 'x'",
       "CREATE INDEX i ON t (b(3), a) NOWAIT COMMENT 'x'"},
      {"DROP INDEX i ON t -- why", "DROP INDEX i ON t NOWAIT -- why"},
      {"RENAME TABLE u TO w, v TO x", "RENAME TABLE u NOWAIT TO w, v TO x"},
      {"TRUNCATE TABLE w", "TRUNCATE TABLE w NOWAIT"},
      {"DROP TABLE IF EXISTS w, x RESTRICT", "DROP TABLE IF EXISTS w, x NOWAIT RESTRICT"},
  };
  const dialect::Version mariadb = engine().version_of("10.11.6-MariaDB");
  for (const auto& [plain, hurried] : statements) {
    CHECK(engine().hurried(mariadb, plain, 100ms) == hurried);
    CHECK_FALSE(engine().hurried(mariadb, hurried, 100ms));
    CHECK_FALSE(engine().hurried(engine().version_of("8.4.0"), plain, 100ms));
  }
  CHECK(engine().hurried(mariadb, "TRUNCATE t", 2500ms) == "TRUNCATE t WAIT 3");
  for (const std::string other : {"CREATE TABLE t (a int)", "DROP VIEW v", "SELECT 1", "nonsense",
                                  "ALTER TABLE t ADD a int; ALTER TABLE t ADD b int"})
    CHECK_FALSE(engine().hurried(mariadb, other, 100ms));

  for (const LiveServer* server : live_servers()) {
    CHECK(engine().wants_watchdog(engine().version_of(
              session(server->target())->server_version())) == !server->is_mariadb());
    if (!server->is_mariadb()) continue;
    const auto connection = fresh_database(*server, "contract");
    for (size_t at = 0; at < before.size();) {
      const size_t end = std::min(before.find(';', at), before.size());
      done(*connection, before.substr(at, end - at));
      at = end + 1;
    }
    const auto holder = session(server->target("contract"));
    wait_for_locks(*connection, 20s);
    for (const auto& [plain, hurried] : statements) {
      done(*holder, "START TRANSACTION");
      (void)holder->run("SELECT * FROM t");
      (void)holder->run("SELECT * FROM u");
      (void)holder->run("SELECT * FROM w");
      const auto begun = std::chrono::steady_clock::now();
      const dialect::Answer answer = connection->run(hurried);
      INFO(hurried);
      REQUIRE_FALSE(answer);
      CHECK(answer.error().failure == Failure::lock_timeout);
      CHECK(std::chrono::steady_clock::now() - begun < 5s);
      done(*holder, "COMMIT");
      done(*connection, hurried);
    }
  }
}

TEST_CASE("whether a table is there") {
  for (const LiveServer* server : live_servers()) {
    const auto connection = fresh_database(*server, "contract");
    done(*connection, "CREATE TABLE segue_step (a int)");
    CHECK(good(engine().has_table(*connection, "segue_step")));
    CHECK_FALSE(good(engine().has_table(*connection, "segue_steps")));
    CHECK_FALSE(good(engine().has_table(*session(server->target()), "segue_step")));
  }
}

}  // namespace segue::test
