#pragma once

#include <optional>
#include <string>

#include "cli/simulation.h"

namespace segue::cli {

/// SQL that undoes an up, in the opposite order, a statement per line. Nothing where an action
/// cannot be undone by a statement (what is dropped is gone), and where simulating up and down does
/// not give back the schema that was there.
std::optional<std::string> inverse_of(const project::History& history, const Simulation& simulation,
                                      const rules::Script& up);

}  // namespace segue::cli
