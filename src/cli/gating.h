#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/staging.h"
#include "gates/gate.h"

namespace segue::cli {

/// A gate, and what it said.
struct Asked {
  gates::Spec gate{};
  gates::Reading reading{};
  bool passes = false;
};
struct Gating {
  std::vector<Asked> asked{};

  bool passes() const;
  /// Those that do not, for people: "`soak`: 3 min are left; `approval`: nobody has approved it".
  std::string words() const;
  /// One that says no, and will not say yes by itself; null where there is none.
  const Asked* failed() const;
};

/// What gates are asked about.
struct Asking {
  const Place& place;
  const RolloutSettings& settings;
  const journal::Rollout& rollout;
  const std::vector<journal::Rollout>& rollouts;
  const Staging* staging = nullptr;  // of the rollout; null: nothing is planned for it
  dialect::Version server{};
  Outside& outside;
};

/// Asks the gates of a moment over a session of its own; where `only` names some, these alone. What
/// a gate has to remember is written at once. An error is a database that is out of reach.
Result<Gating> ask_gates(const Asking& asking, const std::string& moment,
                         const std::vector<std::string>& only = {});

/// The state that a release has in another environment of segue.toml; empty where it is not known
/// there. Where that has several databases, the first one in which it is not live tells.
Result<std::string> state_elsewhere(const project::Config& config, const std::string& environment,
                                    const std::string& release);

/// "v2", or the last release that is not over where none is named.
Result<journal::Rollout> meant_rollout(const std::vector<journal::Rollout>& rollouts,
                                       const std::string& release);

/// A release that was never begun, where one of a near name is meant by `may_be_meant`.
std::optional<Error> unknown_release(
    const std::vector<journal::Rollout>& rollouts, const journal::Rollout& rollout,
    const std::function<bool(const journal::Rollout& other)>& may_be_meant);

}  // namespace segue::cli
