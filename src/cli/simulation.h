#pragma once

#include "catalog/apply.h"
#include "project/project.h"
#include "project/script.h"

namespace segue::cli {

/// The schema of one history while its migrations run.
class Simulation {
 public:
  explicit Simulation(const project::History& history);

  /// Runs what a script runs when its migration is applied. Findings are what the server would
  /// refuse, each with the index of its statement.
  Findings apply(const project::ReadScript& script);

  const catalog::Catalog& catalog() const { return catalog_; }
  const catalog::Semantics& semantics() const { return semantics_; }

 private:
  const catalog::Semantics& semantics_;
  catalog::Catalog catalog_;
};

/// Runs the migrations of a history up to (and with) `version`; all of them if it is empty. An
/// error is a version that the history does not have, or a file that cannot be read.
Result<Simulation> simulate(const FileTree& tree, const project::History& history,
                            const std::string& version);

/// Whether somebody who says `version` means this migration: its version, or its name on disk.
bool is_meant(const project::Migration& migration, const std::string& version);

}  // namespace segue::cli
