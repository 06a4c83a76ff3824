#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace segue::project {

/// One change of a plan.
struct Change {
  std::string name{};
  /// Empty, or where the change was reworked later the tag before which this one stands: its
  /// scripts are kept as name@tag.sql.
  std::string until_tag{};
  std::vector<std::string> requires_changes{};  // as written: "users", "users@beta", "other:x"
  std::vector<std::string> conflicts{};
  std::vector<std::string> tags{};  // that follow it
  Span span{};                      // its line

  /// The name of its scripts, without ending.
  std::string script() const { return until_tag.empty() ? name : name + "@" + until_tag; }
};

struct Plan {
  std::string project{};
  std::vector<Change> changes{};  // in order
};

/// A problem with a line of a plan.
struct PlanProblem {
  Span span{};
  std::string message{};
};

/// Reads a sqitch.plan; lines that are none are reported and left out.
Plan read_plan(std::string_view text, std::vector<PlanProblem>& problems);

/// The value of `section.key` in a file in the form of sqitch.conf (which is git's); empty where
/// there is none. A section may have a name of its own: `engine.pg.target`.
std::string configured(std::string_view conf, std::string_view section, std::string_view key);

}  // namespace segue::project
