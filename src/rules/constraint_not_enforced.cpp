#include "rules/rule.h"

namespace segue::rules {
namespace {

bool is_off(const sql::ConstraintAttributes& attributes) {
  return !attributes.enforced.value_or(true);
}

void tell(Span span, Span otherwise, Findings& findings) {
  findings.add(span.empty() ? otherwise : span, "the constraint is declared, but not enforced");
}

void look_at(const sql::ColumnDefinition& column, const Step& step, Findings& findings) {
  for (const sql::ColumnConstraint& constraint : column.constraints)
    if (is_off(constraint.attributes)) tell(constraint.span, step.span, findings);
}

void check(const Step& step, Findings& findings) {
  if (const auto* add = step.alters<sql::AddConstraint>()) {
    if (is_off(add->constraint.attributes)) tell(add->constraint.span, step.span, findings);
  } else if (const auto* alter = step.alters<sql::AlterConstraint>()) {
    if (is_off(alter->attributes)) tell(step.span, step.span, findings);
  } else if (const auto* column = step.alters<sql::AddColumn>()) {
    look_at(column->column, step, findings);
  } else if (const auto* create = step.as<sql::CreateTable>()) {
    for (const sql::TableElement& element : create->elements) {
      if (const auto* constraint = std::get_if<sql::TableConstraint>(&element);
          constraint && is_off(constraint->attributes))
        tell(constraint->span, step.span, findings);
      if (const auto* of_column = std::get_if<sql::ColumnDefinition>(&element))
        look_at(*of_column, step, findings);
    }
  }
}

}  // namespace

extern const Rule constraint_not_enforced{
    .id = "constraint-not-enforced",
    .severity = Severity::warning,
    .what = "A constraint is declared, but not enforced.",
    .why =
        "The schema says that something holds, and nothing makes it so: rows may violate it "
        "from the start.",
    .instead = "Enforce it, or say in a comment why not.",
    .check = check,
};

}  // namespace segue::rules
