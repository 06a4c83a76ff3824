#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* add = step.as<sql::AddEnumValue>();
  if (!add || !add->before.empty() || !add->after.empty()) return;
  findings.add(step.span, "'{}' is put at the end of `{}` unasked", add->value, add->type.text());
}

}  // namespace

extern const Rule enum_value_unordered{
    .id = "enum-value-unordered",
    .severity = Severity::warning,
    .on = false,
    .what = "A value is added to an enumeration without saying where.",
    .why =
        "Values sort in the order of the list. At the end is where the server puts it, which "
        "need not be where it belongs.",
    .instead = "Say BEFORE or AFTER which value it comes.",
    .check = check,
};

}  // namespace segue::rules
