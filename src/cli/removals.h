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
  std::string object{};     // "column `users.email`"
  std::string arming{};     // gives it another name, so that whoever uses it fails
  std::string disarming{};  // … and the old one back
  std::string archiving{};  // copies what it holds into a table of its own
  std::string archive{};    // that table
};

/// What a script removes that can be tried out by another name: columns and tables that were there
/// before. A table with triggers, or one that a view reads, is left out, since these would fail for
/// everybody; so is what stands behind another change of its table in the same script.
std::vector<Removal> removals_of(const Place& place, const Item& item);

/// The objects that a script takes away.
std::vector<plan::Doomed> doomed_by(const plan::Script& script);

}  // namespace segue::cli
