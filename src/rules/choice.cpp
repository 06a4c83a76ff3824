#include "rules/choice.h"

namespace segue::rules {

bool is_on(const Rule& rule, const Severities& severities) {
  const auto wanted = severities.find(std::string(rule.id));
  return wanted == severities.end() ? rule.on : wanted->second != "off";
}

std::vector<const Rule*> chosen(const Severities& severities) {
  std::vector<const Rule*> result;
  for (const Rule* rule : all())
    if (is_on(*rule, severities)) result.push_back(rule);
  return result;
}

}  // namespace segue::rules
