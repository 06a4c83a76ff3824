#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/course.h"
#include "gates/gate.h"

namespace segue::cli {

/// A column or a table that a contract drops, and how its drop is made harmless first. Statements
/// are without a terminator.
struct Removal {
  std::string migration{};
  std::string object{};      // "column `users.email`"
  std::string arming{};      // makes those fail who use it; empty where others would fail, too
  std::string disarming{};   // … and usable again
  bool only_writes = false;  // who reads it goes on
  std::string archiving{};   // copies what it holds into a table of its own
  std::string archive{};     // that table
};

/// The columns and tables that a script removes and that were there before. What has another name
/// meanwhile is missed by whoever uses it; where triggers, views or routines would miss it, which
/// everybody needs, triggers of our own tell who still writes a column. Where neither can be,
/// nothing is tried out.
std::vector<Removal> removals_of(const Place& place, const Item& item);

/// The objects that a script takes away.
std::vector<plan::Doomed> doomed_by(const plan::Script& script);

}  // namespace segue::cli
