#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// The column that becomes NOT NULL; null where none does.
const catalog::Column* column_in(const Step& step) {
  const sql::Name* name = nullptr;
  if (const auto* set = step.alters<sql::SetNotNull>()) name = &set->column;
  const auto* add = step.alters<sql::AddConstraint>();
  if (add)
    if (const auto* form = std::get_if<sql::NotNullConstraint>(&add->constraint.form))
      name = &form->column;
  if (name) {
    const catalog::Column* was = column_before(step, *name);
    return was && !was->not_null ? column_after(step, *name) : nullptr;
  }
  if (!definition_in(step)) return nullptr;
  const auto change = redefinition(step);
  return change->complete() && !change->was->not_null && change->is->not_null ? change->is
                                                                              : nullptr;
}

bool proves(const Step& step, const sql::Expression& condition, const std::string& column) {
  if (const auto* both = std::get_if<sql::Binary>(&condition.form))
    return both->op == "AND" &&
           (proves(step, *both->left, column) || proves(step, *both->right, column));
  const auto* test = std::get_if<sql::IsTest>(&condition.form);
  if (!test || !test->negated || test->test != "NULL") return false;
  const auto* operand = std::get_if<sql::ColumnReference>(&test->operand->form);
  return operand && !operand->parts.empty() &&
         step.semantics->key(catalog::NameKind::column, operand->parts.back().text) == column;
}

/// Whether a check refuses NULL already, so that no code can rely on writing it.
bool is_checked(const Step& step, const std::string& column) {
  const catalog::Relation* table = step.table_before();
  if (!table) return false;
  for (const auto& constraint : table->constraints)
    if (constraint->kind == catalog::ConstraintKind::check && constraint->condition &&
        constraint->attributes.enforced.value_or(true) &&
        proves(step, *constraint->condition, column))
      return true;
  return false;
}

/// A mode that is set, and not to a strict one, lets a zero or an empty text stand for NULL.
bool converts_null(const Step& step) {
  const auto mode = step.before->session.find("sql_mode");
  if (mode == step.before->session.end()) return false;
  const auto names = [&](std::string_view word) {
    return mode->second.find(word) != std::string::npos;
  };
  return !names("strict_") && !names("traditional") && !names("@") && !names("(");
}

void check(const Step& step, Findings& findings) {
  if (!step.compat.breaks.old_writes || !step.table_has_users()) return;
  const catalog::Column* column = column_in(step);
  if (!column || is_checked(step, column->key)) return;
  sql::Name name;
  name.text = column->name;
  if (column_has_users(step, name) && converts_null(step))
    findings.add(step.span,
                 "rows with NULL `{}` silently get a zero or an empty text, and code that writes "
                 "NULL fails",
                 column->name);
  else if (column_has_users(step, name))
    findings.add(step.span, "rows with NULL `{}` stop it, and code that writes NULL fails",
                 column->name);
  else
    findings.add(step.span, "old code inserts rows without `{}`, which fails from here on",
                 column->name);
}

}  // namespace

extern const Rule not_null_set{
    .id = "not-null-set",
    .severity = Severity::warning,
    .what = "A column that could be NULL no longer can.",
    .why =
        "A row that holds NULL stops the migration, or gets a zero or an empty text that "
        "nobody chose, as the server is set up. Code that still writes NULL, or leaves the "
        "column out, fails.",
    .instead =
        "Release code that always writes the column, fill the rows that hold NULL, and set "
        "NOT NULL in the contract phase; keep a default for code that leaves the column out.",
    .check = check,
};

}  // namespace segue::rules
