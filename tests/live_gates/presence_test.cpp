// What real servers tell of those who use them, and whom they tell it.

#include "dialect/presence.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>

#include "dialects/all.h"
#include "journal/journal.h"
#include "journal/rollouts.h"
#include "live_run/servers.h"
#include "support/throwaway_server.h"

namespace segue::test {
namespace {

using dialect::Connection;
using dialect::SeenQuery;
using dialect::SeenSession;
using dialect::Target;

/// A server by its name, and where a database of it is.
struct Place {
  std::string server{};
  const dialect::Dialect& dialect;
  Target target{};

  bool is_postgresql() const { return dialect.name() == "postgresql"; }
  const dialect::Presence& presence() const { return dialect.presence(); }
  Target as(const std::string& account) const {
    Target other = target;
    other.user = account;
    return other;
  }
};

/// A session whose program calls itself so.
dialect::ConnectionPtr session_of(const Place& place, const std::string& program) {
  Target target = place.target;
  target.options[place.is_postgresql() ? "application_name" : "program-name"] = program;
  return session(target);
}

void count_statements(LiveServer& server) {
  done(*session(server.target("")),
       "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
  server.restart();
}

/// MariaDB keeps nothing of statements unless it is told to.
const ThrowawayServer* watched_mariadb() {
  using Product = ThrowawayServer::Product;
  static const std::string program = ThrowawayServer::program(Product::mariadb);
  if (program.empty()) {
    std::cout << "NOT CHECKED: there is no MariaDB (apt install mariadb-server)\n";
    return nullptr;
  }
  static const ThrowawayServer server(Product::mariadb, program, {"--performance-schema=ON"});
  return &server;
}

/// An empty database on every server that keeps statements.
std::vector<Place> places() {
  static bool prepared = false;
  std::vector<Place> result;
  for (LiveServer* server : live_servers()) {
    if (server->name() == "MariaDB") continue;
    if (server->name() == "PostgreSQL" && !prepared) count_statements(*server);
    result.push_back({server->name(), server->dialect(), server->fresh("presence")});
  }
  prepared = true;
  if (const ThrowawayServer* server = watched_mariadb()) {
    Target target{.scheme = "mysql",
                  .user = "root",
                  .options = {{"socket", server->socket()}, {"defaults-file", "/dev/null"}}};
    const auto root = session(target);
    done(*root, "DROP DATABASE IF EXISTS presence");
    done(*root, "CREATE DATABASE presence");
    target.database = "presence";
    result.push_back({"MariaDB", *dialects::by_name("mysql"), target});
  }
  return result;
}

std::vector<SeenSession> seen(const Place& place, Connection& connection) {
  const auto sessions = place.presence().sessions(connection);
  INFO((sessions ? "" : sessions.error().message));
  REQUIRE(sessions);
  return *sessions;
}

std::vector<std::string> programs(const Place& place, Connection& connection) {
  std::vector<std::string> names;
  for (const SeenSession& session : seen(place, connection))
    names.push_back(session.prepared ? "prepared" : session.program);
  std::sort(names.begin(), names.end());
  return names;
}

dialect::SeenQueries counted(const Place& place, Connection& connection) {
  auto queries = place.presence().queries(connection);
  INFO((queries ? "" : queries.error().message));
  REQUIRE(queries);
  return *queries;
}

/// How often the statements that hold all of these words were sent.
int64_t calls_of(const dialect::SeenQueries& queries, const std::string& first,
                 const std::string& second) {
  int64_t calls = 0;
  for (const SeenQuery& query : queries.list)
    if (query.text.starts_with(first) && query.text.find(second) != std::string::npos)
      calls += query.calls;
  return calls;
}

std::string code_of(const Error& error) {
  return error.code == ErrorCode::gate ? "not offered: " + error.message : error.message;
}

void make_account(const Place& place, const std::string& account, const std::string& right) {
  const auto root = session(place.target);
  if (place.is_postgresql()) {
    done(*root, "DROP ROLE IF EXISTS " + account);
    done(*root, "CREATE ROLE " + account + " LOGIN" + (right.empty() ? "" : " IN ROLE " + right));
    return;
  }
  done(*root, "DROP USER IF EXISTS " + account);
  done(*root, "CREATE USER " + account);
  done(*root, "GRANT SELECT ON presence.* TO " + account);
  if (!right.empty()) done(*root, "GRANT " + right + " TO " + account);
}

}  // namespace

TEST_CASE("sessions are seen by what their programs call themselves, ours are not") {
  for (const Place& place : places()) {
    INFO(place.server);
    const auto connection = session_of(place, "segue gate");
    CHECK(programs(place, *connection).empty());
    const auto old = session_of(place, "shop@v1");
    const auto other = session_of(place, "segue up");
    const auto nameless = session_of(place, "tool");
    CHECK(programs(place, *connection) == std::vector<std::string>{"shop@v1", "tool"});
    const SeenSession first = seen(place, *connection).front();
    CHECK_FALSE(first.account.empty());
  }
}

TEST_CASE("sessions of another database are left out") {
  for (const Place& place : places()) {
    INFO(place.server);
    const auto connection = session_of(place, "segue gate");
    Place elsewhere = place;
    elsewhere.target.database = place.is_postgresql() ? "postgres" : "mysql";
    const auto other = session_of(elsewhere, "shop@v1");
    CHECK(programs(place, *connection).empty());
  }
}

TEST_CASE("a prepared transaction is seen after its session has ended") {
  for (const Place& place : places()) {
    INFO(place.server);
    const auto connection = session_of(place, "segue gate");
    {
      const auto other = session_of(place, "shop@v1");
      done(*other, "CREATE TABLE t (a int PRIMARY KEY)");
      done(*other, place.is_postgresql() ? "BEGIN" : "XA START 'x'");
      done(*other, "INSERT INTO t VALUES (1)");
      if (!place.is_postgresql()) done(*other, "XA END 'x'");
      done(*other, place.is_postgresql() ? "PREPARE TRANSACTION 'x'" : "XA PREPARE 'x'");
    }
    CHECK(comes_true(
        [&] { return programs(place, *connection) == std::vector<std::string>{"prepared"}; }));
    CHECK(seen(place, *connection).front().client.starts_with("prepared as "));
    done(*connection, place.is_postgresql() ? "ROLLBACK PREPARED 'x'" : "XA ROLLBACK 'x'");
    CHECK(programs(place, *connection).empty());
  }
}

TEST_CASE("an account that sees itself only is told so") {
  for (const Place& place : places()) {
    INFO(place.server);
    const auto old = session_of(place, "shop@v1");
    make_account(place, "plain", "");
    const auto connection = session(place.as("plain"));
    if (place.is_postgresql()) {
      CHECK(programs(place, *connection) == std::vector<std::string>{"shop@v1"});
    } else {
      const auto sessions = place.presence().sessions(*connection);
      REQUIRE_FALSE(sessions);
      CHECK(code_of(sessions.error()).starts_with("not offered: this account may not see"));
    }
    const auto queries = place.presence().queries(*connection);
    REQUIRE_FALSE(queries);
    CHECK(code_of(queries.error()).starts_with("not offered: "));
  }
}

TEST_CASE("an account that may see others, and nothing that names them, is told so") {
  for (const Place& place : places()) {
    if (place.is_postgresql()) continue;
    INFO(place.server);
    const auto old = session_of(place, "shop@v1");
    make_account(place, "seer", "PROCESS ON *.*");
    const auto connection = session(place.as("seer"));
    const auto sessions = place.presence().sessions(*connection);
    REQUIRE_FALSE(sessions);
    CHECK(code_of(sessions.error()).starts_with("not offered: this account may not see"));
  }
}

TEST_CASE("statements are counted, and read as statements") {
  for (const Place& place : places()) {
    INFO(place.server);
    const auto connection = session_of(place, "segue gate");
    if (place.is_postgresql()) {
      const auto missing = place.presence().queries(*connection);
      REQUIRE_FALSE(missing);
      CHECK(code_of(missing.error()) ==
            "not offered: the extension `pg_stat_statements` is not installed in this database");
      done(*connection, "CREATE SCHEMA tools");
      done(*connection, "CREATE EXTENSION pg_stat_statements SCHEMA tools");
    }
    const auto shop = session_of(place, "shop@v1");
    done(*shop, "CREATE TABLE users (id int PRIMARY KEY, email varchar(50))");
    for (int i = 0; i < 3; ++i)
      done(*shop, "SELECT email FROM users WHERE id IN (1, " + std::to_string(i + 2) + ")");
    const auto before = counted(place, *connection);
    CHECK(before.complete);
    CHECK_FALSE(before.since.empty());
    CHECK(calls_of(before, "SELECT", "email") == 3);
    done(*shop, "SELECT email FROM users WHERE id IN (8, 9)");
    const auto after = counted(place, *connection);
    CHECK(calls_of(after, "SELECT", "email") == 4);
    CHECK(after.since == before.since);
    for (const SeenQuery& query : after.list) {
      if (query.text.find("email") == std::string::npos || !query.text.starts_with("SELECT"))
        continue;
      const auto script = place.dialect.parse(Source("", query.text));
      CHECK(script.statements.front().understood());
      CHECK(query.last_seen.has_value() == !place.is_postgresql());
    }
  }
}

TEST_CASE("statistics that begin anew say so") {
  for (const Place& place : places()) {
    INFO(place.server);
    const auto connection = session_of(place, "segue gate");
    if (place.is_postgresql()) done(*connection, "CREATE EXTENSION pg_stat_statements");
    const auto before = counted(place, *connection);
    if (!place.is_postgresql()) done(*connection, "DO SLEEP(1.1)");
    done(*connection, place.is_postgresql()
                          ? "SELECT pg_stat_statements_reset()"
                          : "TRUNCATE performance_schema.events_statements_summary_by_digest");
    CHECK(counted(place, *connection).since != before.since);
  }
}

TEST_CASE("what is executed after it was prepared is counted, or makes the list incomplete") {
  for (const Place& place : places()) {
    INFO(place.server);
    const auto connection = session_of(place, "segue gate");
    if (place.is_postgresql()) done(*connection, "CREATE EXTENSION pg_stat_statements");
    done(*connection, "CREATE TABLE users (id int PRIMARY KEY, email varchar(50))");
    done(*connection, place.is_postgresql()
                          ? "PREPARE s AS SELECT email FROM users WHERE id > 1"
                          : "PREPARE s FROM 'SELECT email FROM users WHERE id > 1'");
    const auto before = counted(place, *connection);
    done(*connection, "EXECUTE s");
    done(*connection, "EXECUTE s");
    const auto after = counted(place, *connection);
    const int64_t more = calls_of(after, "", "email") - calls_of(before, "", "email");
    CHECK((more == 2 || !after.complete));
    if (place.server == "MariaDB") CHECK_FALSE(after.complete);
    if (place.server == "MySQL") CHECK(after.complete);
  }
}

TEST_CASE("a MariaDB server as it is installed tells neither names of programs nor statements") {
  for (const LiveServer* server : live_servers()) {
    if (server->name() != "MariaDB") continue;
    const Place place{server->name(), server->dialect(), server->fresh("presence")};
    const auto connection = session_of(place, "segue gate");
    const auto other = session_of(place, "shop@v1");
    const auto sessions = place.presence().sessions(*connection);
    REQUIRE_FALSE(sessions);
    CHECK(code_of(sessions.error()).starts_with("not offered: the server does not tell how"));
    const auto queries = place.presence().queries(*connection);
    REQUIRE_FALSE(queries);
    CHECK(code_of(queries.error()).starts_with("not offered: the server keeps no statements"));
  }
}

TEST_CASE("a heartbeat is one statement, again and again") {
  for (const Place& place : places()) {
    INFO(place.server);
    const auto connection = session_of(place, "segue gate");
    journal::Journal journal(*connection, place.dialect, {});
    REQUIRE(journal.bring_up_to_date());
    const std::string beat(place.presence().heartbeat());
    if (place.is_postgresql()) done(*connection, "PREPARE beat AS " + beat);
    for (int i = 0; i < 2; ++i) {
      if (place.is_postgresql())
        done(*connection, "EXECUTE beat('shop', 'v1', 'one')");
      else
        REQUIRE(connection->run(beat, {"shop", "v1", "one"}));
    }
    journal::Rollouts rollouts(*connection, place.dialect.engine());
    REQUIRE(rollouts.synchronise());
    const auto beats = rollouts.heartbeats();
    REQUIRE(beats);
    REQUIRE(beats->size() == 1);
    CHECK(beats->front().version == "v1");
    CHECK(std::abs(rollouts.now() - beats->front().seen_at) < 5000);
  }
}

}  // namespace segue::test
