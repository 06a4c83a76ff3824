// Every PostgreSQL history of the corpus, run on a real server and simulated beside it: after each
// migration the two schemas must be the same. The figures, and each difference with its reason,
// stand in catalog.expected.

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>
#include <set>

#include "base/files.h"
#include "catalog/apply.h"
#include "catalog/diff.h"
#include "corpus/corpus.h"
#include "dialects/postgresql/dialect.h"
#include "live_postgresql/session.h"
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
};

std::string in_words(const catalog::ObjectChange& change) {
  std::string text = fmt::format("{} {} {}", name_of(change.change), change.kind, change.name);
  if (change.change != catalog::ChangeKind::changed) return text;
  for (const auto& attribute : change.attributes)
    text += fmt::format(", {}: `{}` simulated, `{}` real", attribute.name, attribute.before,
                        attribute.after);
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '|', '!');
  return text;
}

/// A database of its own, and the catalog that ought to describe it.
class Twins {
 public:
  explicit Twins(ExpectedTable& expected) : expected_(expected) {
    static int number = 0;
    const std::string name = "twin_" + std::to_string(++number);
    run(*test::connect(), "CREATE DATABASE " + name);
    connection_ = test::connect(name);
    version_ = engine().version_of(connection_->server_version());
    catalog_ = catalog::empty_catalog(semantics());
  }

  /// Runs what a script says in one direction.
  void run_script(const project::ReadScript& read, Direction direction, const std::string& where) {
    for (size_t i = 0; i < read.script.statements.size(); ++i) {
      if (read.direction(i) != direction || read.section(i).elsewhere) continue;
      const auto& statement = read.script.statements[i];
      execute(*read.source, statement, fmt::format("{}#{}", where, i));
    }
    // The session of a tool is over with its script.
    static_cast<void>(connection_->run("COMMIT"));
    run(*connection_, "DISCARD ALL");
    catalog::end_session(catalog_, semantics());
  }

  void execute(const Source& source, const dialect::ParsedStatement& statement,
               const std::string& where) {
    ++figures_.statements;
    const std::string_view text = source.text(statement.span);
    const auto answer = statement.data.empty()
                            ? connection_->run(text)
                            : connection_->run_with_data(text, source.text(statement.data));
    const bool taken =
        !statement.error && catalog::apply(catalog_, statement.tree, semantics()).applied;
    figures_.refused += !answer;
    if (bool(answer) == taken) return;
    expected_.add_difference(fmt::format("{} the server {}, the simulation {}", where,
                                         answer ? "takes it" : "refuses it: " + words(answer),
                                         taken ? "takes it" : "refuses it"));
  }

  void compare(const std::string& where) {
    ++figures_.migrations;
    const auto real = engine().introspect(*connection_);
    if (!real) return expected_.add_difference(where + " " + real.error().message);
    const auto changes =
        catalog::diff(engine().comparable(catalog_), engine().comparable(*real), semantics());
    figures_.same += changes.empty();
    std::set<std::string> differences;
    for (const auto& change : changes)
      differences.insert(in_words(change));
    for (const std::string& difference : differences)
      if (!known_.contains(difference)) expected_.add_difference(where + " " + difference);
    known_ = std::move(differences);
  }

  const Figures& figures() const { return figures_; }

 private:
  const catalog::Semantics& semantics() const { return postgresql::dialect().semantics(version_); }
  static std::string words(const dialect::Answer& answer) {
    std::string text = answer.error().message;
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::replace(text.begin(), text.end(), '|', '!');
    return text;
  }

  ExpectedTable& expected_;
  dialect::ConnectionPtr connection_;
  dialect::Version version_;
  catalog::Catalog catalog_;
  std::set<std::string> known_;  // differences that an earlier migration has left behind
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
            ExpectedTable& expected) {
  Twins twins(expected);
  if (history.layout->name == "diesel") {
    // The tool's own table is there before the first migration, and some hang triggers on it.
    const Source source("",
                        "CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY "
                        "KEY, run_on timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP)");
    for (const auto& statement : postgresql::dialect().parse(source).statements)
      twins.execute(source, statement, name);
  }
  const auto up_and_down = [&](const project::Migration& migration, Direction direction,
                               std::string_view word) {
    const auto& files = files_of(history, migration, direction);
    if (files.empty()) return;
    const std::string where = fmt::format("{} {} {}", name, migration.id, word);
    for (const auto& file : files) {
      const auto read = project::read_script(tree, history, file.path, direction);
      REQUIRE(read);
      twins.run_script(*read, direction, where);
    }
    twins.compare(where);
  };
  for (const auto& migration : history.migrations)
    up_and_down(migration, Direction::up, "up");
  for (auto it = history.migrations.rbegin(); it != history.migrations.rend(); ++it)
    up_and_down(*it, Direction::down, "down");
  return twins.figures();
}

