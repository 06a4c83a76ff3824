#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* add = step.alters<sql::AddColumn>();
  if (!add || !add->if_not_exists || !add->column.type) return;
  const catalog::Column* held = column_before(step, add->column.name);
  if (!held || !held->type) return;
  const catalog::Semantics& semantics = *step.semantics;
  const auto serial = semantics.serial(*add->column.type);
  const std::string wanted =
      semantics.text_of(semantics.canonical(serial ? serial->type : *add->column.type));
  const std::string there = type_of(step, *held);
  if (wanted == there) return;
  findings.add(add->column.name.span, "`{}` is there already as {}, so that it does not become {}",
               add->column.name.text, there, wanted);
}

}  // namespace

extern const Rule if_not_exists_hides_difference{
    .id = "if-not-exists-hides-difference",
    .severity = Severity::warning,
    .what = "ADD COLUMN IF NOT EXISTS of a column that is there with another type.",
    .why =
        "The statement does nothing and reports success; the column keeps the type it had, "
        "and the code that relies on the new one meets it at run time.",
    .instead =
        "Change the type of the column that is there in a step of its own, or add a column of "
        "another name.",
    .check = check,
};

}  // namespace segue::rules
