#include "cli/sidescripts.h"

#include <algorithm>

#include "cli/undoing.h"

namespace segue::cli {
Result<std::vector<journal::Migration>> side_entries(Deployment& deployment,
                                                     const std::string& history) {
  auto entries = deployment.runner().journal().migrations();
  if (!entries) return entries;
  std::erase_if(*entries, [&](const auto& entry) { return entry.history != history; });
  return entries;
}

Result<bool> run_side(Deployment& deployment, const SideScript& script, const std::string& release,
                      catalog::Catalog& schema) {
  const auto known = side_entries(deployment, script.history);
  if (!known) return known.error();
  const auto made = script_of_text(deployment.place(), script.name, script.up,
                                   project::Direction::up, deployment.runner().server(), schema);
  if (!made) return made.error();
  const auto found = std::find_if(known->begin(), known->end(), [&](const auto& entry) {
    return entry.migration == script.name;
  });
  journal::Migration entry = found != known->end() ? *found : journal::Migration{};
  if (entry.id != 0 && entry.state == journal::State::applied) return true;
  entry.history = script.history;
  entry.migration = script.name;
  entry.phase = "none";
  entry.version = script.note;
  entry.origin = "run";
  entry.checksum = made->checksum;
  entry.normal_checksum = made->normal_checksum;
  entry.down_sql = script.down;
  entry.release = release;
  const auto& semantics = deployment.place().dialect().semantics(deployment.runner().server());
  return deployment.runner().apply(*made, entry, semantics);
}

Result<bool> undo_side(Deployment& deployment, const journal::Migration& entry,
                       catalog::Catalog& schema) {
  const auto made = script_of_text(deployment.place(), "the way back of " + entry.migration,
                                   entry.down_sql.value_or(""), project::Direction::up,
                                   deployment.runner().server(), schema);
  if (!made) return made.error();
  const auto& semantics = deployment.place().dialect().semantics(deployment.runner().server());
  return deployment.runner().revert(*made, entry, semantics);
}

}  // namespace segue::cli
