#include "cli/simulation.h"

#include <utility>

#include "project/file_name.h"

namespace segue::cli {

using project::Direction;
using project::History;

Simulation::Simulation(const History& history)
    : semantics_(history.dialect->semantics(history.server)),
      catalog_(catalog::empty_catalog(semantics_)) {
  if (!history.from_nothing) catalog_.knowledge = catalog::Knowledge::partial;
}

Findings Simulation::apply(const project::ReadScript& script) {
  Findings findings;
  const auto& statements = script.script.statements;
  for (size_t i = 0; i < statements.size(); ++i) {
    const auto& section = script.section(i);
    if (section.direction == Direction::down || section.elsewhere || statements[i].error) continue;
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

bool is_meant(const project::Migration& migration, const std::string& version) {
  if (migration.id == version || migration.version == version) return true;
  const bool number = version.find_first_not_of("0123456789._") == std::string::npos;
  return number && !migration.version.empty() &&
         project::compare_versions(project::VersionOrder::parts, migration.version, version) == 0;
}

Result<Simulation> simulate(const FileTree& tree, const History& history,
                            const std::string& version) {
  Simulation simulation(history);
  for (const auto& migration : history.migrations) {
    for (const auto& file : migration.up) {
      auto script = project::read_script(tree, history, file.path, Direction::up);
      if (!script) return script.error();
      simulation.apply(*script);
    }
    if (!version.empty() && is_meant(migration, version)) return simulation;
  }
  if (!version.empty())
    return Error{ErrorCode::usage, "there is no version `" + version + "` among the migrations"};
  return simulation;
}

}  // namespace segue::cli
