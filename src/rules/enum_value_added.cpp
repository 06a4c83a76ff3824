#include <algorithm>

#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void find_in(const Step& step, Findings& findings) {
  const auto change = redefinition(step);
  if (!change || !change->complete() || !column_has_users(step, change->old_name)) return;
  const auto were = members_of(*change->was);
  if (were.empty()) return;
  for (const std::string& value : members_of(*change->is))
    if (std::find(were.begin(), were.end(), value) == were.end())
      findings.add(step.span, "old code that reads `{}` may not know {}", change->name.text, value);
}

void check(const Step& step, Findings& findings) {
  if (const auto* add = step.as<sql::AddEnumValue>()) {
    const auto id = step.lookup_at_start().type_id(add->type);
    if (!id) return;
    const auto* type = step.before->type(*id);
    if (type &&
        std::find(type->values.begin(), type->values.end(), add->value) != type->values.end())
      return;
    findings.add(step.span, "old code that reads `{}` may not know '{}'", add->type.text(),
                 add->value);
    return;
  }
  find_in(step, findings);
}

}  // namespace

extern const Rule enum_value_added{
    .id = "enum-value-added",
    .severity = Severity::note,
    .what = "An enumeration that running code reads gets a new value.",
    .why =
        "Old code may know the values by heart: once new code writes the new one, old readers "
        "fail to decode it.",
    .instead =
        "Release code that tolerates unknown values first, and begin to write the new one "
        "when no older release runs.",
    .check = check,
};

}  // namespace segue::rules
