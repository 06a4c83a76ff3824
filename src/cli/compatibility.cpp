#include "cli/compatibility.h"

#include <fmt/format.h>

#include <algorithm>
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

/// Whether a script of it takes away in this phase what releases before may use. Where nobody has
/// kept that, one whose file names no phase may do so in the contract.
bool removes_in(const Rollout& rollout, std::string_view phase) {
  const auto listed = journal::listed_in(rollout.scripts);
  return std::any_of(listed.begin(), listed.end(), [&](const auto& one) {
    const auto& [key, removes] = one;
    if (!removes.empty()) return removes == phase;
    return phase == "contract" && (key.ends_with("\tcontract") || key.ends_with("\tnone"));
  });
}

/// Whether what it takes away is gone, or going.
bool has_removed(const Rollout& rollout) {
  if (rollout.state == RolloutState::contracting) return true;
  if (rollout.state == RolloutState::done && removes_in(rollout, "contract")) return true;
  return removes_in(rollout, "expand") || removes_in(rollout, "backfill");
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
    if (has_removed(each))
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
