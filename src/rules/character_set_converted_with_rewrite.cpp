#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* convert = step.alters<sql::ConvertCharacterSet>();
  if (!convert || !step.cost.blocks_long() || !step.table_has_users()) return;
  findings.add(step.span, "every row of `{}` is converted to {} while {} wait", step.table().text(),
               convert->character_set, waiting(step));
}

}  // namespace

extern const Rule character_set_converted_with_rewrite{
    .id = "character-set-converted-with-rewrite",
    .severity = Severity::error,
    .what = "All texts of a table are converted to another character set while writers wait.",
    .why =
        "The table is copied row by row. Texts that were different may be equal in the new "
        "collation, which breaks unique keys half-way through the copy.",
    .instead =
        "Convert with a tool that copies the table in the background, and look for texts that "
        "become equal before.",
    .check = check,
};

}  // namespace segue::rules
