#include "cli/claims.h"

#include <fmt/format.h>

#include "cli/backfilling.h"
#include "cli/wrapping.h"

namespace segue::cli {

using journal::Rollout;
using journal::RolloutState;

std::string script_key(const Item& item) {
  return item.id + '\t' + std::string(facts::name_of(as_facts(item.file.phase)));
}

Claims claims_of(const std::vector<Rollout>& rollouts, const Rollout* but_for) {
  Claims claims;
  for (const auto& rollout : rollouts)
    if (&rollout != but_for && !rollout.is_over())
      for (const auto& [key, removes] : journal::listed_in(rollout.scripts))
        claims.emplace(key, &rollout);
  return claims;
}

std::string command_for(const Rollout& rollout, const Item& item) {
  std::string command = "contract";
  if (rollout.state == RolloutState::rolling_back)
    command = "rollback";
  else if (rollout.state == RolloutState::expanding)
    command = "pre-deploy";
  else if (rollout.state == RolloutState::expanded || is_backfill(item))
    command = "post-deploy";
  return fmt::format("segue {} --release {}", command, rollout.release);
}

std::optional<Error> claim_on(const Items& items, const std::vector<Rollout>& rollouts) {
  const Claims claims = claims_of(rollouts);
  for (const Item* item : items) {
    const auto found = claims.find(script_key(*item));
    if (found == claims.end()) continue;
    const Rollout& rollout = *found->second;
    // What has run for it and was changed since belongs to nobody yet.
    if (item->applied() && item->entry->release == rollout.release) continue;
    return Error{ErrorCode::gate,
                 fmt::format("`{}` belongs to release `{}`, which is {}: nothing was run; go on "
                             "with `{}`",
                             item->name(), rollout.release, journal::name_of(rollout.state),
                             command_for(rollout, *item))};
  }
  return std::nullopt;
}

std::optional<Error> claim_on(const Entries& entries, const std::vector<Rollout>& rollouts) {
  for (const auto& entry : entries) {
    const Rollout* rollout = journal::last_of(rollouts, entry.release);
    if (rollout == nullptr || rollout->is_over()) continue;
    return Error{ErrorCode::gate,
                 fmt::format("`{}` belongs to release `{}`, which is {}: nothing was taken back; "
                             "`segue rollback --release {}` takes back what was run for it",
                             shown_name(entry), rollout->release, journal::name_of(rollout->state),
                             rollout->release)};
  }
  return std::nullopt;
}

}  // namespace segue::cli
