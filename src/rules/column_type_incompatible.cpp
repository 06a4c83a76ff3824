#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// Other rules say what becomes of the members of an enumeration.
bool are_both_enumerations(const ColumnChange& change) {
  return !members_of(*change.was).empty() && !members_of(*change.is).empty();
}

void check(const Step& step, Findings& findings) {
  if (step.compat.conversion != facts::Conversion::other) return;
  const auto change = redefinition(step);
  if (!change || !change->complete() || are_both_enumerations(*change)) return;
  findings.add(step.span, "code for `{}` as {} does not work with {}", change->name.text,
               type_of(step, *change->was), type_of(step, *change->is));
}

}  // namespace

extern const Rule column_type_incompatible{
    .id = "column-type-incompatible",
    .severity = Severity::error,
    .what = "A column gets a type of another kind.",
    .why =
        "Code that was written for one type binds, compares and decodes values in a way that "
        "fails with the other, before the change as well as after it: no order of deploy and "
        "migration works.",
    .instead =
        "Add a column of the new type, write both, copy the old values, let code read the new "
        "one, and drop the old column once no release uses it.",
    .check = check,
};

}  // namespace segue::rules
