#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// The batch takes some of many rows: it is limited, or picks them by a limited query.
const sql::Expression* batch_condition(const RowChange& change) {
  if (change.where == nullptr) return nullptr;
  if (change.limited) return change.where;
  const auto* in = std::get_if<sql::In>(&change.where->form);
  if (!in || !in->query || !(*in->query)->limit) return nullptr;
  const auto* select = std::get_if<sql::Select>(&(*in->query)->body);
  return select && select->where ? &*select->where : nullptr;
}

void check(const Step& step, Findings& findings) {
  const auto change = row_change(step);
  const sql::Expression* condition = change ? batch_condition(*change) : nullptr;
  if (!condition || !has_users(step, change->table)) return;
  const catalog::Lookup lookup = step.lookup_before();
  const catalog::Relation* table = lookup.relation(change->table);
  const auto columns = columns_in(*condition);
  if (!table || table->external || columns.empty()) return;
  for (const std::string& name : columns) {
    const std::string key = lookup.key(catalog::NameKind::column, name);
    for (const auto& index : table->indexes)
      if (!index->parts.empty() && index->parts.front().column == key) return;
    for (const auto& constraint : table->constraints)
      if (constraint->kind != catalog::ConstraintKind::check && !constraint->columns.empty() &&
          constraint->columns.front() == key)
        return;
  }
  findings.add(condition->span.empty() ? step.span : condition->span,
               "no index of `{}` begins with `{}`", change->table.text(), columns.front());
}

}  // namespace

extern const Rule batch_without_index{
    .id = "batch-without-index",
    .severity = Severity::warning,
    .what = "The condition by which a batch finds its rows is served by no index.",
    .why =
        "Every batch reads the table from its head: the further it gets, the more it reads "
        "in vain.",
    .instead = "Go through the table by its primary key, or add an index for the condition first.",
    .check = check,
};

}  // namespace segue::rules
