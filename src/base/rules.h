#pragma once

#include <string_view>
#include <vector>

namespace segue {

/// The ids that a finding may have, in the order of rules.def.
const std::vector<std::string_view>& rule_ids();
bool is_rule(std::string_view id);

}  // namespace segue
