#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facts/compat.h"
#include "plan/script.h"

namespace segue::plan {

/// The stages of a rollout, in order.
enum class Stage { expand, backfill, verify, quiet, tripwire, contract, archive };
/// "expand", "backfill", "verify", "quiet", "tripwire", "contract", "archive".
std::string_view name_of(Stage stage);

/// One thing that the executor does, or waits for.
struct PlannedStep {
  std::string id{};  // "expand.2": unique in its plan
  Stage stage = Stage::expand;
  std::string migration{};  // as the journal calls it; empty where the step is of the whole rollout
  std::string file{};
  Position at{};
  std::string what{};         // for people: "adds column `users.email_new`"
  std::string sql{};          // without secrets and without a terminator; empty: nothing is sent
  std::string transaction{};  // how it runs: "in a transaction", "by itself", "for the session", …
  facts::Class kind = facts::Class::neutral;
  std::string reason{};  // of the class, one sentence
  std::vector<facts::Lock> locks{};
  std::vector<std::string> rewrites{};  // relations
  std::vector<std::string> scans{};
  facts::Duration duration = facts::Duration::instant;
  std::optional<int64_t> rows{};  // that it works through, as far as the server knows
  std::optional<std::chrono::milliseconds> expected{};  // how long that takes, roughly
  std::string verify{};    // a query or a command that shows that it is done
  std::string outcome{};   // … and what that gives then, for people
  std::string undo{};      // SQL or a command; empty: there is no way back
  bool no_return = false;  // from here on nothing leads back without loss
  bool done = false;       // the journal says so
};

/// A condition between stages.
struct PlannedGate {
  std::string name{};
  std::string kind{};
  std::vector<std::string> before{};  // "expand", "live", "contract", "drop", "rollback"
  std::string what{};                 // for people, what is asked: one sentence
};

/// A script that is not part of this rollout, and why.
struct HeldBack {
  std::string migration{};
  std::string phase{};
  std::string reason{};
};

/// All that is pending for a release, in the order in which it runs. The same migrations on the
/// same schema give the same plan.
struct RolloutPlan {
  std::string release{};
  std::string environment{};
  std::string replaces{};
  std::string pattern{};             // "rolling", …
  std::string level{};               // "required", "maintenance-window", "best-effort"
  std::string database{};            // the server and its version
  std::vector<PlannedStep> steps{};  // in order
  std::vector<PlannedGate> gates{};
  std::vector<HeldBack> held{};
  /// SHA-256 of what would be sent, of what takes it back, and of what is asked, without estimates
  /// and progress.
  std::string hash{};

  bool has(Stage stage) const;
  /// The first step from which nothing leads back; null where there is none.
  const PlannedStep* point_of_no_return() const;
};

/// The plan's hash, from its steps and gates.
std::string hash_of(const RolloutPlan& plan);

}  // namespace segue::plan
