#include <algorithm>

#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// The first of the values that were there whose place another one takes; empty where none does.
std::string first_moved(const std::vector<std::string>& were, const std::vector<std::string>& are) {
  for (size_t i = 0; i < were.size() && i < are.size(); ++i)
    if (were[i] != are[i]) return were[i];
  return {};
}

void check(const Step& step, Findings& findings) {
  const auto change = redefinition(step);
  if (!change || !change->complete() || !column_has_users(step, change->old_name)) return;
  const auto were = members_of(*change->was);
  const auto are = members_of(*change->is);
  // Of a value that is removed another rule speaks.
  for (const std::string& value : were)
    if (std::find(are.begin(), are.end(), value) == are.end()) return;
  const std::string moved = first_moved(were, are);
  if (!moved.empty())
    findings.add(step.span, "{} of `{}` and what follows it get other places", moved,
                 change->name.text);
}

}  // namespace

extern const Rule enum_values_reordered{
    .id = "enum-values-reordered",
    .severity = Severity::error,
    .what = "The values of an enumeration or a set get other places.",
    .why =
        "Rows store the place and not the word, so each of them is written again. What sorts "
        "or compares by the column, and code that knows the places, gives other results.",
    .instead = "Append new values at the end of the list, and leave the others where they are.",
    .check = check,
};

}  // namespace segue::rules
