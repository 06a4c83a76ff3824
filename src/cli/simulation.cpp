#include "cli/simulation.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/backfilling.h"
#include "cli/directives.h"
#include "cli/wrapping.h"
#include "facts/recreated.h"
#include "facts/renames.h"
#include "project/config.h"
#include "project/file_name.h"

namespace segue::cli {

using project::Direction;
using project::History;

Simulation::Simulation(const History& history, facts::Depth depth)
    : dialect_(*history.dialect),
      layout_(*history.layout),
      semantics_(history.dialect->semantics(history.server)),
      costs_(history.dialect->costs(history.server)),
      depth_(depth),
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

/// Transaction by transaction.
void settle_recreated(std::vector<facts::Step>& steps) {
  std::vector<facts::Step*> together;
  for (facts::Step& step : steps) {
    const auto* end = step.as<sql::Transaction>();
    if (end == nullptr && step.in_transaction) {
      together.push_back(&step);
      continue;
    }
    facts::settle_recreated(together);
    together.clear();
  }
  facts::settle_recreated(together);
}

}  // namespace

Findings Simulation::apply(const project::ReadScript& script, uint32_t last_section) {
  Findings findings;
  const auto& statements = script.script.statements;
  for (size_t i = 0; i < statements.size(); ++i) {
    if (script.section_of[i] > last_section) break;
    if (!runs(script, i)) continue;
    auto outcome = catalog::apply(catalog_, statements[i].tree, semantics_);
    for (auto& finding : outcome.findings) {
      if (finding.span.empty()) finding.span = statements[i].span;
      finding.statement = static_cast<int>(i);
      findings.push_back(std::move(finding));
    }
  }
  catalog::end_session(catalog_, semantics_);
  return findings;
}

void Simulation::take(facts::Walk& walk, const sql::Statement& tree, Span span, size_t index,
                      Judged& judged) {
  auto refused = walk.take(tree, span, static_cast<int>(index), judged.script.steps);
  std::move(refused.begin(), refused.end(), std::back_inserter(judged.refused));
}

void Simulation::take(facts::Walk& walk, const project::ReadScript& script, size_t index,
                      Judged& judged) const {
  const auto& statement = script.script.statements[index];
  auto narrow = narrowed(dialect_, script, index);
  if (!narrow) return take(walk, statement.tree, statement.span, index, judged);
  // Steps borrow the tree of a script; this one they have to own.
  const auto owned = std::make_shared<const sql::Statement>(std::move(*narrow));
  const size_t before = judged.script.steps.size();
  take(walk, *owned, statement.span, index, judged);
  for (size_t i = before; i < judged.script.steps.size(); ++i)
    if (judged.script.steps[i].action.get() == owned.get()) judged.script.steps[i].action = owned;
}

void Simulation::finish(facts::Walk& walk, rules::Script& made) const {
  walk.end();
  made.before = walk.before();
  made.after = walk.now();
  made.at_start = walk.range().at_start();
  made.semantics = &semantics_;
  made.costs = &costs_;
  made.habits = costs_.habits();
  facts::settle_renames(made.steps);
}

Simulation::Judged Simulation::judge(const project::ReadScript& script,
                                     std::optional<facts::Range>* range) {
  Judged judged;
  facts::Walk walk(catalog_, semantics_, costs_, range ? std::move(*range) : std::nullopt, depth_);
  const auto& statements = script.script.statements;
  for (size_t i = 0; i < statements.size(); ++i)
    if (runs(script, i)) take(walk, script, i, judged);
  finish(walk, judged.script);
  if (range) *range = walk.range();
  judged.script.file = script.source->path();
  tell_transactions(judged.script, script, layout_, semantics_.traits());
  settle_recreated(judged.script.steps);
  tell_phase(judged.script, script);
  return judged;
}

Simulation::Judged Simulation::judge_back(const dialect::Script& script,
                                          const std::vector<size_t>& statements,
                                          const facts::Snapshot& from) const {
  Judged judged;
  catalog::Catalog catalog = *from;
  catalog::end_session(catalog, semantics_);
  facts::Walk walk(catalog, semantics_, costs_, std::nullopt, depth_);
  for (const size_t i : statements)
    if (const auto& statement = script.statements[i]; !statement.error)
      take(walk, statement.tree, statement.span, i, judged);
  finish(walk, judged.script);
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
