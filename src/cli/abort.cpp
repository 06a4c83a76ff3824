#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/contracting.h"
#include "cli/steering.h"

namespace segue::cli {
namespace {

using journal::RolloutState;

/// Nothing is taken back but what was only made unusable.
Ending abort_release(Deployment& deployment, journal::Rollout rollout,
                     const RolloutOptions& options) {
  if (rollout.is_over())
    return ended(rollout, fmt::format("release `{}` is {} already", rollout.release,
                                      journal::name_of(rollout.state)));
  const auto staging = deployment.stage(rollout, false);
  if (!staging) return Ending::failed(staging.error());
  if (const auto undone = disarm(deployment, rollout.release); !undone)
    return Ending::failed(undone.error());
  if (const auto cancelled = cancel_backfills(deployment, *staging); !cancelled)
    return Ending::failed(cancelled.error());
  rollout.state = RolloutState::aborted;
  rollout.problem = options.reason;
  rollout.ended_at = deployment.runner().journal().now();
  if (const auto kept = deployment.keep(rollout, "release-aborted", options.reason); !kept)
    return Ending::failed(kept.error());
  return ended(rollout, fmt::format("release `{}` was given up; what it has applied stays: take "
                                    "it back with `segue down`, or begin it again",
                                    rollout.release));
}

}  // namespace

void add_abort(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<RolloutOptions>();
  add_steering(app, chosen, options, abort_release);
  app.add_option("--reason", options->reason, "why; the journal keeps it");
}

}  // namespace segue::cli
