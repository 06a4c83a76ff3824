// Every SQLite history of the corpus, run on a real database and simulated beside it: after each
// migration the two schemas must be the same. The figures, and each difference with its reason,
// stand in sqlite_catalog.expected.

#include <catch2/catch.hpp>

#include "base/files.h"
#include "corpus/corpus.h"
#include "dialect/target.h"
#include "dialects/all.h"
#include "dialects/drivers.h"
#include "project/layout.h"
#include "project/project.h"
#include "project/script.h"
#include "support/fixture.h"
#include "support/twins.h"

namespace segue::test {
namespace {

using project::Direction;
using project::History;

/// A database in memory beside a catalog of the newest version.
Twins twins_in_memory(const dialect::Dialect& dialect, ExpectedTable& expected) {
  auto connection = dialects::connect({.scheme = "sqlite", .database = ":memory:"});
  REQUIRE(connection);
  return {dialect, {}, std::move(*connection), "engine", expected};
}

/// All migrations up, one after the other, then all of them down.
Figures run(const FileTree& tree, const History& history, const std::string& name,
            ExpectedTable& expected) {
  Twins twins = twins_in_memory(*history.dialect, expected);
  up_and_down(twins, tree, history, name);
  return twins.figures();
}

/// Whether all that the history runs is read as the dialect that was forced upon it.
bool all_understood(const FileTree& tree, const History& history) {
  for (const auto& migration : history.migrations) {
    for (const auto& file : migration.up) {
      const auto read = project::read_script(tree, history, file.path, Direction::up);
      if (!read || !read->script.findings.empty()) return false;
      for (const auto& statement : read->script.statements)
        if (!statement.understood()) return false;
    }
  }
  return true;
}

constexpr size_t width = 60;  // of the names in the tables

/// The cases of sqlite_catalog.sql, compared after every statement.
void run_cases(const dialect::Dialect& dialect, ExpectedTable& expected) {
  const std::filesystem::path folder = std::filesystem::path(SEGUE_SOURCE_DIR) / "tests/live";
  const Fixture fixture(folder / "sqlite_catalog.sql");
  for (const Case& each : fixture.cases()) {
    Twins twins = twins_in_memory(dialect, expected);
    const Source source(each.name, each.text_of("up"));
    for (const auto& statement : dialect.parse(source).statements) {
      const std::string text(source.text(statement.span));
      twins.execute(source, statement, text);
      twins.compare(text);
    }
    expected.add_figure(row(each.name, width, twins.figures()));
  }
}

}  // namespace

TEST_CASE("each statement does to the catalog what it does to a real database") {
  ExpectedTable expected(std::filesystem::path(SEGUE_SOURCE_DIR) /
                         "tests/live/sqlite_statements.expected");
  const dialect::Dialect* dialect = dialects::by_name("sqlite");
  REQUIRE(dialect != nullptr);
  run_cases(*dialect, expected);
  for (const auto& problem : expected.check())
    FAIL_CHECK(problem);
}

TEST_CASE("the simulated catalog is the schema of a real database") {
  const auto root = corpus_root();
  if (root.empty()) return;
  ExpectedTable expected(std::filesystem::path(SEGUE_SOURCE_DIR) /
                         "tests/live/sqlite_catalog.expected");
  const DiskTree tree;
  project::Settings settings;
  settings.dialect = dialects::by_name("sqlite");
  REQUIRE(settings.dialect != nullptr);
  const project::Dialects dialects(dialects::all().begin(), dialects::all().end());
  const auto run_all = [&](const char* name, const project::Settings& given) {
    const auto found = project::load_folder(tree, (root / name).string(), given, dialects);
    REQUIRE(found);
    for (const History& history : found->histories) {
      const bool forced = given.dialect != nullptr;
      if (history.dialect != settings.dialect) continue;
      if (forced && !all_understood(tree, history)) continue;
      const std::string place =
          std::filesystem::path(history.folder).lexically_relative(root).generic_string();
      expected.add_figure(row(place, width, run(tree, history, place, expected)));
    }
  };
  for (const auto* name : {"authelia", "chinook", "golang-migrate-examples", "liquibase-examples",
                           "openfga", "pdns", "vaultwarden"})
    run_all(name, {});
  // Projects for several databases, whose plain SQL this one takes as well.
  for (const auto* name : {"atuin", "goose-examples", "refinery-examples", "sqitch-testdata"})
    run_all(name, settings);
  for (const auto& problem : expected.check())
    FAIL_CHECK(problem);
}

}  // namespace segue::test
