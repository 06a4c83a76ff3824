#pragma once

#include <string>

#include "cli/deployment.h"

namespace segue::cli {

/// A statement of ours that is run, and taken back, as migrations are: with an intent, a result and
/// a way back in the journal, so that a run that was broken off goes on.
struct SideScript {
  std::string history{};  // `Deployment::history_of`
  std::string name{};
  std::string up{};
  std::string down{};
  std::string note{};  // the journal keeps it as the entry's version
};

/// The entries of a history of ours, those that were taken back too.
Result<std::vector<journal::Migration>> side_entries(Deployment& deployment,
                                                     const std::string& history);

/// Runs its up on this schema, and leaves the schema as it is afterwards.
Result<bool> run_side(Deployment& deployment, const SideScript& script, const std::string& release,
                      catalog::Catalog& schema);
/// Takes an entry back that was applied, or begun.
Result<bool> undo_side(Deployment& deployment, const journal::Migration& entry,
                       catalog::Catalog& schema);

}  // namespace segue::cli
