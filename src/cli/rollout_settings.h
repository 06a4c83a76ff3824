#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "gates/gate.h"
#include "hooks/hooks.h"
#include "hooks/notify.h"
#include "project/config.h"

namespace segue::cli {

/// How releases are rolled out: segue.toml's `[rollout]`, with what its pattern brings along.
struct RolloutSettings {
  std::string environment{};  // that they hold for; empty: none was named
  std::string pattern = "rolling";
  std::string coordination = "expand-contract";
  std::string level = "required";   // "maintenance-window", "best-effort"
  std::string rollback = "manual";  // "automatic", "hybrid"
  std::string application{};        // as sessions call it before `@`
  std::vector<std::string> ignored_programs{};
  std::string owner{};  // who carries a rollout out, for runbooks
  /// What is removed is unusable for so long before; zero: it is removed at once.
  std::chrono::milliseconds tripwire{std::chrono::minutes(5)};
  /// What was removed is kept for so long; zero: it is not.
  std::chrono::milliseconds archive{0};
  std::vector<gates::Spec> gates{};
  std::vector<hooks::Hook> hooks{};
  std::vector<hooks::Notification> notifications{};

  /// The application is not there while its database changes: nobody can be broken.
  bool stands_still() const { return pattern == "recreate"; }
  /// … or nobody minds, or not at this time: the schedule is a gate of its own.
  bool may_break() const { return stands_still() || level != "required"; }
};

/// Reads them for an environment (empty: none was named). An error of the kind `usage` names file
/// and line.
Result<RolloutSettings> rollout_settings(const project::Config& config,
                                         const std::string& environment);

/// Whether they can be read for every environment, whatever variables are set: the same errors.
Result<bool> rollout_is_sound(const project::Config& config);

}  // namespace segue::cli
