#include "live_run/servers.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>
#include <thread>

#include "dialects/all.h"
#include "dialects/drivers.h"
#include "support/postgresql_server.h"
#include "support/throwaway_server.h"

namespace segue::test {
namespace {

/// A transaction, rows, an enum with one value more, indexes built while others write, alone and
/// between statements that are not, a constraint that is validated later, views, and a setting that
/// later statements rely on and the next script must not see.
const History for_postgresql = {
    {"1",
     "CREATE TABLE teams (id int PRIMARY KEY, name text);\n"
     "CREATE TABLE people (id int PRIMARY KEY, team int REFERENCES teams (id), name text);",
     "DROP TABLE people;\nDROP TABLE teams;"},
    {"2",
     "INSERT INTO teams (id, name) VALUES (1, 'a'), (2, 'b');\n"
     "INSERT INTO people (id, team, name) SELECT id, id, name FROM teams;",
     "DELETE FROM people;\nDELETE FROM teams;"},
    {"3",
     "CREATE TYPE mood AS ENUM ('good');\nALTER TABLE people ADD COLUMN mood mood DEFAULT 'good';",
     "ALTER TABLE people DROP COLUMN mood;\nDROP TYPE mood;"},
    {"4", "ALTER TYPE mood ADD VALUE 'bad';", "UPDATE people SET mood = 'good';"},
    {"5", "CREATE INDEX CONCURRENTLY people_name ON people (name);",
     "DROP INDEX CONCURRENTLY people_name;"},
    {"6",
     "UPDATE people SET name = name || 'x';\n"
     "CREATE INDEX CONCURRENTLY people_mood ON people (mood);\n"
     "UPDATE people SET name = name || 'y';\n"
     "DROP INDEX CONCURRENTLY people_name;",
     "CREATE INDEX CONCURRENTLY people_name ON people (name);\n"
     "UPDATE people SET name = name || 'z';\nDROP INDEX CONCURRENTLY people_mood;"},
    {"7",
     "ALTER TABLE people ADD CONSTRAINT named CHECK (name IS NOT NULL) NOT VALID;\n"
     "ALTER TABLE people VALIDATE CONSTRAINT named;\n"
     "CREATE VIEW named_people AS SELECT id, name FROM people;",
     "DROP VIEW named_people;\nALTER TABLE people DROP CONSTRAINT named;"},
    {"8",
     "CREATE SCHEMA side;\nSET search_path = side;\nCREATE TABLE things (id int PRIMARY KEY, n "
     "int);\n"
     "CREATE INDEX CONCURRENTLY things_n ON things (n);\nINSERT INTO things VALUES (1, 1);",
     "DROP SCHEMA side CASCADE;"},
    {"9", "CREATE TABLE plain (id int PRIMARY KEY);", "DROP TABLE plain;"}};

/// Statements that end the transaction themselves, several in a migration, with rows in between,
/// and a setting that they need.
const History for_mysql = {
    {"1",
     "CREATE TABLE teams (id int PRIMARY KEY, name varchar(50));\n"
     "CREATE TABLE people (id int PRIMARY KEY, team int, name varchar(50), mood enum('good'),\n"
     "  FOREIGN KEY (team) REFERENCES teams (id));",
     "DROP TABLE people;\nDROP TABLE teams;"},
    {"2",
     "INSERT INTO teams (id, name) VALUES (1, 'a'), (2, 'b');\n"
     "INSERT INTO people (id, team, name) SELECT id, id, name FROM teams;",
     "DELETE FROM people;\nDELETE FROM teams;"},
    {"3",
     "ALTER TABLE people MODIFY mood enum('good', 'bad');\n"
     "UPDATE people SET name = concat(name, 'x');\n"
     "CREATE INDEX people_name ON people (name);\n"
     "UPDATE people SET name = concat(name, 'y');\n"
     "ALTER TABLE people ADD COLUMN seen int NOT NULL DEFAULT 0, DROP COLUMN mood;",
     "ALTER TABLE people DROP COLUMN seen, ADD COLUMN mood enum('good') AFTER name;\n"
     "UPDATE people SET name = concat(name, 'z');\nDROP INDEX people_name ON people;"},
    {"4",
     "CREATE VIEW named_people AS SELECT id, name FROM people;\n"
     "RENAME TABLE teams TO groups_of_people;\n"
     "DROP INDEX people_name ON people;",
     "CREATE INDEX people_name ON people (name);\nRENAME TABLE groups_of_people TO teams;\n"
     "DROP VIEW named_people;"},
    {"5",
     "SET foreign_key_checks = 0;\nALTER TABLE people DROP COLUMN seen;\n"
     "DROP TABLE groups_of_people;\n"
     "CREATE TABLE groups_of_people (id int PRIMARY KEY, name varchar(50));",
     "ALTER TABLE people ADD COLUMN seen int NOT NULL DEFAULT 0;\nUPDATE people SET seen = 1;"}};

class LivePostgresql : public LiveServer {
 public:
  explicit LivePostgresql(const std::string& programs) : server_(programs) {}

