#pragma once

#include <string>

#include "facts/algorithms.h"
#include "facts/step.h"

namespace segue::rules {

using facts::rank_of_algorithm;
using facts::rank_of_lock;

/// The clauses ALGORITHM= and LOCK= of a statement; empty where they are not written.
struct AskedFor {
  std::string algorithm{};
  std::string lock{};
};
AskedFor asked_for(const facts::Step& step);
/// Whether a clause names less than the server needs for the statement.
bool asks_for_too_little(const facts::Step& step);

}  // namespace segue::rules
