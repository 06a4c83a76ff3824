#pragma once

#include <functional>
#include <memory>

#include "cli/deployment.h"

namespace segue::cli {

/// What a command does to a release that is there.
using Steering =
    std::function<Ending(Deployment& deployment, journal::Rollout rollout, const RolloutOptions&)>;

/// Adds a command that steers one release: the one that is named, or the last that is not over.
void add_steering(CLI::App& app, Action& chosen, const std::shared_ptr<RolloutOptions>& options,
                  Steering steer);

/// Ends the backfills of a release, wherever they run.
Result<bool> cancel_backfills(Deployment& deployment, const Staging& staging);

}  // namespace segue::cli
