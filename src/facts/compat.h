#pragma once

#include <string>
#include <string_view>

#include "facts/cost.h"
#include "facts/range.h"

namespace segue::facts {

/// What an action does to running code. The order is that in which the worse one wins.
enum class Class { neutral, expand, data, contract, breaking, unknown };
/// "neutral", "expand", "data", "contract", "breaking", "unknown".
std::string_view name_of(Class kind);

/// When an action has to run; `none`: nowhere as such, it must be split or explained first.
enum class Phase { expand, backfill, contract, none };
/// "expand", "backfill", "contract", "none".
std::string_view name_of(Phase phase);
Phase phase_of(Class kind);

/// Whose statements fail or change their meaning. Old code was written for the schema before, new
/// code for the end of the rollout; new code suffers while the action has not run yet.
struct Breaks {
  bool old_reads = false;
  bool old_writes = false;
  bool new_reads = false;
  bool new_writes = false;

  bool any() const { return old_reads || old_writes || new_reads || new_writes; }
  bool operator==(const Breaks&) const = default;
};

struct Compat {
  Class kind = Class::neutral;
  Breaks breaks{};
  std::string reason{};                      // one sentence: lower case, no full stop
  Conversion conversion = Conversion::same;  // of a column's type, where running code sees it
};

/// What running code sees of an action. The oldest was written for the schema that the range began
/// with: what was made since has no users yet. The statement must be one action (`atoms`).
Compat compat_of(const Situation& situation, const Range& range, const CostModel& model);

/// The worse of two: of actions that are carried out together.
Compat joined(Compat a, Compat b);

}  // namespace segue::facts
