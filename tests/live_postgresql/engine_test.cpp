// What an engine promises (dialect/engine.h), on a real server.

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "live_postgresql/session.h"

namespace segue::test {
namespace {

using namespace std::chrono_literals;
using dialect::Failure;
using dialect::Value;

/// What a call of the engine gave; fails the test where it failed.
template <class T>
T given(Result<T> result) {
  if (!result) FAIL(result.error().message);
  return std::move(*result);
}

/// A statement that waits for a lock, in a thread of its own.
class Waiting {
 public:
  Waiting(dialect::Connection& connection, const std::string& statement)
      : thread_([&connection, statement, this] { answer_ = connection.run(statement); }) {}
  ~Waiting() { join(); }

  bool join() {
    if (thread_.joinable()) thread_.join();
    return bool(answer_);
  }

 private:
  dialect::Answer answer_ = dialect::SqlError{};
  std::thread thread_;
};

std::vector<dialect::Blocker> blockers_of(dialect::Connection& asking, const std::string& session) {
  std::vector<dialect::Blocker> found;
  comes_true([&] {
    found = given(engine().blockers(asking, session));
    return !found.empty();
  });
  return found;
}

}  // namespace

TEST_CASE("a version is read from what the server calls itself") {
  const auto plain = engine().version_of("15.18 (Debian 15.18-0+deb12u1)");
  CHECK(plain.product.empty());
  CHECK(plain.major == 15);
  CHECK(plain.minor == 18);
  CHECK(engine().version_of("18beta1").major == 18);
  if (!server()) return;
  CHECK(engine().version_of(connect()->server_version()).at_least(10));
}

TEST_CASE("a prepared session has its name and the settings that scripts rely on") {
  if (!server()) return;
  const auto connection = connect();
  run(*connection, "SET standard_conforming_strings = off");
  CHECK(given(engine().prepare(*connection, "segue up")));
  const auto rows = run(*connection, "SELECT current_setting('application_name'), 'a\\b'");
  CHECK(rows.text(0, 0) == "segue up");
  CHECK(rows.text(0, 1) == "a\\b");
}

TEST_CASE("the server's clock is in milliseconds and goes on inside a transaction") {
  if (!server()) return;
  const auto connection = connect();
  run(*connection, std::string(engine().begin()));
  const std::string query = "SELECT " + std::string(engine().now());
  const int64_t before = run(*connection, query).number(0, 0);
  std::this_thread::sleep_for(20ms);
  const int64_t after = run(*connection, query).number(0, 0);
  CHECK(after >= before + 20);
  const auto ours = std::chrono::duration_cast<std::chrono::milliseconds>(
                        std::chrono::system_clock::now().time_since_epoch())
                        .count();
  CHECK(std::abs(ours - after) < 60'000);
}

TEST_CASE("a transaction that writes sees what others committed before") {
  if (!server()) return;
  const auto one = connect(), other = connect();
  run(*one, "CREATE TABLE seen (a int)");
  run(*one, "SET default_transaction_isolation = 'repeatable read'");
  run(*one, std::string(engine().begin()));
  run(*one, "SELECT * FROM seen");
  run(*other, "INSERT INTO seen VALUES (1)");
  CHECK(run(*one, "SELECT * FROM seen " + std::string(engine().row_lock())).rows.size() == 1);
  const auto locked = other->run("SELECT * FROM seen FOR UPDATE NOWAIT");
  REQUIRE(!locked);
  CHECK(locked.error().failure == Failure::lock_timeout);
  run(*one, "COMMIT");
  run(*one, "DROP TABLE seen");
}

TEST_CASE("a lock has one owner and goes with its session") {
  if (!server()) return;
  auto owner = connect();
  const auto other = connect();
  CHECK(given(engine().try_lock(*owner, "history")));
  CHECK_FALSE(given(engine().try_lock(*other, "history")));
  CHECK(given(engine().try_lock(*other, "another")));
  CHECK(given(engine().unlock(*owner, "history")));
  CHECK_FALSE(given(engine().unlock(*owner, "history")));
  CHECK(given(engine().try_lock(*other, "history")));
  CHECK(given(engine().unlock(*other, "history")));
  CHECK(given(engine().try_lock(*owner, "history")));
  owner.reset();
  CHECK(comes_true([&] { return given(engine().try_lock(*other, "history")); }));
}

TEST_CASE("a session can be asked for and ended by its name") {
  if (!server()) return;
  const auto connection = connect(), other = connect();
  const std::string name = given(engine().session_of(*connection));
  CHECK_FALSE(name.empty());
  CHECK(name != given(engine().session_of(*other)));
  CHECK(given(engine().session_exists(*other, name)));
  // The process lives, but is another session.
  const std::string later = name.substr(0, name.size() - 1) + (name.back() == '0' ? '1' : '0');
  CHECK_FALSE(given(engine().session_exists(*other, later)));
  CHECK_FALSE(given(engine().end_session(*other, later)));
  CHECK(given(engine().end_session(*other, name)));
  CHECK(comes_true([&] { return !given(engine().session_exists(*other, name)); }));
  CHECK(failure(*connection, "SELECT 1").failure == Failure::lost);
  CHECK_FALSE(given(engine().end_session(*other, name)));
}

TEST_CASE("an account that may not end a session is told no, and sees that it exists") {
  if (!server()) return;
  const auto owner = connect();
  run(*owner, "CREATE ROLE bystander LOGIN");
  auto as_bystander = target();
  as_bystander.user = "bystander";
  {
    const auto bystander = connect(as_bystander);
    const std::string name = given(engine().session_of(*owner));
    CHECK(given(engine().session_exists(*bystander, name)));
    CHECK_FALSE(given(engine().end_session(*bystander, name)));
  }
  run(*owner, "DROP ROLE bystander");
}

TEST_CASE("waiting for locks is bounded and unbounded again") {
  if (!server()) return;
  const auto connection = connect();
  const auto limit = [&](std::chrono::milliseconds wanted) {
    for (const auto& statement : engine().wait_for_locks(wanted))
      run(*connection, statement);
    return run(*connection, "SHOW lock_timeout").text(0, 0);
  };
  CHECK(limit(250ms) == "250ms");
  CHECK(limit(0ms) == "0");
}

TEST_CASE("who holds a lock is named") {
  if (!server()) return;
  auto as_shop = target();
  as_shop.options["application_name"] = "shop";
  const auto holder = connect(as_shop), waiter = connect(), asking = connect();
  run(*holder, "CREATE TABLE held (a int)");
  run(*holder, "BEGIN");
  run(*holder, "SELECT * FROM held WHERE a = 1 /* 'a long one' */ " + std::string(300, ' '));
  const std::string session = given(engine().session_of(*waiter));
  CHECK(given(engine().blockers(*asking, session)).empty());
  Waiting waiting(*waiter, "ALTER TABLE held ADD b int");
  const auto found = blockers_of(*asking, session);
  REQUIRE(found.size() == 1);
  CHECK(found[0].session == given(engine().session_of(*holder)));
  CHECK(found[0].who.find("postgres, shop, process ") == 0);
  CHECK(found[0].idle);
  CHECK(found[0].age > 0ms);
  CHECK(found[0].age < 60s);
  run(*holder, "ROLLBACK");
  CHECK(waiting.join());
  run(*holder, "DROP TABLE held");
}

TEST_CASE("the statement of a blocker is shown without passwords and cut") {
  if (!server()) return;
  const auto holder = connect(), waiter = connect(), asking = connect();
  run(*holder, "CREATE TABLE held (a int)");
  run(*holder, "BEGIN");
  run(*holder, "LOCK TABLE held");
  run(*holder, "CREATE ROLE temporary_one PASSWORD 'hunter2' /* " + std::string(300, 'x') + " */");
  const std::string session = given(engine().session_of(*waiter));
  Waiting waiting(*waiter, "SELECT * FROM held");
  const auto found = blockers_of(*asking, session);
  REQUIRE(found.size() == 1);
  CHECK(found[0].statement.find("CREATE ROLE temporary_one") == 0);
  CHECK(found[0].statement.find("hunter2") == std::string::npos);
  CHECK(found[0].statement.size() < 210);
  run(*holder, "ROLLBACK");
  CHECK(waiting.join());
  run(*holder, "DROP TABLE held");
}

TEST_CASE("a prepared transaction that holds a lock is named") {
  if (!server()) return;
  const auto holder = connect(), waiter = connect(), asking = connect();
  run(*holder, "CREATE TABLE held (a int)");
  run(*holder, "BEGIN");
  run(*holder, "LOCK TABLE held");
  const auto prepared = holder->run("PREPARE TRANSACTION 'left over'");
  if (!prepared) {  // the server may be set up without them
    WARN(prepared.error().message);
    run(*holder, "DROP TABLE held");
    return;
  }
  const std::string session = given(engine().session_of(*waiter));
  Waiting waiting(*waiter, "ALTER TABLE held ADD b int");
  const auto found = blockers_of(*asking, session);
  REQUIRE(found.size() == 1);
  CHECK(found[0].who == "prepared transaction 'left over' of postgres");
  CHECK(found[0].session.empty());
  run(*holder, "ROLLBACK PREPARED 'left over'");
  CHECK(waiting.join());
  run(*holder, "DROP TABLE held");
}

TEST_CASE("a table of the journal is looked for where it would be made") {
  if (!server()) return;
  const auto connection = connect();
  CHECK_FALSE(given(engine().has_table(*connection, "segue_migration")));
  run(*connection, "CREATE TABLE segue_migration (a int)");
  CHECK(given(engine().has_table(*connection, "segue_migration")));
  run(*connection, "CREATE SCHEMA tenant");
  run(*connection, "SET search_path = tenant, public");
  CHECK_FALSE(given(engine().has_table(*connection, "segue_migration")));
  run(*connection, "DROP TABLE public.segue_migration");
  run(*connection, "DROP SCHEMA tenant");
}

}  // namespace segue::test
