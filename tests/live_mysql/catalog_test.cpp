// Every MySQL and MariaDB history of the corpus, run on real servers and simulated beside them:
// after each migration the two schemas must be the same. The figures, and each difference with its
// reason, stand in *.expected, a file for each server.

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>
#include <set>

#include "base/files.h"
#include "base/text.h"
#include "catalog/apply.h"
#include "catalog/diff.h"
#include "corpus/corpus.h"
#include "dialects/mysql/comparable.h"
#include "dialects/mysql/dialect.h"
#include "dialects/mysql/engine.h"
#include "live_mysql/servers.h"
#include "project/layout.h"
#include "project/project.h"
#include "project/script.h"
#include "support/fixture.h"

namespace segue::test {
namespace {

using project::Direction;
using project::History;

struct Figures {
  size_t migrations = 0;
  size_t statements = 0;
  size_t same = 0;
  size_t refused = 0;  // statements that the server refused

  void add(const Figures& other) {
    migrations += other.migrations;
    statements += other.statements;
    same += other.same;
    refused += other.refused;
  }
};

/// On one line, and without what separates the reasons from it.
std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '|', '!');
  return text;
}

std::string in_words(const catalog::ObjectChange& change) {
  std::string text = fmt::format("{} {} {}", name_of(change.change), change.kind, change.name);
  if (change.change != catalog::ChangeKind::changed) return text;
  for (const auto& attribute : change.attributes)
    text += fmt::format(", {}: `{}` simulated, `{}` real", attribute.name, attribute.before,
                        attribute.after);
  return one_line(text);
}

/// A database on a server, and the catalog that ought to describe it.
class Twins {
 public:
  Twins(const LiveServer& server, ExpectedTable& expected) : server_(server), expected_(expected) {
    drop_all();
    begin_session();
    version_ = mysql::engine().version_of(connection_->server_version());
    catalog_ = catalog::empty_catalog(semantics());
  }

  /// As a tool does that opens a session for each script.
  void begin_session() { connection_ = session(server_.target("twin")); }
  void end_session() { catalog::end_session(catalog_, semantics()); }

  /// What applications do before their scripts, or their old servers did for them.
  void set_up_for(const std::string& name) {
    if (name.starts_with("opinion")) done(*connection_, "SET sql_mode = 'NO_ENGINE_SUBSTITUTION'");
    if (!name.starts_with("vaultwarden")) return;
    done(*connection_, "SET foreign_key_checks = 0");
    catalog_.session["foreign_key_checks"] = "0";
  }

  void run_script(const project::ReadScript& read, Direction direction, const std::string& where) {
    for (size_t i = 0; i < read.script.statements.size(); ++i) {
      if (read.direction(i) != direction || read.section(i).elsewhere) continue;
      execute(*read.source, read.script.statements[i], fmt::format("{}#{}", where, i));
    }
  }

  void execute(const Source& source, const dialect::ParsedStatement& statement,
               const std::string& where) {
    ++figures_.statements;
    const dialect::Answer answer = connection_->run(source.text(statement.span));
    const bool taken =
        !statement.error && catalog::apply(catalog_, statement.tree, semantics()).applied;
    figures_.refused += !answer;
    if (bool(answer) == taken) return;
    expected_.add_difference(
        fmt::format("{} the server {}, the simulation {}", where,
                    answer ? "takes it" : "refuses it: " + one_line(answer.error().message),
                    taken ? "takes it" : "refuses it"));
  }

  void compare(const std::string& where) {
    ++figures_.migrations;
    const auto real = mysql::engine().introspect(*connection_);
    if (!real) return expected_.add_difference(where + ' ' + one_line(real.error().message));
    const auto changes =
        catalog::diff(mysql::comparable(catalog_), mysql::comparable(*real), semantics());
    figures_.same += changes.empty();
    std::set<std::string> differences;
    for (const auto& change : changes)
      differences.insert(in_words(change));
    for (const std::string& difference : differences)
      if (!known_.contains(difference)) expected_.add_difference(where + ' ' + difference);
    known_ = std::move(differences);
  }

  const Figures& figures() const { return figures_; }
  const dialect::Version& version() const { return version_; }

 private:
  const catalog::Semantics& semantics() const { return mysql::dialect().semantics(version_); }

  /// Scripts make databases of their own, too.
  void drop_all() {
    const auto root = session(server_.target());
    const auto databases = done(*root, "SHOW DATABASES");
    for (size_t i = 0; i < databases.rows.size(); ++i) {
      const std::string& name = databases.text(i, 0);
      if (name != "mysql" && name != "sys" && !name.ends_with("_schema"))
        done(*root, "DROP DATABASE `" + name + "`");
    }
    done(*root, "CREATE DATABASE twin CHARACTER SET utf8mb4");
  }

  const LiveServer& server_;
  ExpectedTable& expected_;
  dialect::ConnectionPtr connection_;
  dialect::Version version_;
  catalog::Catalog catalog_;
  std::set<std::string> known_;  // differences that an earlier step has left behind
  Figures figures_;
};

/// The scripts of one direction; a layout with sections keeps both in one file.
const project::ScriptFiles& files_of(const History& history, const project::Migration& migration,
                                     Direction direction) {
  const bool sections = history.layout->sections != project::Sections::none;
  return direction == Direction::up || sections ? migration.up : migration.down;
}

/// All migrations up, one after the other, then all of them down.
Figures run(const FileTree& tree, const History& history, const std::string& name,
            const LiveServer& server, ExpectedTable& expected) {
  Twins twins(server, expected);
  const auto up_and_down = [&](const project::Migration& migration, Direction direction,
                               std::string_view word) {
    const auto& files = files_of(history, migration, direction);
    if (files.empty()) return;
    const std::string where = fmt::format("{} {} {}", name, migration.id, word);
    twins.begin_session();
    twins.set_up_for(name);
    for (const auto& file : files) {
      const auto read = project::read_script(tree, history, file.path, direction);
      REQUIRE(read);
      twins.run_script(*read, direction, where);
    }
    twins.compare(where);
    twins.end_session();
  };
  for (const auto& migration : history.migrations)
    up_and_down(migration, Direction::up, "up");
  for (auto it = history.migrations.rbegin(); it != history.migrations.rend(); ++it)
    up_and_down(*it, Direction::down, "down");
  return twins.figures();
}

std::string row(const std::string& name, const Figures& f) {
  return fmt::format("{:<85} migrations {:>4}  statements {:>4}  refused {:>3}  same {:>4}", name,
                     f.migrations, f.statements, f.refused, f.same);
}

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
    Twins twins(server, expected);
    const Source source(each.name, each.text_of("up"));
    for (const auto& statement : mysql::dialect().parse(source).statements) {
      const std::string where =
          each.name + ": " + one_line(std::string(source.text(statement.span)));
      twins.execute(source, statement, where);
      twins.compare(where);
    }
    expected.add_figure(row(each.name, twins.figures()));
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
      expected.add_figure(row(name, figures));
      std::cout << server.name() << ' ' << row(name, figures) << std::endl;
      total.add(figures);
    }
  }
  expected.add_figure(row("all", total));
  std::cout << server.name() << ' ' << row("all", total) << std::endl;
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
