#pragma once

#include <string>

#include "gates/gate.h"

namespace segue::gates {

/// What a gate wants a value to be: its keys `equals`, `at_most`, `at_least`, of which it has one
/// or both of the latter.
std::string unfit_expectation(const Spec& spec);
bool has_expectation(const Spec& spec);

/// The value, held against them: it holds, fails, or is no number where one is wanted, and then
/// nothing can be told. `what` says whose value it is: "`/status`".
Reading compared(const Spec& spec, const std::string& what, const std::string& value);

}  // namespace segue::gates
