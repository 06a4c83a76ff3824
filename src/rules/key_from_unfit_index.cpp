#include "rules/rule.h"

namespace segue::rules {
namespace {

std::string_view flaw(const catalog::Index& index) {
  if (!index.unique) return "is not unique";
  if (index.where) return "leaves rows out";
  for (const auto& part : index.parts) {
    if (part.column.empty()) return "is on an expression";
    if (part.direction == sql::Direction::descending || part.nulls == sql::NullsOrder::first)
      return "is not in the usual order";
  }
  if (index.of_constraint) return "stands behind a constraint already";
  return {};
}

void check(const Step& step, Findings& findings) {
  const auto* add = step.alters<sql::AddConstraint>();
  const auto* key = add ? std::get_if<sql::KeyConstraint>(&add->constraint.form) : nullptr;
  if (!key || !key->using_index || !step.cost.refusal.empty()) return;
  const catalog::Relation* table = step.table_before();
  const catalog::Index* index =
      table ? step.lookup_before().index(*table, key->using_index) : nullptr;
  if (!index || flaw(*index).empty()) return;
  findings.add(key->using_index.span, "`{}` {}", key->using_index.text, flaw(*index));
}

}  // namespace

extern const Rule key_from_unfit_index{
    .id = "key-from-unfit-index",
    .severity = Severity::error,
    .what = "A key is made of an index that cannot be one.",
    .why =
        "The server refuses it: the index must be unique, whole, over plain columns in the "
        "usual order.",
    .instead = "Build a plain unique index on the columns, and make the key of that.",
    .check = check,
};

}  // namespace segue::rules
