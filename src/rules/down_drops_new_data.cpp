#include "rules/way_back.h"

namespace segue::rules {
namespace {

bool is_new_table(const Pair& pair, const sql::ObjectName& table) {
  const catalog::Lookup after(*pair.up.after, *pair.up.semantics);
  const catalog::Relation* made = after.relation(table);
  return made != nullptr && !made->is_view() && !made->external && !was_there(pair, table);
}

bool is_new_column(const Pair& pair, const sql::ObjectName& table, const sql::Name& column) {
  const catalog::Lookup before(*pair.up.before, *pair.up.semantics);
  const catalog::Lookup after(*pair.up.after, *pair.up.semantics);
  const catalog::Relation* old_one = before.relation(table);
  const catalog::Relation* made = after.relation(table);
  return old_one != nullptr && made != nullptr && before.column(*old_one, column) == nullptr &&
         after.column(*made, column) != nullptr;
}

void check(const Pair& pair, Findings& findings) {
  for (const Step& step : pair.down.steps) {
    if (step.refused) continue;
    if (const auto* drop = step.alters<sql::DropColumn>();
        drop != nullptr && is_new_column(pair, step.table(), drop->column))
      findings
          .add(step.span, "what the new release has written to `{}` of `{}` is dropped",
               drop->column.text, step.table().text())
          .statement = step.index;
    if (const auto* drop = step.as<sql::Drop>();
        drop != nullptr && drop->kind == sql::ObjectKind::table && is_new_table(pair, step.table()))
      findings
          .add(step.span, "what the new release has written to `{}` is dropped",
               step.table().text())
          .statement = step.index;
  }
}

}  // namespace

extern const Rule down_drops_new_data{
    .id = "down-drops-new-data",
    .severity = Severity::note,
    .on = false,
    .what = "The down drops a column or a table that the up made, with all that was written since.",
    .why =
        "That is what most downs are for, and yet the values are gone: a rollback an hour after "
        "the release loses an hour of them.",
    .instead =
        "Save the values before the rollback, or roll back the application alone and leave the "
        "new column or table where it is.",
    .check = check,
};

}  // namespace segue::rules
