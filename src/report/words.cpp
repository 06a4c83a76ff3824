#include "report/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "rules/rule.h"

namespace segue::report {

std::string in_words(size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string verdict(const Summary& summary) {
  std::vector<std::string> parts;
  if (summary.found_errors > 0) parts.push_back(in_words(summary.found_errors, "error", "errors"));
  if (summary.found_warnings > 0)
    parts.push_back(in_words(summary.found_warnings, "warning", "warnings"));
  if (summary.found_notes > 0) parts.push_back(in_words(summary.found_notes, "note", "notes"));
  return parts.empty() ? "nothing found" : fmt::format("{}", fmt::join(parts, ", "));
}

std::string share(size_t part, size_t whole) {
  if (part == whole) return "all understood";
  const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  return fmt::format("{:.1f} % understood", std::min(percent, 99.9));
}

RuleText text_of_rule(std::string_view id) {
  if (const rules::Rule* rule = rules::find(id)) {
    std::string title(rule->what);
    if (title.ends_with('.')) title.pop_back();
    return {title, std::string(rule->why), std::string(rule->instead)};
  }
  std::string title(id);
  std::replace(title.begin(), title.end(), '-', ' ');
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] -= 'a' - 'A';
  return {title, "", ""};
}

}  // namespace segue::report
