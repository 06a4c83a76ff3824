#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* create = step.as<sql::CreateTable>();
  const auto* add = step.alters<sql::AddConstraint>();
  bool made = add && std::holds_alternative<sql::ForeignKey>(add->constraint.form);
  if (create)
    for (const auto& element : create->elements) {
      const auto* constraint = std::get_if<sql::TableConstraint>(&element);
      made |= constraint && std::holds_alternative<sql::ForeignKey>(constraint->form);
    }
  if (made) findings.add(step.span, "a foreign key is made");
}

}  // namespace

extern const Rule foreign_key_used{
    .id = "foreign-key-used",
    .severity = Severity::note,
    .on = false,
    .what = "A foreign key is made.",
    .why =
        "Where the application keeps references itself, each write pays for checking them "
        "twice.",
    .instead = "Leave it to the application.",
    .check = check,
};

}  // namespace segue::rules
