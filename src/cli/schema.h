#pragma once

#include "cli/inputs.h"
#include "cli/simulation.h"

namespace segue::cli {

/// Loads what must be one history: what is said of its schema must not mean several databases.
struct OneHistory {
  Loaded loaded{};
  const project::History& history() const { return loaded.project.histories.front(); }
};
Result<OneHistory> load_one(const Inputs& inputs);

}  // namespace segue::cli