std::string row(const std::string& name, const Figures& f) {
  return fmt::format("{:<70} migrations {:>4}  statements {:>4}  refused {:>3}  same {:>4}", name,
                     f.migrations, f.statements, f.refused, f.same);
}

/// The cases of catalog.sql, compared after every statement.
void run_cases(ExpectedTable& expected) {
  const Fixture fixture(std::filesystem::path(SEGUE_SOURCE_DIR) /
                        "tests/live_postgresql/catalog.sql");
  for (const Case& each : fixture.cases()) {
    Twins twins(expected);
    const Source source(each.name, each.text_of("up"));
    for (const auto& statement : postgresql::dialect().parse(source).statements) {
      const std::string text(source.text(statement.span));
      const std::string where = each.name + ": " + text.substr(0, text.find('\n'));
      twins.execute(source, statement, where);
      twins.compare(where);
    }
    expected.add_figure(row(each.name, twins.figures()));
  }
}

/// Where histories of this dialect are, and of no other. Left out: lemmy, which needs server 16, and
/// supabase, which changes the account that the test works as.
constexpr const char* places[] = {
    "atuin/crates/atuin-server-postgres",
    "authelia/internal/storage/migrations/postgres",
    "chinook/ChinookDatabase/DataSources/Chinook_PostgreSql.sql",
    "chinook/ChinookDatabase/DataSources/Chinook_PostgreSql_AutoIncrementPKs.sql",
    "chinook/ChinookDatabase/DataSources/Chinook_PostgreSql_SerialPKs.sql",
    "documenso",
    "dokploy",
    "golang-migrate-examples/database/pgx",
    "golang-migrate-examples/database/postgres",
    "goose-examples/internal/testing/integration/testdata/migrations/postgres",
    "openfga/assets/migrations/postgres",
    "pdns/usr/share/pdns-backend-pgsql/schema/schema.pgsql.sql",
    "refinery-examples",
    "sqitch-testdata",
    "uaa/server/src/main/resources/org/cloudfoundry/identity/uaa/db/postgresql",
    "vaultwarden/migrations/postgresql",
};

}  // namespace

TEST_CASE("each statement does to the catalog what it does to a real server") {
  if (!server()) return;
  ExpectedTable expected(std::filesystem::path(SEGUE_SOURCE_DIR) /
                         "tests/live_postgresql/statements.expected");
  run_cases(expected);
  for (const auto& problem : expected.check())
    FAIL_CHECK(problem);
}

TEST_CASE("the simulated catalog is the schema of a real server") {
  const auto root = corpus_root();
  if (root.empty() || !server()) return;
  ExpectedTable expected(std::filesystem::path(SEGUE_SOURCE_DIR) /
                         "tests/live_postgresql/catalog.expected");
  const DiskTree tree;
  project::Settings settings;
  settings.dialect = &postgresql::dialect();
  const project::Dialects dialects{settings.dialect};
  const char* only = std::getenv("SEGUE_ONLY");
  Figures total;
  for (const std::string place : places) {
    if (only != nullptr && !place.starts_with(only)) continue;
    const std::string path = (root / place).string();
    const auto found = place.ends_with(".sql")
                           ? project::load_file(tree, path, settings, dialects)
                           : project::load_folder(tree, path, settings, dialects);
    REQUIRE(found);
    for (const History& history : found->histories) {
      std::string name =
          std::filesystem::path(history.folder).lexically_relative(root).generic_string();
      if (place.ends_with(".sql")) name = place;
      const Figures figures = run(tree, history, name, expected);
      expected.add_figure(row(name, figures));
      std::cout << row(name, figures) << std::endl;
      total.migrations += figures.migrations;
      total.statements += figures.statements;
      total.refused += figures.refused;
      total.same += figures.same;
    }
  }
  expected.add_figure(row("all", total));
  for (const auto& problem : expected.check())
    FAIL_CHECK(problem);
}

}  // namespace segue::test