  std::string name() const override { return "PostgreSQL"; }
  const dialect::Dialect& dialect() const override { return *dialects::by_name("postgresql"); }
  std::string socket_folder() const override { return server_.folder(); }
  std::string socket_name() const override { return ".s.PGSQL.5432"; }
  dialect::Target target_by(const std::string& folder, const std::string& database) const override {
    return {.scheme = "postgresql",
            .user = "postgres",
            .host = folder,
            .database = database.empty() ? "postgres" : database};
  }
  std::string url_by(const std::string& folder, const std::string& database) const override {
    return "postgresql://postgres@/" + database + "?host=" + folder;
  }
  void restart() override { server_.restart(); }
  const History& history() const override { return for_postgresql; }

 private:
  PostgresqlServer server_;
};

class LiveMysql : public LiveServer {
 public:
  LiveMysql(ThrowawayServer::Product product, const std::string& program)
      : server_(product, program,
                {"--character-set-server=utf8mb4", "--innodb-flush-log-at-trx-commit=2"}) {}

  std::string name() const override {
    return server_.product() == ThrowawayServer::Product::mariadb ? "MariaDB" : "MySQL";
  }
  const dialect::Dialect& dialect() const override { return *dialects::by_name("mysql"); }
  std::string socket_folder() const override {
    return server_.socket().substr(0, server_.socket().rfind('/'));
  }
  std::string socket_name() const override { return "socket"; }
  dialect::Target target_by(const std::string& folder, const std::string& database) const override {
    return {.scheme = "mysql",
            .user = "root",
            .database = database,
            .options = {{"socket", folder + "/socket"}, {"defaults-file", "/dev/null"}}};
  }
  std::string url_by(const std::string& folder, const std::string& database) const override {
    return "mysql://root@/" + database + "?defaults-file=/dev/null&socket=" + folder + "/socket";
  }
  void restart() override { server_.restart(); }
  const History& history() const override { return for_mysql; }

 private:
  ThrowawayServer server_;
};

using Servers = std::vector<std::unique_ptr<LiveServer>>;

bool is_wanted(const std::string& name) {
  const char* only = std::getenv("SEGUE_SERVERS");
  return only == nullptr || std::string(only).find(name) != std::string::npos;
}

Servers started() {
  using Product = ThrowawayServer::Product;
  Servers servers;
  int missing = 0;
  const auto not_there = [&](const std::string& name, const std::string& advice) {
    ++missing;
    std::cout << "NOT CHECKED: there is no " << name << " (" << advice << ")\n";
  };
  if (is_wanted("PostgreSQL")) {
    const auto programs = postgresql_servers();
    if (programs.empty())
      not_there("PostgreSQL", "apt install postgresql, or SEGUE_POSTGRESQL");
    else
      servers.push_back(std::make_unique<LivePostgresql>(programs.back()));
  }
  for (const Product product : {Product::mariadb, Product::mysql}) {
    const std::string name = product == Product::mariadb ? "MariaDB" : "MySQL";
    if (!is_wanted(name)) continue;
    const std::string program = ThrowawayServer::program(product);
    if (program.empty())
      not_there(name, product == Product::mariadb
                          ? "apt install mariadb-server, or SEGUE_MARIADBD"
                          : "tests/support/fetch_mysql.sh, or SEGUE_MYSQLD");
    else
      servers.push_back(std::make_unique<LiveMysql>(product, program));
  }
  std::cout << "servers: " << servers.size() << " started, " << missing << " missing\n";
  return servers;
}

}  // namespace

const std::vector<LiveServer*>& live_servers() {
  static const Servers servers = started();
  static const auto list = [] {
    std::vector<LiveServer*> result;
    for (const auto& server : servers)
      result.push_back(server.get());
    return result;
  }();
  if (list.empty()) std::exit(77);
  return list;
}

dialect::ConnectionPtr session(const dialect::Target& target) {
  auto opened = dialects::connect(target);
  INFO((opened ? "" : opened.error().message));
  REQUIRE(opened);
  return std::move(*opened);
}

dialect::Rows done(dialect::Connection& connection, const std::string& statement) {
  dialect::Answer answer = connection.run(statement);
  INFO(statement << ": " << (answer ? "" : answer.error().message));
  REQUIRE(answer);
  return std::move(*answer);
}

dialect::Target LiveServer::fresh(const std::string& database) const {
  const auto root = session(target(""));
  const bool postgresql = dialect().name() == "postgresql";
  done(*root, "DROP DATABASE IF EXISTS " + database + (postgresql ? " WITH (FORCE)" : ""));
  done(*root, "CREATE DATABASE " + database);
  return target(database);
}

Rollout LiveServer::rollout(const std::string& database) const {
  Rollout rollout{.dialect = dialect(), .target = fresh(database), .history = history()};
  rollout.settings.lease.poll = std::chrono::milliseconds(10);
  rollout.settings.first_pause = std::chrono::milliseconds(10);
  return rollout;
}

std::string LiveServer::all_of(const Rollout& rollout) const {
  return test::all_of(rollout, {"SELECT * FROM people ORDER BY id"});
}

int stride() {
  const char* told = std::getenv("SEGUE_STRIDE");
  return told == nullptr ? 1 : std::max(1, std::atoi(told));
}

bool comes_true(const std::function<bool()>& asked) {
  for (int i = 0; i < 6000; ++i) {
    if (asked()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace segue::test
