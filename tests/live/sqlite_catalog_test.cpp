// Every SQLite history of the corpus, run on a real database and simulated beside it: after each
// migration the two schemas must be the same. The figures, and each difference with its reason,
// stand in sqlite_catalog.expected.

#include <fmt/core.h>
#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <memory>
#include <set>

#include "base/files.h"
#include "catalog/apply.h"
#include "catalog/diff.h"
#include "corpus/corpus.h"
#include "dialects/all.h"
#include "dialects/sqlite/introspect.h"
#include "project/layout.h"
#include "project/project.h"
#include "project/script.h"
#include "support/fixture.h"

namespace segue::test {
namespace {

using project::Direction;
using project::History;

constexpr dialect::Version newest{};

struct Figures {
  size_t migrations = 0;
  size_t statements = 0;
  size_t same = 0;
  size_t refused = 0;  // statements that the engine refused
};

std::string in_words(const catalog::ObjectChange& change) {
  std::string text = fmt::format("{} {} {}", name_of(change.change), change.kind, change.name);
  if (change.change != catalog::ChangeKind::changed) return text;
  for (const auto& attribute : change.attributes)
    text += fmt::format(", {}: `{}` simulated, `{}` real", attribute.name, attribute.before,
                        attribute.after);
  return text;
}

/// A database in memory, and the catalog that ought to describe it.
class Twins {
 public:
  Twins(const dialect::Dialect& dialect, ExpectedTable& expected)
      : dialect_(dialect),
        expected_(expected),
        catalog_(catalog::empty_catalog(dialect.semantics(newest))) {
    sqlite3* opened = nullptr;
    REQUIRE(sqlite3_open(":memory:", &opened) == SQLITE_OK);
    database_.reset(opened);
  }

  /// Runs what a script says in one direction.
  void run(const project::ReadScript& read, Direction direction, const std::string& where) {
    for (size_t i = 0; i < read.script.statements.size(); ++i) {
      if (read.direction(i) != direction || read.section(i).elsewhere) continue;
      const auto& statement = read.script.statements[i];
      execute(std::string(read.source->text(statement.span)), statement,
              fmt::format("{}#{}", where, i));
    }
  }

  void compare(const std::string& where) {
    ++figures_.migrations;
    const auto real = sqlite::introspect(database_.get());
    if (!real) return expected_.add_difference(where + " " + real.error().message);
    const auto changes = catalog::diff(catalog_, *real, dialect_.semantics(newest));
    figures_.same += changes.empty();
    std::set<std::string> differences;
    for (const auto& change : changes)
      differences.insert(in_words(change));
    for (const std::string& difference : differences)
      if (!known_.contains(difference)) expected_.add_difference(where + " " + difference);
    known_ = std::move(differences);
  }

  /// Runs one statement on both sides.
  void execute(const std::string& text, const dialect::ParsedStatement& statement,
               const std::string& where) {
    ++figures_.statements;
    char* message = nullptr;
    const bool done =
        sqlite3_exec(database_.get(), text.c_str(), nullptr, nullptr, &message) == SQLITE_OK;
    const std::string complaint = message != nullptr ? message : "";
    sqlite3_free(message);
    const bool taken = !statement.error &&
                       catalog::apply(catalog_, statement.tree, dialect_.semantics(newest)).applied;
    figures_.refused += !done;
    if (done != taken) {
      expected_.add_difference(fmt::format("{} the engine {}, the simulation {}", where,
                                           done ? "takes it" : "refuses it: " + complaint,
                                           taken ? "takes it" : "refuses it"));
    }
  }

  const Figures& figures() const { return figures_; }

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
  };

  const dialect::Dialect& dialect_;
  ExpectedTable& expected_;
  std::unique_ptr<sqlite3, Close> database_;
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
            ExpectedTable& expected) {
  Twins twins(*history.dialect, expected);
  const auto up_and_down = [&](const project::Migration& migration, Direction direction,
                               std::string_view word) {
    const auto& files = files_of(history, migration, direction);
    if (files.empty()) return;
    const std::string where = fmt::format("{} {} {}", name, migration.id, word);
    for (const auto& file : files) {
      const auto read = project::read_script(tree, history, file.path, direction);
      REQUIRE(read);
      twins.run(*read, direction, where);
    }
    twins.compare(where);
  };
  for (const auto& migration : history.migrations)
    up_and_down(migration, Direction::up, "up");
  for (auto it = history.migrations.rbegin(); it != history.migrations.rend(); ++it)
    up_and_down(*it, Direction::down, "down");
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

std::string row(const std::string& name, const Figures& f) {
  return fmt::format("{:<60} migrations {:>4}  statements {:>4}  refused {:>3}  same {:>4}", name,
                     f.migrations, f.statements, f.refused, f.same);
}

/// The cases of sqlite_catalog.sql, compared after every statement.
void run_cases(const dialect::Dialect& dialect, ExpectedTable& expected) {
  const std::filesystem::path folder = std::filesystem::path(SEGUE_SOURCE_DIR) / "tests/live";
  const Fixture fixture(folder / "sqlite_catalog.sql");
  for (const Case& each : fixture.cases()) {
    Twins twins(dialect, expected);
    const Source source(each.name, each.text_of("up"));
    for (const auto& statement : dialect.parse(source).statements) {
      const std::string text(source.text(statement.span));
      twins.execute(text, statement, text);
      twins.compare(text);
    }
    expected.add_figure(row(each.name, twins.figures()));
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
      expected.add_figure(row(place, run(tree, history, place, expected)));
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
