#pragma once

#include <vector>

#include "facts/step.h"

namespace segue::facts {

/// The actions of one ALTER TABLE pay for each other. Where the server has no choice, what takes
/// long does so under the strongest lock of them all.
///
/// A server that has a choice of algorithms decides on one for an ALTER TABLE with all its actions:
/// together they may be cheaper than alone (a key that goes and one that comes in its place) or
/// dearer (a change of metadata beside one that builds the table anew). No step is left dearer than
/// its statement, and one that makes its company dearer is charged what that costs.
void settle_company(std::vector<Step>& steps, const sql::AlterTable& alter, const CostModel& model);

}  // namespace segue::facts
