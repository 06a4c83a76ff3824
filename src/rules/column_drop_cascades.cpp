#include "base/text.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

using catalog::ConstraintKind;

size_t foreign_keys_in(const catalog::Relation& relation) {
  size_t count = 0;
  for (const auto& constraint : relation.constraints)
    if (constraint->kind == ConstraintKind::foreign_key) ++count;
  return count;
}

void check(const Step& step, Findings& findings) {
  const auto* drop = step.alters<sql::DropColumn>();
  if (!drop || !drop->cascade) return;
  const auto own = step.lookup_before().relation_id(step.table());
  std::vector<std::string> lost;
  catalog::Objects<catalog::Relation>::compare(
      step.before->relations, step.after->relations,
      [&](const catalog::Id& id, const auto* before, const auto* after) {
        if (!before || (own && id == *own)) return;
        if (!after)
          lost.push_back('`' + (*before)->name + '`');
        else if (foreign_keys_in(**after) < foreign_keys_in(**before))
          lost.push_back("a foreign key of `" + (*before)->name + '`');
      });
  if (!lost.empty())
    findings.add(step.span, "{} goes with `{}`", text::joined(lost, ", "), drop->column.text);
}

}  // namespace

extern const Rule column_drop_cascades{
    .id = "column-drop-cascades",
    .severity = Severity::error,
    .what = "DROP COLUMN … CASCADE takes along what reads the column.",
    .why =
        "Views, foreign keys of other tables and whatever is built on them vanish without "
        "being named, and each of their tables is locked for that.",
    .instead =
        "Say what goes: drop or replace the dependents one by one, then drop the column "
        "without CASCADE.",
    .check = check,
};

}  // namespace segue::rules
