#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* drop = step.alters<sql::DropColumn>();
  if (!drop || step.compat.kind != facts::Class::contract) return;
  findings.add(step.span, "code that still names `{}` of `{}` fails, and its values are lost",
               drop->column.text, step.table().text());
}

}  // namespace

extern const Rule drop_column{
    .id = "drop-column",
    .severity = Severity::warning,
    .what = "A column that running code may use is dropped.",
    .why =
        "The release that runs while the migration is applied still names the column: its reads "
        "and writes fail. What the column held is gone, and no down brings it back.",
    .instead =
        "Release code that no longer uses the column first; drop it in the contract phase, once "
        "that release is the only one that runs.",
    .check = check,
};

}  // namespace segue::rules
