#include <algorithm>

#include "base/text.h"
#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// Columns of these types can point at each other without a conversion.
std::string family_of(const sql::TypeName& type) {
  std::string name = text::lower(type.name.name.text);
  for (const std::string_view text_type : {"text", "varchar", "character varying"})
    if (name == text_type) return "text";
  if (name == "int") name = "integer";
  if (name == "decimal") name = "numeric";
  return type.is_unsigned ? name + " unsigned" : name;
}

void compare(const Step& step, const catalog::Relation& table,
             const catalog::Constraint& foreign_key, Span span, Findings& findings) {
  const catalog::Relation* target = step.after->relation(foreign_key.target);
  if (!target) return;
  const size_t count = std::min(foreign_key.columns.size(), foreign_key.target_columns.size());
  for (size_t i = 0; i < count; ++i) {
    const auto* from = catalog::find_column(table, foreign_key.columns[i]);
    const auto* to = catalog::find_column(*target, foreign_key.target_columns[i]);
    if (!from || !to || !from->type || !to->type) continue;
    if (family_of(*from->type) == family_of(*to->type)) continue;
    findings.add(span, "`{}` is {}, but `{}` of `{}`, which it refers to, is {}", from->name,
                 type_of(step, *from), to->name, target->name, type_of(step, *to));
  }
}

bool may_add_foreign_key(const Step& step) {
  if (step.as<sql::CreateTable>()) return true;
  if (const auto* add = step.alters<sql::AddColumn>())
    return attribute<sql::References>(add->column) != nullptr;
  const auto* add = step.alters<sql::AddConstraint>();
  return add && std::holds_alternative<sql::ForeignKey>(add->constraint.form);
}

void check(const Step& step, Findings& findings) {
  if (!may_add_foreign_key(step)) return;
  const catalog::Relation* before = step.table_before();
  const catalog::Relation* after = step.lookup_after().relation(step.table());
  if (!after) return;
  for (size_t i = before ? before->constraints.size() : 0; i < after->constraints.size(); ++i)
    if (after->constraints[i]->kind == catalog::ConstraintKind::foreign_key)
      compare(step, *after, *after->constraints[i], step.span, findings);
}

}  // namespace

extern const Rule reference_type_differs{
    .id = "reference-type-differs",
    .severity = Severity::warning,
    .what = "A foreign key between columns of different types.",
    .why =
        "Some servers refuse it. Where it is accepted, the narrower side runs out of values "
        "first, and joins have to convert each value and may not use the index.",
    .instead = "Give the referring column the type of the column it points at.",
    .check = check,
};

}  // namespace segue::rules
