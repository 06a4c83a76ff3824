#include "cli/way_back.h"

#include <algorithm>
#include <iterator>

#include "project/layout.h"

namespace segue::cli {
namespace {

using project::Direction;

bool is_refused(const rules::Script& script) {
  return std::any_of(script.steps.begin(), script.steps.end(),
                     [](const rules::Step& step) { return step.refused; });
}

/// The part of an up that one section of its file is.
rules::Script section_of(const rules::Script& up, const project::ReadScript& script,
                         uint32_t section) {
  rules::Script part;
  part.at_start = up.at_start;
  part.semantics = up.semantics;
  part.costs = up.costs;
  part.habits = up.habits;
  for (const auto& step : up.steps)
    if (script.section_of[static_cast<size_t>(step.index)] == section) part.steps.push_back(step);
  if (part.steps.empty()) return part;
  part.before = part.steps.front().before;
  part.after = part.steps.back().after;
  return part;
}

std::vector<size_t> all_of(const dialect::Script& script) {
  std::vector<size_t> statements(script.statements.size());
  for (size_t i = 0; i < statements.size(); ++i)
    statements[i] = i;
  return statements;
}

}  // namespace

Findings WaysBack::judged(const rules::Script& up, const dialect::Script& script,
                          const std::vector<size_t>& statements) const {
  // Where the up cannot run, nobody knows what there is to undo.
  if (statements.empty() || is_refused(up)) return {};
  auto back = simulation_.judge_back(script, statements, up.after);
  Findings findings = std::move(back.refused);
  Findings found = rules_.of(rules::Pair{up, back.script});
  std::move(found.begin(), found.end(), std::back_inserter(findings));
  return findings;
}

Findings WaysBack::of_changesets(const project::ReadScript& script, const rules::Script& up) const {
  Findings findings;
  for (uint32_t section = 0; section < script.sections.size(); ++section) {
    std::vector<size_t> statements;
    for (size_t i = 0; i < script.undo.statements.size(); ++i)
      if (script.undo_section[i] == section) statements.push_back(i);
    if (statements.empty() || script.sections[section].irreversible) continue;
    const rules::Script part = section_of(up, script, section);
    if (part.steps.empty()) continue;
    for (Finding& finding : judged(part, script.undo, statements)) {
      finding.statement = -1;  // it counts among the rollbacks, not among the statements
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

Findings WaysBack::in_same_file(const project::ReadScript& script, const rules::Script& up) const {
  if (script.irreversible && history_.layout->sections != project::Sections::changesets) return {};
  if (history_.layout->sections == project::Sections::changesets) return of_changesets(script, up);
  std::vector<size_t> statements;
  for (size_t i = 0; i < script.script.statements.size(); ++i)
    if (script.direction(i) == Direction::down) statements.push_back(i);
  return judged(up, script.script, statements);
}

void WaysBack::keep(project::Phase phase, project::ReadScript script, rules::Script up) {
  ups_.push_back({phase, std::make_unique<project::ReadScript>(std::move(script)), std::move(up)});
}

Findings WaysBack::in_file(project::Phase phase, const project::ReadScript& down) const {
  const auto up =
      std::find_if(ups_.begin(), ups_.end(), [&](const Up& one) { return one.phase == phase; });
  if (up == ups_.end() || down.irreversible) return {};
  return judged(up->judged, down.script, all_of(down.script));
}

}  // namespace segue::cli
