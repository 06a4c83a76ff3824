#include <algorithm>

#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// How many values each row gets that an INSERT without a list of columns writes; 0 where that is
/// not told.
size_t values_in(const sql::Insert& insert) {
  if (!insert.columns.empty() || insert.default_values || !insert.source) return 0;
  if (const auto* values = std::get_if<sql::Values>(&insert.source->body))
    return values->rows.empty() ? 0 : values->rows.front().size();
  const auto* select = std::get_if<sql::Select>(&insert.source->body);
  if (!select) return 0;
  const bool star = std::any_of(select->items.begin(), select->items.end(), [](const auto& item) {
    const auto* column = std::get_if<sql::ColumnReference>(&item.value.form);
    return column && column->star;
  });
  return star ? 0 : select->items.size();
}

/// The columns that want a value.
size_t width_of(const catalog::Relation& table) {
  return static_cast<size_t>(std::count_if(table.columns.begin(), table.columns.end(),
                                           [](const auto& column) { return !column->generated; }));
}

/// Whether a body inserts into the table as many values as it had columns.
bool fills(const Step& step, const std::string& body, const catalog::Id& table, size_t width) {
  const auto code = body.empty() ? std::nullopt : step.semantics->plain_code("", body);
  return code && std::any_of(code->statements.begin(), code->statements.end(),
                             [&](const sql::Statement& statement) {
                               const auto* insert = std::get_if<sql::Insert>(&statement);
                               return insert && values_in(*insert) == width &&
                                      step.lookup_after().relation_id(insert->table) == table;
                             });
}

void check(const Step& step, Findings& findings) {
  // The server that protects what depends on a table takes fewer values than there are columns.
  if (!step.alters<sql::AddColumn>() || step.semantics->traits().protects_dependents) return;
  const auto id = step.lookup_after().relation_id(step.table());
  const auto* was = id ? step.before->relation(*id) : nullptr;
  const auto* is = id ? step.after->relation(*id) : nullptr;
  if (!was || !is || was->columns_unknown || width_of(*is) == width_of(*was)) return;
  step.after->relations.for_each([&](const catalog::Id&, const auto& owner) {
    for (const auto& trigger : owner->triggers)
      if (fills(step, trigger->body, *id, width_of(*was)))
        findings.add(step.span,
                     "trigger `{}` on `{}` inserts {} values into `{}` without naming columns: "
                     "writes that fire it fail",
                     trigger->name, owner->name, width_of(*was), is->name);
  });
}

}  // namespace

extern const Rule trigger_insert_outgrown{
    .id = "trigger-insert-outgrown",
    .severity = Severity::error,
    .what = "A column is added to a table into which a trigger inserts without naming columns.",
    .why =
        "The number of values no longer fits the number of columns. The server does not look at "
        "the trigger when the column is added: each write that fires it fails from then on.",
    .instead = "Make the trigger anew so that it names the columns, before the column is added.",
    .check = check,
};

}  // namespace segue::rules
