#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* rename = step.as<sql::RenameEnumValue>();
  if (!rename || !step.lookup_at_start().type_id(rename->type)) return;
  findings.add(step.span, "'{}' of `{}` becomes '{}': no spelling works before and after",
               rename->from, rename->type.text(), rename->to);
}

}  // namespace

extern const Rule enum_value_renamed{
    .id = "enum-value-renamed",
    .severity = Severity::error,
    .what = "A value of an enumeration gets another spelling.",
    .why =
        "Code that writes or compares the old spelling fails at once, code with the new one "
        "fails before: there is no order that works. Copies that are kept by replication are "
        "not told.",
    .instead =
        "Add the new spelling as a value of its own, change rows and code over to it, and "
        "leave the old one unused.",
    .check = check,
};

}  // namespace segue::rules
