#pragma once

#include <nlohmann/json.hpp>

#include "facts/cost.h"

namespace segue::report {

/// Locks, each with whom it keeps waiting.
nlohmann::ordered_json locks_as_json(const std::vector<facts::Lock>& locks);

/// What a statement or an action costs, in the one form that all our JSON has it in. Words that
/// there are none of are null: `algorithm` and `lock` where the server has no choice, `refusal`
/// where it does not refuse.
nlohmann::ordered_json cost_as_json(const facts::Cost& cost);

}  // namespace segue::report
