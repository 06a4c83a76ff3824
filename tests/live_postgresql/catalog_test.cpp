// Every PostgreSQL history of the corpus, run on a real server and simulated beside it: after each
// migration the two schemas must be the same. The figures, and each difference with its reason,
// stand in catalog.expected.

#include <catch2/catch.hpp>
#include <iostream>

#include "base/files.h"
#include "corpus/corpus.h"
#include "dialects/postgresql/dialect.h"
#include "live_postgresql/session.h"
#include "project/layout.h"
#include "project/project.h"
#include "project/script.h"
#include "support/fixture.h"
#include "support/twins.h"

namespace segue::test {
namespace {

using project::History;

/// A database of its own beside a catalog of the server's version.
Twins fresh_twins(ExpectedTable& expected) {
  static int number = 0;
  const std::string name = "twin_" + std::to_string(++number);
  run(*test::connect(), "CREATE DATABASE " + name);
  auto connection = test::connect(name);
  const auto version = engine().version_of(connection->server_version());
  return {postgresql::dialect(), version, std::move(connection), "server", expected};
}

/// The tool's own table is there before the first migration, and some hang triggers on it.
void make_table_of_diesel(Twins& twins, const std::string& name) {
  const Source source("",
                      "CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY "
                      "KEY, run_on timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP)");
  for (const auto& statement : postgresql::dialect().parse(source).statements)
    twins.execute(source, statement, name);
}

/// All migrations up, one after the other, then all of them down. The session of a tool is over
/// with its script.
Figures run(const FileTree& tree, const History& history, const std::string& name,
            ExpectedTable& expected) {
  Twins twins = fresh_twins(expected);
  if (history.layout->name == "diesel") make_table_of_diesel(twins, name);
  up_and_down(twins, tree, history, name, {.after_script = [&] {
                static_cast<void>(twins.connection().run("COMMIT"));
                test::run(twins.connection(), "DISCARD ALL");
                twins.end_session();
              }});
  return twins.figures();
}

constexpr size_t width = 70;  // of the names in the tables

/// The cases of catalog.sql, compared after every statement.
void run_cases(ExpectedTable& expected) {
  const Fixture fixture(std::filesystem::path(SEGUE_SOURCE_DIR) /
                        "tests/live_postgresql/catalog.sql");
  for (const Case& each : fixture.cases()) {
    Twins twins = fresh_twins(expected);
    const Source source(each.name, each.text_of("up"));
    for (const auto& statement : postgresql::dialect().parse(source).statements) {
      const std::string text(source.text(statement.span));
      const std::string where = each.name + ": " + text.substr(0, text.find('\n'));
      twins.execute(source, statement, where);
      twins.compare(where);
    }
    expected.add_figure(row(each.name, width, twins.figures()));
  }
}

/// Where histories of this dialect are, and of no other. Left out: lemmy, which needs server 16,
/// and supabase, which changes the account that the test works as.
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
      expected.add_figure(row(name, width, figures));
      std::cout << row(name, width, figures) << std::endl;
      total.add(figures);
    }
  }
  expected.add_figure(row("all", width, total));
  for (const auto& problem : expected.check())
    FAIL_CHECK(problem);
}

}  // namespace segue::test
