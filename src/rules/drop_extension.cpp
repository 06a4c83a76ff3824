#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* drop = step.as<sql::Drop>();
  if (!drop || drop->kind != sql::ObjectKind::extension || drop->objects.empty()) return;
  if (step.compat.kind != facts::Class::contract) return;
  findings.add(step.span, "whatever uses the extension `{}` fails",
               drop->objects.front().name.text());
}

}  // namespace

extern const Rule drop_extension{
    .id = "drop-extension",
    .severity = Severity::warning,
    .what = "An extension is dropped.",
    .why =
        "Types, functions and operators that it brought go with it; code and columns that "
        "use them fail.",
    .instead =
        "Make sure that nothing uses it, release by release, and drop it in the contract "
        "phase without CASCADE.",
    .check = check,
};

}  // namespace segue::rules
