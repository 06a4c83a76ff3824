#pragma once

#include <string_view>

namespace segue::facts {

/// How much an algorithm keeps others waiting: the higher, the more. Zero where none is named.
int rank_of_algorithm(std::string_view name);
/// The same of the lock that goes with it.
int rank_of_lock(std::string_view name);

}  // namespace segue::facts
