// Every ALTER TABLE of the measured facts, done on a real server: the first ALGORITHM and LOCK that
// it takes, the weakest first, is what the fact model says for that version.

#include <cppconn/connection.h>
#include <cppconn/driver.h>
#include <cppconn/exception.h>
#include <cppconn/resultset.h>
#include <cppconn/statement.h>
#include <fmt/core.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <iostream>
#include <memory>

#include "base/source.h"
#include "facts/measured.h"
#include "support/throwaway_server.h"

namespace segue::test {
namespace {

using Product = ThrowawayServer::Product;

/// A session of root.
class Session {
 public:
  explicit Session(const std::string& socket) {
    ::sql::ConnectOptionsMap options;
    options["hostName"] = ::sql::SQLString("unix://" + socket);
    options["userName"] = ::sql::SQLString("root");
    options["password"] = ::sql::SQLString("");
    connection_.reset(get_driver_instance()->connect(options));
  }
  /// The error number; 0 where the statement was done.
  int run(const std::string& text) {
    try {
      const std::unique_ptr<::sql::Statement> statement(connection_->createStatement());
      // A result that nobody takes, as of ANALYZE PARTITION, would block the session.
      if (statement->execute(text))
        const std::unique_ptr<::sql::ResultSet> rows(statement->getResultSet());
      return 0;
    } catch (const ::sql::SQLException& error) {
      return error.getErrorCode() == 0 ? -1 : error.getErrorCode();
    }
  }
  std::string value(const std::string& query) {
    const std::unique_ptr<::sql::Statement> statement(connection_->createStatement());
    const std::unique_ptr<::sql::ResultSet> rows(statement->executeQuery(query));
    return rows->next() ? std::string(rows->getString(1)) : "";
  }

 private:
  std::unique_ptr<::sql::Connection> connection_;
};

constexpr int syntax_error = 1064;

/// The clauses from the weakest to the strongest. MySQL takes no LOCK beside INSTANT.
std::vector<std::string> clauses_of(Product product) {
  std::vector<std::string> result;
  if (product == Product::mysql) result.emplace_back("ALGORITHM=INSTANT");
  for (const std::string algorithm : {"INSTANT", "NOCOPY", "INPLACE", "COPY"}) {
    const bool of_mariadb = algorithm == "INSTANT" || algorithm == "NOCOPY";
    if (of_mariadb && product == Product::mysql) continue;
    for (const std::string lock : {"NONE", "SHARED", "EXCLUSIVE"})
      result.push_back(fmt::format("ALGORITHM={}, LOCK={}", algorithm, lock));
  }
  return result;
}

std::string words_of(const facts::Cost& cost) {
  if (cost.algorithm.empty()) return "-";
  return cost.lock.empty() ? cost.algorithm : cost.algorithm + ' ' + cost.lock;
}

/// "INPLACE NONE" of "ALGORITHM=INPLACE, LOCK=NONE".
std::string words_of(const std::string& clauses) {
  std::string words;
  for (size_t at = 0; at < clauses.size();) {
    const size_t from = clauses.find('=', at) + 1;
    const size_t to = std::min(clauses.find(',', from), clauses.size());
    words += (words.empty() ? "" : " ") + clauses.substr(from, to - from);
    at = to + 1;
  }
  return words;
}

/// Statements for the client interface: one at a time.
std::vector<std::string> statements_in(const std::string& script) {
  std::vector<std::string> result;
  const Source source("schema", script);
  for (const auto& statement : dialect_named("mysql").parse(source).statements)
    result.emplace_back(source.text(statement.span));
  return result;
}

class Trial {
 public:
  Trial(Product product, Session& session) : product_(product), session_(session) {}

