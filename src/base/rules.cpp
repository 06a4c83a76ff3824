#include "base/rules.h"

#include <algorithm>

namespace segue {

const std::vector<std::string_view>& rule_ids() {
  static const std::vector<std::string_view> all = {
#define SEGUE_RULE(id) id,
#include "base/rules.def"
#undef SEGUE_RULE
  };
  return all;
}

bool is_rule(std::string_view id) {
  const auto& all = rule_ids();
  return std::find(all.begin(), all.end(), id) != all.end();
}

}  // namespace segue
