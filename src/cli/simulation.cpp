#include "cli/simulation.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/wrapping.h"
#include "project/config.h"
#include "project/file_name.h"

namespace segue::cli {

using project::Direction;
using project::History;

Simulation::Simulation(const History& history)
    : layout_(*history.layout),
      semantics_(history.dialect->semantics(history.server)),
      costs_(history.dialect->costs(history.server)),
      catalog_(catalog::empty_catalog(semantics_)) {
  if (!history.from_nothing) catalog_.knowledge = catalog::Knowledge::partial;
}

namespace {

/// Whether a statement of the script runs when its migration is applied.
bool runs(const project::ReadScript& script, size_t statement) {
  const auto& section = script.section(statement);
  return section.direction != Direction::down && !section.elsewhere &&
         !script.script.statements[statement].error;
}

void take(catalog::Outcome& outcome, Span span, size_t statement, Findings& into) {
  for (auto& finding : outcome.findings) {
    if (finding.span.empty()) finding.span = span;
    finding.statement = static_cast<int>(statement);
    into.push_back(std::move(finding));
  }
}

}  // namespace

Findings Simulation::apply(const project::ReadScript& script, uint32_t last_section) {
  Findings findings;
  const auto& statements = script.script.statements;
  for (size_t i = 0; i < statements.size(); ++i) {
    if (script.section_of[i] > last_section) break;
    if (!runs(script, i)) continue;
    auto outcome = catalog::apply(catalog_, statements[i].tree, semantics_);
    take(outcome, statements[i].span, i, findings);
  }
  catalog::end_session(catalog_, semantics_);
  return findings;
}

void Simulation::take_step(catalog::Catalog& catalog, const dialect::ParsedStatement& statement,
                           size_t index, facts::Snapshot& at, Judged& judged) const {
  rules::Script& made = judged.script;
  auto outcome = catalog::apply(catalog, statement.tree, semantics_);
  take(outcome, statement.span, index, judged.refused);
  facts::Snapshot after = std::make_shared<catalog::Catalog>(catalog);
  for (auto& step : facts::steps_of(statement.tree, at, after, made.at_start, semantics_, costs_)) {
    step.index = static_cast<int>(index);
    if (step.span.empty()) step.span = statement.span;
    step.refused = !outcome.applied;
    made.steps.push_back(std::move(step));
  }
  made.at_start = facts::without_remade(made.at_start, statement.tree, *at, *after, semantics_);
  at = std::move(after);
}

Simulation::Judged Simulation::judge(const project::ReadScript& script, facts::Snapshot at_start) {
  Judged judged;
  rules::Script& made = judged.script;
  facts::Snapshot at = std::make_shared<catalog::Catalog>(catalog_);
  made.before = at;
  made.at_start = at_start ? std::move(at_start) : at;
  made.semantics = &semantics_;
  made.habits = costs_.habits();
  made.file = script.source->path();
  const auto& statements = script.script.statements;
  for (size_t i = 0; i < statements.size(); ++i)
    if (runs(script, i)) take_step(catalog_, statements[i], i, at, judged);
  catalog::end_session(catalog_, semantics_);
  made.after = std::make_shared<catalog::Catalog>(catalog_);
  tell_transactions(made, script, layout_, semantics_.traits());
  tell_phase(made, script);
  return judged;
}

Simulation::Judged Simulation::judge_back(const dialect::Script& script,
                                          const std::vector<size_t>& statements,
                                          const facts::Snapshot& from) const {
  Judged judged;
  catalog::Catalog catalog = *from;
  catalog::end_session(catalog, semantics_);
  facts::Snapshot at = std::make_shared<catalog::Catalog>(catalog);
  judged.script.before = judged.script.at_start = at;
  judged.script.semantics = &semantics_;
  judged.script.habits = costs_.habits();
  for (const size_t i : statements)
    if (!script.statements[i].error) take_step(catalog, script.statements[i], i, at, judged);
  catalog::end_session(catalog, semantics_);
  judged.script.after = std::make_shared<catalog::Catalog>(catalog);
  return judged;
}

bool is_meant(const project::Migration& migration, const std::string& version) {
  if (migration.id == version || migration.version == version) return true;
  for (const auto& file : migration.up) {
    if (path::name_of(file.path) == version) return true;
  }
  const bool number = version.find_first_not_of("0123456789._") == std::string::npos;
  return number && !migration.version.empty() &&
         project::compare_versions(project::VersionOrder::parts, migration.version, version) == 0;
}

namespace {

/// The changeset of this name.
std::optional<uint32_t> section_called(const project::ReadScript& script, const std::string& name) {
  if (name.empty()) return std::nullopt;
  for (uint32_t i = 0; i < script.sections.size(); ++i) {
    if (script.sections[i].id == name) return i;
  }
  return std::nullopt;
}

/// What somebody may have meant who named a version that there is none of: the nearest one, those
/// that have the word in them, or else the last ones.
std::vector<std::string> near_ones(const std::string& version,
                                   const std::vector<std::string>& known) {
  constexpr size_t most = 3;
  std::vector<std::string> near;
  const std::vector<std::string_view> views(known.begin(), known.end());
  const std::string_view nearest = project::nearest(version, views);
  if (!nearest.empty()) near.emplace_back(nearest);
  for (const auto& name : known) {
    if (near.size() < most && name != nearest && name.find(version) != std::string::npos)
      near.push_back(name);
  }
  if (near.empty()) {
    const auto last = static_cast<std::ptrdiff_t>(std::min(most, known.size()));
    near.assign(known.end() - last, known.end());
  }
  return near;
}

Error unknown_version(const std::string& version, const std::vector<std::string>& known) {
  std::string message = "there is no version `" + version + "` among the migrations";
  const auto near = near_ones(version, known);
  for (size_t i = 0; i < near.size(); ++i)
    message += (i == 0 ? "; there is, for example, `" : "`, `") + near[i];
  if (!near.empty()) message += "`";
  return {ErrorCode::usage, std::move(message)};
}

}  // namespace

Result<Simulation> simulate(const FileTree& tree, const History& history,
                            const std::string& version) {
  Simulation simulation(history);
  std::vector<std::string> known;
  for (const auto& migration : history.migrations) {
    known.push_back(migration.id);
    for (const auto& file : migration.up) {
      const auto script = project::read_script(tree, history, file.path, Direction::up);
      if (!script) return script.error();
      const auto last = section_called(*script, version);
      if (last) {
        simulation.apply(*script, *last);
        return simulation;
      }
      simulation.apply(*script);
      for (const auto& section : script->sections) {
        if (!section.id.empty()) known.push_back(section.id);
      }
    }
    if (!version.empty() && is_meant(migration, version)) return simulation;
  }
  if (!version.empty()) return unknown_version(version, known);
  return simulation;
}

}  // namespace segue::cli
