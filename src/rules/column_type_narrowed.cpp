#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (step.compat.conversion != facts::Conversion::narrowing) return;
  const auto change = redefinition(step);
  if (!change || !change->complete() || !members_of(*change->was).empty()) return;
  findings.add(step.span, "not every value of `{}` that fits {} fits {}", change->name.text,
               type_of(step, *change->was), type_of(step, *change->is));
}

}  // namespace

extern const Rule column_type_narrowed{
    .id = "column-type-narrowed",
    .severity = Severity::error,
    .what = "A column gets a type that cannot hold every value it could hold before.",
    .why =
        "A row whose value does not fit stops the migration, or is cut off without a word, as "
        "the server is set up. Code that still writes such values fails from then on.",
    .instead =
        "Ask for values that do not fit first; refuse new ones by a check that does not look "
        "at old rows; clean up; change the type in the contract phase.",
    .check = check,
};

}  // namespace segue::rules
