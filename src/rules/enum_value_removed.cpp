#include <algorithm>

#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto change = redefinition(step);
  if (!change || !change->complete() || !column_has_users(step, change->old_name)) return;
  const auto were = members_of(*change->was);
  const auto are = members_of(*change->is);
  if (were.empty() || are.empty()) return;
  for (const std::string& value : were)
    if (std::find(are.begin(), are.end(), value) == are.end())
      findings.add(step.span, "`{}` can no longer be {}", change->name.text, value);
}

}  // namespace

extern const Rule enum_value_removed{
    .id = "enum-value-removed",
    .severity = Severity::error,
    .what = "A value of an enumeration or a set is no longer allowed.",
    .why =
        "Rows that hold it stop the migration, or lose it without a word, as the server is "
        "set up. Code that still writes it fails.",
    .instead =
        "Stop writing the value, change the rows that hold it, and leave it in the "
        "definition, or remove it in the contract phase.",
    .check = check,
};

}  // namespace segue::rules
