#include <algorithm>

#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool reads(const std::vector<catalog::ColumnUse>& uses, const catalog::ColumnUse& column) {
  return std::find(uses.begin(), uses.end(), column) != uses.end();
}

void look_at(const catalog::Relation& reader, const catalog::ColumnUse& column, const Step& step,
             const std::string& name, Findings& findings) {
  if (reader.is_view() && reads(reader.reads, column))
    findings.add(step.span, "view `{}` reads `{}`, and fails without it", reader.name, name);
  for (const auto& trigger : reader.triggers)
    if (reads(trigger->reads, column))
      findings.add(step.span,
                   "trigger `{}` on `{}` names `{}`, and fails or never fires without it",
                   trigger->name, reader.name, name);
}

void check(const Step& step, Findings& findings) {
  const auto* drop = step.alters<sql::DropColumn>();
  const auto rename = drop ? std::nullopt : column_rename(step);
  if (!drop && !rename) return;
  const sql::Name& name = drop ? drop->column : rename->from;
  const auto id = step.lookup_before().relation_id(step.table());
  if (!id || column_after(step, name) || !column_before(step, name)) return;
  const catalog::ColumnUse column{*id, step.semantics->key(catalog::NameKind::column, name.text)};
  if (const auto* table = step.after->relation(*id))
    look_at(*table, column, step, name.text, findings);
  for (const auto& node : step.after->dependents_of({catalog::ObjectClass::relation, *id})) {
    if (node.kind != catalog::ObjectClass::relation || node.id == *id) continue;
    if (const auto* reader = step.after->relation(node.id))
      look_at(*reader, column, step, name.text, findings);
  }
}

}  // namespace

extern const Rule view_loses_column{
    .id = "view-loses-column",
    .severity = Severity::error,
    .what = "A view or a trigger reads a column that is dropped or gets another name.",
    .why =
        "The server lets the change pass and does not look at who reads the column. The next "
        "use of the view, or the next write that fires the trigger, fails.",
    .instead = "Replace the view or the trigger in the same migration, before the column goes.",
    .check = check,
};

}  // namespace segue::rules
