#include <CLI/CLI.hpp>

#include "cli/steering.h"

namespace segue::cli {
namespace {

Ending resume(Deployment& deployment, journal::Rollout rollout, const RolloutOptions& /*options*/) {
  if (rollout.paused_by.empty())
    return ended(rollout, "release `" + rollout.release + "` is not paused");
  const std::string by = rollout.paused_by;
  rollout.paused_by.clear();
  if (const auto kept = deployment.keep(rollout, "release-resumed", by); !kept)
    return Ending::failed(kept.error());
  return ended(rollout, "release `" + rollout.release + "` goes on with the next command");
}

}  // namespace

void add_resume(CLI::App& app, Action& chosen) {
  add_steering(app, chosen, std::make_shared<RolloutOptions>(), resume);
}

}  // namespace segue::cli
