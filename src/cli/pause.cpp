#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/steering.h"

namespace segue::cli {
namespace {

Ending pause(Deployment& deployment, journal::Rollout rollout, const RolloutOptions& options) {
  if (rollout.is_over())
    return Ending::failed(
        {ErrorCode::usage, fmt::format("release `{}` is {}: there is nothing to pause",
                                       rollout.release, journal::name_of(rollout.state))});
  if (!rollout.paused_by.empty())
    return ended(rollout, fmt::format("release `{}` was paused before, by {}", rollout.release,
                                      rollout.paused_by));
  rollout.paused_by = owner().who;
  if (const auto kept = deployment.keep(rollout, "release-paused", options.reason); !kept)
    return Ending::failed(kept.error());
  return ended(rollout, "release `" + rollout.release + "` rests until `segue resume`");
}

}  // namespace

void add_pause(CLI::App& app, Action& chosen) {
  const auto options = std::make_shared<RolloutOptions>();
  add_steering(app, chosen, options, pause);
  app.add_option("--reason", options->reason, "why; the journal keeps it");
}

}  // namespace segue::cli
