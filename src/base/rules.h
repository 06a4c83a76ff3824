#pragma once

#include <string_view>
#include <vector>

namespace segue {

/// The ids of the findings that reading and simulating make, in the order of rules.def. The rules
/// that judge have files of their own in src/rules.
const std::vector<std::string_view>& rule_ids();
bool is_rule(std::string_view id);

}  // namespace segue
