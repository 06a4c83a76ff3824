#include "cli/compatibility.h"

#include <fmt/format.h>

#include <optional>

namespace segue::cli {
namespace {

using journal::Rollout;
using journal::RolloutState;

/// Its place among the rollouts, and why it cannot work, where it was begun itself.
struct Standing {
  std::optional<int64_t> place{};
  std::string problem{};
};

Standing standing_of(const std::vector<Rollout>& rollouts, const std::string& release) {
  Standing standing;
  for (const Rollout& each : rollouts) {
    if (each.release == release) {
      standing.place = each.id;
      standing.problem =
          each.may_run() ? "" : fmt::format("it is {}", journal::name_of(each.state));
    } else if (each.replaces == release && !standing.place) {
      standing.place = each.id - 1;
    }
  }
  return standing;
}

bool has_contract(const Rollout& rollout) {
  return rollout.scripts.find("\tcontract") != std::string::npos ||
         rollout.scripts.find("\tnone") != std::string::npos;
}

}  // namespace

Compatibility compatibility_of(const std::vector<Rollout>& rollouts, const std::string& release) {
  const Standing standing = standing_of(rollouts, release);
  if (!standing.place)
    return {false, fmt::format("release `{}` is not known in this database", release)};
  if (!standing.problem.empty())
    return {false, fmt::format("not compatible with release `{}`: {}", release, standing.problem)};
  std::string ahead;
  for (const Rollout& each : rollouts) {
    if (each.id <= *standing.place || each.release == release || !each.may_run()) continue;
    const bool removes = each.state == RolloutState::contracting ||
                         (each.state == RolloutState::done && has_contract(each));
    if (removes)
      return {false, fmt::format("not compatible with release `{}`: release `{}` has removed what "
                                 "it may use",
                                 release, each.release)};
    ahead = each.release;
  }
  if (ahead.empty()) return {true, fmt::format("compatible with release `{}`", release)};
  return {true, fmt::format("the database is ahead, at release `{}`, and compatible with release "
                            "`{}`",
                            ahead, release)};
}

}  // namespace segue::cli
