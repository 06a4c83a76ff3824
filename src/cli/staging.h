#pragma once

#include <set>
#include <string>
#include <vector>

#include "cli/course.h"
#include "cli/removals.h"
#include "cli/rollout_settings.h"
#include "journal/rollouts.h"
#include "plan/rollout.h"
#include "plan/stages.h"
#include "plan/steps.h"

namespace segue::cli {

/// A script of a release.
struct Staged {
  Item* item = nullptr;
  plan::Placing placing{};
  std::string key{};     // `script_key`
  std::string awaits{};  // a release that has to be live before; empty: none
  /// The phase in which it takes away what releases before may use; `none`: it takes nothing.
  facts::Phase removes_in = facts::Phase::none;
  bool due = true;  // it has not been applied, or runs again since it has changed

  bool runs_in(facts::Phase phase) const { return placing.phase == phase; }
  bool applied() const { return item->applied(); }
};

/// A release's scripts in the order in which they run, and the plan that they make.
struct Staging {
  std::vector<Staged> scripts{};
  plan::RolloutPlan plan{};
  /// What keeps them from being rolled out, whoever accepts it; each names its file …
  std::vector<std::string> obstacles{};
  /// … and what breaks somebody.
  std::vector<std::string> objections{};
  /// A script of this release can only run once that of another one has: for people; empty: none.
  std::string waits{};
  /// What is to be removed or restricted after the deploy …
  std::vector<plan::Doomed> doomed{};
  /// … and what of it can be made unusable before.
  std::vector<Removal> removals{};
  facts::Snapshot before_contract{};

  /// Those of a phase that have not been applied, in order.
  std::vector<const Staged*> pending(facts::Phase phase) const;
  /// … and of all of them, phase by phase.
  std::vector<const Staged*> pending() const;
  bool has_pending(facts::Phase phase) const { return !pending(phase).empty(); }
};

/// How many rows tables have, as far as the server knows; nothing is counted.
plan::RowCount row_count(const Place& place, dialect::Connection& connection);

/// Puts the scripts of a release into phases and in order, and judges them as one release. The
/// course is changed: what is pending of the release is simulated in the order in which it will
/// run. `takes_new`: also scripts that belong to no release yet, when one is planned or begun.
/// Without `rows` nothing is said of how long steps take.
Result<Staging> stage(const Place& place, Course& course,
                      const std::vector<journal::Rollout>& rollouts,
                      const RolloutSettings& settings, const dialect::Version& version,
                      const journal::Rollout& rollout, bool takes_new,
                      const plan::RowCount& rows = {});

}  // namespace segue::cli
