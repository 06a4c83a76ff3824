// Every MySQL and MariaDB history of the corpus, run on real servers and simulated beside them:
// after each migration the two schemas must be the same. The figures, and each difference with its
// reason, stand in *.expected, a file for each server.

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>

#include "base/files.h"
#include "base/text.h"
#include "corpus/corpus.h"
#include "dialects/mysql/dialect.h"
#include "dialects/mysql/engine.h"
#include "live_mysql/servers.h"
#include "project/layout.h"
#include "project/project.h"
#include "project/script.h"
#include "support/fixture.h"
#include "support/twins.h"

namespace segue::test {
namespace {

using project::History;

/// Scripts make databases of their own, too.
void drop_all(const LiveServer& server) {
  const auto root = session(server.target());
  const auto databases = done(*root, "SHOW DATABASES");
  for (size_t i = 0; i < databases.rows.size(); ++i) {
    const std::string& name = databases.text(i, 0);
    if (name != "mysql" && name != "sys" && !name.ends_with("_schema"))
      done(*root, "DROP DATABASE `" + name + "`");
  }
  done(*root, "CREATE DATABASE twin CHARACTER SET utf8mb4");
}

dialect::ConnectionPtr session_of_twin(const LiveServer& server) {
  return session(server.target("twin"));
}

/// The only database of the server beside a catalog of the server's version.
Twins fresh_twins(const LiveServer& server, ExpectedTable& expected) {
  drop_all(server);
  auto connection = session_of_twin(server);
  const auto version = *mysql::engine().version_of(*connection);
  return {mysql::dialect(), version, std::move(connection), "server", expected};
}

/// What applications do before their scripts, or their old servers did for them.
void set_up_for(const std::string& name, Twins& twins) {
  if (name.starts_with("opinion"))
    done(twins.connection(), "SET sql_mode = 'NO_ENGINE_SUBSTITUTION'");
  if (!name.starts_with("vaultwarden")) return;
  done(twins.connection(), "SET foreign_key_checks = 0");
  twins.catalog().session["foreign_key_checks"] = "0";
}

/// All migrations up, one after the other, then all of them down, each in a session of its own.
Figures run(const FileTree& tree, const History& history, const std::string& name,
            const LiveServer& server, ExpectedTable& expected) {
  Twins twins = fresh_twins(server, expected);
  up_and_down(twins, tree, history, name,
              {.before_migration =
                   [&] {
                     twins.use(session_of_twin(server));
                     set_up_for(name, twins);
                   },
               .after_migration = [&] { twins.end_session(); }});
  return twins.figures();
}

constexpr size_t width = 85;  // of the names in the tables

ExpectedTable expected_of(const LiveServer& server, const std::string& what) {
  return ExpectedTable(std::filesystem::path(SEGUE_SOURCE_DIR) / "tests/live_mysql" /
                       (what + '_' + text::lower(server.name()) + ".expected"));
}

/// The cases of catalog.sql, compared after every statement.
void run_cases(const LiveServer& server, ExpectedTable& expected) {
  const Fixture fixture(std::filesystem::path(SEGUE_SOURCE_DIR) / "tests/live_mysql/catalog.sql");
  for (const Case& each : fixture.cases()) {
    // What only one of the two knows says so at its end.
    if (each.name.ends_with(server.is_mariadb() ? "(MySQL)" : "(MariaDB)")) continue;
    Twins twins = fresh_twins(server, expected);
    const Source source(each.name, each.text_of("up"));
    for (const auto& statement : mysql::dialect().parse(source).statements) {
      const std::string where =
          each.name + ": " + one_line(std::string(source.text(statement.span)));
      twins.execute(source, statement, where);
      twins.compare(where);
    }
    expected.add_figure(row(each.name, width, twins.figures()));
  }
}

/// Where histories of this dialect are, and of no other.
constexpr const char* places[] = {
    "authelia/internal/storage/migrations/mysql",
    "chinook/ChinookDatabase/DataSources/Chinook_MySql.sql",
    "chinook/ChinookDatabase/DataSources/Chinook_MySql_AutoIncrementPKs.sql",
    "golang-migrate-examples/database/mysql",
    "goose-examples/internal/testing/integration/testdata/migrations/mysql",
    "liquibase-examples/liquibase-integration-tests/src/test/resources/changelogs/mysql",
    "openfga/assets/migrations/mysql",
    "opinion-sqitch-mysql",
    "pdns/usr/share/pdns-backend-mysql",
    "uaa/server/src/main/resources/org/cloudfoundry/identity/uaa/db/mysql",
    "vaultwarden/migrations/mysql",
};

void run_corpus(const std::filesystem::path& root, const LiveServer& server,
                ExpectedTable& expected) {
  const DiskTree tree;
  project::Settings settings;
  settings.dialect = &mysql::dialect();
  const project::Dialects dialects{settings.dialect};
  const char* only = std::getenv("SEGUE_ONLY");
  Figures total;
  for (const std::string place : places) {
    if (only != nullptr && !place.starts_with(only)) continue;
    const std::string path = (root / place).string();
    const bool file = place.ends_with(".sql");
    const auto found = file ? project::load_file(tree, path, settings, dialects)
                            : project::load_folder(tree, path, settings, dialects);
    REQUIRE(found);
    for (const History& history : found->histories) {
      const std::string folder =
          std::filesystem::path(history.folder).lexically_relative(root).generic_string();
      const std::string& name = file ? place : folder;
      const Figures figures = run(tree, history, name, server, expected);
      expected.add_figure(row(name, width, figures));
      std::cout << server.name() << ' ' << row(name, width, figures) << std::endl;
      total.add(figures);
    }
  }
  expected.add_figure(row("all", width, total));
  std::cout << server.name() << ' ' << row("all", width, total) << std::endl;
}

}  // namespace

TEST_CASE("each statement does to the catalog what it does to a real server") {
  for (const LiveServer* server : live_servers()) {
    ExpectedTable expected = expected_of(*server, "statements");
    run_cases(*server, expected);
    for (const auto& problem : expected.check())
      FAIL_CHECK(problem);
  }
}

TEST_CASE("the simulated catalog is the schema of a real server") {
  const auto root = corpus_root();
  if (root.empty()) return;
  for (const LiveServer* server : live_servers()) {
    ExpectedTable expected = expected_of(*server, "catalog");
    run_corpus(root, *server, expected);
    for (const auto& problem : expected.check())
      FAIL_CHECK(problem);
  }
}

TEST_CASE("a schema of 300 tables is read in the time that a person does not notice") {
  for (const LiveServer* server : live_servers()) {
    const auto connection = fresh_database(*server, "contract");
    done(*connection, "CREATE TABLE r (id int PRIMARY KEY)");
    for (int i = 1; i < 300; ++i)
      done(*connection,
           fmt::format("CREATE TABLE t{} (id bigint AUTO_INCREMENT PRIMARY KEY, a varchar(100)"
                       " NOT NULL DEFAULT 'x', b int, c datetime(6), d decimal(10,2), KEY k (a, b),"
                       " CHECK (b > 0), FOREIGN KEY (b) REFERENCES r (id))",
                       i));
    // The first time the server opens the tables, too.
    for (const std::string_view when : {"cold", "warm"}) {
      const auto begun = std::chrono::steady_clock::now();
      const auto read = mysql::engine().introspect(*connection);
      const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
          std::chrono::steady_clock::now() - begun);
      REQUIRE(read);
      CHECK(read->relations.size() == 300);
      std::cout << server->name() << ": 300 tables read in " << took.count() << " ms, " << when
                << '\n';
      CHECK(took < std::chrono::seconds(5));
    }
  }
}

}  // namespace segue::test
