#pragma once

#include <string>

#include "catalog/describe.h"

namespace segue::catalog {

/// The catalog as text: an object a line, its attributes indented below. The same catalog always
/// gives the same text.
std::string print(const State& state, const Semantics& semantics);
std::string print(const Items& items);

}  // namespace segue::catalog
