#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/applying.h"
#include "cli/undoing.h"
#include "journal/rollouts.h"

namespace segue::cli {

/// A script as `journal::Rollout::scripts` lists it: migration and phase of its file.
std::string script_key(const Item& item);
/// The rollouts that are not over, by the scripts that belong to them.
using Claims = std::map<std::string, const journal::Rollout*>;
/// … but for one of them.
Claims claims_of(const std::vector<journal::Rollout>& rollouts,
                 const journal::Rollout* but_for = nullptr);

/// The command that goes on with a rollout of which this script has not run, or not to its end.
std::string command_for(const journal::Rollout& rollout, const Item& item);

/// What keeps scripts from being run by themselves: one that still has to run for a rollout, when
/// its phase has come. An error of the kind `gate`.
std::optional<Error> claim_on(const Items& items, const std::vector<journal::Rollout>& rollouts);

/// … and from being taken back by themselves: one that was applied for a rollout that is not over.
std::optional<Error> claim_on(const Entries& entries,
                              const std::vector<journal::Rollout>& rollouts);

}  // namespace segue::cli