  /// What the server does with a line of the facts.
  std::string outcome(const MeasuredLine& line) {
    prepare(line);
    bool read = false;
    for (const std::string& clauses : clauses_of(product_)) {
      const int error = session_.run(written(line, clauses));
      if (error == 0) return words_of(clauses);
      read |= error != syntax_error;
    }
    const int plain = session_.run(fmt::format("{} {}", altered(line), line.field(1)));
    if (plain != 0) return "refused";
    return read ? "refused with any clause" : "-";
  }

 private:
  void prepare(const MeasuredLine& line) {
    session_.run("DROP DATABASE IF EXISTS facts");
    session_.run("CREATE DATABASE facts CHARACTER SET utf8mb4");
    session_.run("USE facts");
    session_.run("SET SESSION sql_mode = DEFAULT, foreign_key_checks = 1");
    for (const std::string& text : {facts_text("mysql/schema.sql"), line.field(4)})
      for (const std::string& statement : statements_in(text))
        if (const int error = session_.run(statement))
          throw std::runtime_error(fmt::format("error {}: {}", error, statement));
  }
  /// Partition actions come last, and some without a comma before them.
  static std::string written(const MeasuredLine& line, const std::string& clauses) {
    const std::string& action = line.fields[1];
    const bool apart = action.starts_with("partition by") || action.starts_with("remove part");
    const bool last =
        apart || action.find(" partition ") != std::string::npos || action.starts_with("order by");
    if (!last) return fmt::format("{} {}, {}", altered(line), action, clauses);
    return fmt::format("{} {}{}{}", altered(line), clauses, apart ? " " : ", ", action);
  }

  Product product_;
  Session& session_;
};

dialect::Version version_of(Product product, Session& session) {
  dialect::Version version;
  if (product == Product::mariadb) version.product = "mariadb";
  std::sscanf(session.value("SELECT VERSION()").c_str(), "%d.%d.%d", &version.major, &version.minor,
              &version.patch);
  return version;
}

void compare(Product product, const std::string& program, const std::string& file) {
  const ThrowawayServer server(product, program);
  Session session(server.socket());
  const dialect::Version version = version_of(product, session);
  Comparison comparison(fmt::format("{} {}.{}.{}, live, {}",
                                    product == Product::mariadb ? "MariaDB" : "MySQL",
                                    version.major, version.minor, version.patch, file));
  for (const MeasuredLine& line : measured_lines(file)) {
    // Clauses that are taken and then not heeded say nothing.
    if (line.field(3) == "copied") continue;
    PricedSchema schema(dialect_named("mysql"), version);
    schema.run(facts_text("mysql/schema.sql"));
    schema.run(line.field(4));
    const std::string statement = fmt::format("{} {}", altered(line), line.field(1));
    const Modelled modelled = schema.price(statement);
    const std::string real = Trial(product, session).outcome(line);
    const bool refused = real == "refused" ? !modelled.refusal.empty()
                                           : !modelled.read || !modelled.cost.refusal.empty();
    comparison.compare(fmt::format("line {} {}", line.line, statement), "by", real,
                       refused ? "refused" : words_of(modelled.cost));
  }
  CHECK(comparison.report());
}

}  // namespace

TEST_CASE("MariaDB takes the clauses that the facts name") {
  const std::string program = ThrowawayServer::program(Product::mariadb);
  INFO("MariaDB is not installed (apt install mariadb-server), and SEGUE_MARIADBD names none");
  REQUIRE_FALSE(program.empty());
  compare(Product::mariadb, program, "mysql/mariadb_10_11.facts");
}

// Debian has no package of MySQL: where none is named, that is said aloud.
TEST_CASE("MySQL takes the clauses that the facts name") {
  const std::string program = ThrowawayServer::program(Product::mysql);
  if (program.empty()) {
    std::cout << "NOT CHECKED: MySQL is not installed, and SEGUE_MYSQLD names none\n";
    WARN("MySQL is not installed, and SEGUE_MYSQLD names none: its facts were not checked live");
    return;
  }
  compare(Product::mysql, program, "mysql/mysql_9_7.facts");
}

}  // namespace segue::test
