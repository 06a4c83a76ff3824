#include "support/twins.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "catalog/apply.h"
#include "catalog/diff.h"
#include "dialect/engine.h"
#include "project/layout.h"

namespace segue::test {
namespace {

using project::Direction;
using project::History;

std::string in_words(const catalog::ObjectChange& change) {
  std::string text = fmt::format("{} {} {}", name_of(change.change), change.kind, change.name);
  if (change.change != catalog::ChangeKind::changed) return text;
  for (const auto& attribute : change.attributes)
    text += fmt::format(", {}: `{}` simulated, `{}` real", attribute.name, attribute.before,
                        attribute.after);
  return one_line(text);
}

/// The scripts of one direction; a layout with sections keeps both in one file.
const project::ScriptFiles& files_of(const History& history, const project::Migration& migration,
                                     Direction direction) {
  const bool sections = history.layout->sections != project::Sections::none;
  return direction == Direction::up || sections ? migration.up : migration.down;
}

}  // namespace

void Figures::add(const Figures& other) {
  migrations += other.migrations;
  statements += other.statements;
  same += other.same;
  refused += other.refused;
}

std::string row(const std::string& name, size_t width, const Figures& figures) {
  return fmt::format("{:<{}} migrations {:>4}  statements {:>4}  refused {:>3}  same {:>4}", name,
                     width, figures.migrations, figures.statements, figures.refused, figures.same);
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '|', '!');
  return text;
}

Twins::Twins(const dialect::Dialect& dialect, const dialect::Version& version,
             dialect::ConnectionPtr connection, std::string_view side, ExpectedTable& expected)
    : dialect_(dialect),
      version_(version),
      connection_(std::move(connection)),
      side_(side),
      expected_(expected),
      catalog_(catalog::empty_catalog(semantics())) {}

void Twins::end_session() {
  catalog::end_session(catalog_, semantics());
}

void Twins::run_script(const project::ReadScript& read, Direction direction,
                       const std::string& where) {
  for (size_t i = 0; i < read.script.statements.size(); ++i) {
    if (read.direction(i) != direction || read.section(i).elsewhere) continue;
    execute(*read.source, read.script.statements[i], fmt::format("{}#{}", where, i));
  }
}

void Twins::execute(const Source& source, const dialect::ParsedStatement& statement,
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
  expected_.add_difference(
      fmt::format("{} the {} {}, the simulation {}", where, side_,
                  answer ? "takes it" : "refuses it: " + one_line(answer.error().message),
                  taken ? "takes it" : "refuses it"));
}

void Twins::compare(const std::string& where) {
  ++figures_.migrations;
  const auto& engine = dialect_.engine();
  const auto real = engine.introspect(*connection_);
  if (!real) return expected_.add_difference(where + ' ' + one_line(real.error().message));
  const auto changes =
      catalog::diff(engine.comparable(catalog_), engine.comparable(*real), semantics());
  figures_.same += changes.empty();
  std::set<std::string> differences;
  for (const auto& change : changes)
    differences.insert(in_words(change));
  for (const std::string& difference : differences)
    if (!known_.contains(difference)) expected_.add_difference(where + ' ' + difference);
  known_ = std::move(differences);
}

void up_and_down(Twins& twins, const FileTree& tree, const History& history,
                 const std::string& name, const Around& around) {
  const auto run = [&](const project::Migration& migration, Direction direction,
                       std::string_view word) {
    const auto& files = files_of(history, migration, direction);
    if (files.empty()) return;
    const std::string where = fmt::format("{} {} {}", name, migration.id, word);
    around.before_migration();
    for (const auto& file : files) {
      const auto read = project::read_script(tree, history, file.path, direction);
      if (!read) throw std::runtime_error(read.error().message);
      twins.run_script(*read, direction, where);
      around.after_script();
    }
    twins.compare(where);
    around.after_migration();
  };
  for (const auto& migration : history.migrations)
    run(migration, Direction::up, "up");
  for (auto it = history.migrations.rbegin(); it != history.migrations.rend(); ++it)
    run(*it, Direction::down, "down");
}

}  // namespace segue::test
