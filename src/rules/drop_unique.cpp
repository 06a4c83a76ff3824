#include <algorithm>

#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// The columns of the unique key that the step drops; nothing where it drops none.
std::optional<std::vector<std::string>> dropped_key(const Step& step) {
  if (const auto* drop = step.alters<sql::DropConstraint>()) {
    const catalog::Relation* table = step.table_before();
    const auto* constraint =
        table ? step.lookup_before().constraint(*table, drop->constraint) : nullptr;
    if (constraint && constraint->kind == catalog::ConstraintKind::unique)
      return constraint->columns;
    // Where a key is an index and nothing beside it.
    const auto* index =
        table && !constraint ? step.lookup_before().index(*table, drop->constraint) : nullptr;
    return index && index->unique && !index->primary ? columns_of(*index) : std::nullopt;
  }
  const auto dropped = dropped_index(step);
  if (!dropped || !dropped->index->unique || dropped->index->primary || dropped->index->where)
    return std::nullopt;
  return columns_of(*dropped->index);
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    if (step.refused || (!step.as<sql::AlterTable>() && !step.as<sql::Drop>())) continue;
    const auto columns = dropped_key(step);
    if (!columns || !step.table_has_users()) continue;
    const auto id = step.lookup_before().relation_id(step.table());
    const catalog::Relation* then = script.at_start->relation(*id);
    const catalog::Relation* in_the_end = script.after->relation(*id);
    const auto has = [&](const catalog::Relation* table) {
      const auto keys = keys_of(*table);
      return std::find(keys.begin(), keys.end(), *columns) != keys.end();
    };
    if (!in_the_end || has(in_the_end) || (then && !then->external && !has(then))) continue;
    findings
        .add(step.span, "upserts of `{}` that rely on the key {} fail or repeat rows",
             step.table().text(), list_of(*columns))
        .statement = step.index;
  }
}

}  // namespace

extern const Rule drop_unique{
    .id = "drop-unique",
    .severity = Severity::warning,
    .what = "A unique key that running code may rely on is dropped.",
    .why =
        "Upserts name it or find it by its columns: they fail, or store the same row twice "
        "without a word.",
    .instead =
        "Add the key that takes its place first, and drop this one once no running code "
        "relies on it.",
    .check = check,
};

}  // namespace segue::rules
