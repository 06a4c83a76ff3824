#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include "plan/rollout.h"

namespace segue::test {

/// A rollout in which every stage and every kind of gate occurs, with words that mean something to
/// one format or the other.
plan::RolloutPlan whole_plan();

/// The text of a file of tests/report/expected; with UPDATE_EXPECTED=1 it becomes `got` first.
std::string expected(const std::string& name, const std::string& got);

}  // namespace segue::test
