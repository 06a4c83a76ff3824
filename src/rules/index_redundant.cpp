#include "rules/rule.h"

namespace segue::rules {
namespace {

bool comparable(const catalog::Index& index) {
  if (index.where || index.implicit || !index.kind.empty() || index.parts.empty()) return false;
  if (!index.method.empty() && index.method != "btree") return false;
  for (const auto& part : index.parts)
    if (part.column.empty() || part.prefix_length > 0 || !part.operator_class.empty()) return false;
  return true;
}

bool same_part(const catalog::IndexColumn& a, const catalog::IndexColumn& b) {
  const bool a_down = a.direction == sql::Direction::descending;
  const bool b_down = b.direction == sql::Direction::descending;
  return a.column == b.column && a_down == b_down && a.collation == b.collation &&
         a.nulls == b.nulls;
}

/// Whether `longer` serves whatever `shorter` does.
bool serves(const catalog::Index& longer, const catalog::Index& shorter) {
  if (&longer == &shorter || shorter.unique || shorter.of_constraint || !shorter.include.empty())
    return false;
  if (longer.parts.size() < shorter.parts.size()) return false;
  for (size_t i = 0; i < shorter.parts.size(); ++i)
    if (!same_part(longer.parts[i], shorter.parts[i])) return false;
  return true;
}

void tell(const Step& step, const catalog::Relation& table, const catalog::Index& made,
          Findings& findings) {
  for (const auto& other : table.indexes) {
    if (other->key == made.key || !comparable(*other)) continue;
    if (serves(*other, made)) {
      findings.add(step.span, "`{}` of `{}` serves whatever `{}` does", other->name, table.name,
                   made.name);
      return;
    }
    if (serves(made, *other)) {
      findings.add(step.span, "with `{}` the index `{}` of `{}` is no longer needed", made.name,
                   other->name, table.name);
      return;
    }
  }
}

const catalog::Index* made_by(const Step& step, const catalog::Relation& after) {
  const catalog::Relation* before = step.table_before();
  for (const auto& index : after.indexes)
    if (before == nullptr || catalog::find_index(*before, index->key) == nullptr) return &*index;
  return nullptr;
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    if (step.refused || (!step.as<sql::CreateIndex>() && !step.alters<sql::AddIndex>())) continue;
    const auto id = step.lookup_after().relation_id(step.table());
    const catalog::Relation* after = id ? step.after->relation(*id) : nullptr;
    const catalog::Index* made = after ? made_by(step, *after) : nullptr;
    const catalog::Relation* at_end = id ? script.after->relation(*id) : nullptr;
    if (!made || !at_end || !comparable(*made) || !catalog::find_index(*at_end, made->key))
      continue;
    Findings found;
    tell(step, *at_end, *made, found);
    for (Finding& finding : found.take())
      findings.add(finding.span, "{}", finding.message).statement = step.index;
  }
}

}  // namespace

extern const Rule index_redundant{
    .id = "index-redundant",
    .severity = Severity::warning,
    .what = "An index begins with all columns of another index of the table.",
    .why =
        "The longer index serves whatever the shorter one does; both must be kept up to date "
        "by every write.",
    .instead = "Keep the longer one, unless the shorter one is unique.",
    .check = check,
};

}  // namespace segue::rules
