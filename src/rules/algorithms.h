#pragma once

#include <string>
#include <string_view>

#include "facts/step.h"

namespace segue::rules {

/// How much an algorithm keeps others waiting: the higher, the more. Zero where none is named.
int rank_of_algorithm(std::string_view name);
/// The same of the lock that goes with it.
int rank_of_lock(std::string_view name);

/// The clauses ALGORITHM= and LOCK= of a statement; empty where they are not written.
struct AskedFor {
  std::string algorithm{};
  std::string lock{};
};
AskedFor asked_for(const facts::Step& step);
/// Whether a clause names less than the server needs for the statement.
bool asks_for_too_little(const facts::Step& step);

}  // namespace segue::rules
