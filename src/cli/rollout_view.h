#pragma once

#include "cli/deployment.h"

namespace segue::cli {

/// How a rollout stands, looked at without a lock.
struct RolloutView {
  Place place{};
  RolloutSettings settings{};
  Sight sight{};
  std::vector<journal::Rollout> rollouts{};
  std::unique_ptr<Outside> outside{};

  /// The release that is named, or the last one that is not over; a fresh one of this name where it
  /// was not begun. An error where none is named and none is under way.
  Result<journal::Rollout> rollout(const RolloutOptions& options) const;
  /// Its scripts and its plan, with those that belong to no release where it was not deployed yet.
  Result<Staging> stage(const journal::Rollout& rollout);
  /// What gates of a moment, or those that are named, say.
  Result<Gating> ask(const journal::Rollout& rollout, const Staging& staging,
                     const std::string& moment, const std::vector<std::string>& only = {});
};

Result<std::unique_ptr<RolloutView>> view_rollouts(const PlaceOptions& where);

/// The releases that the journal of a connection knows; none where its tables are older.
Result<std::vector<journal::Rollout>> rollouts_in(dialect::Connection& connection,
                                                  const dialect::Dialect& dialect);
/// The same where somebody has looked at the database already.
Result<std::vector<journal::Rollout>> rollouts_in(const Sight& sight,
                                                  const dialect::Dialect& dialect);

}  // namespace segue::cli
