#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

struct Added {
  const Step* step;
  const sql::AddColumn* add;
};

bool same_table(const Step& a, const Step& b) {
  return a.lookup_before().relation_id(a.table()) == b.lookup_before().relation_id(b.table());
}

bool same_type(const Step& dropped, const catalog::Column& was, const Added& added) {
  const catalog::Column* is = column_after(*added.step, added.add->column.name);
  return is && was.type && is->type && type_of(dropped, was) == type_of(*added.step, *is);
}

void look_for(const Step& dropped, const sql::DropColumn& drop, const std::vector<Added>& added,
              size_t drops, Findings& findings) {
  const catalog::Column* was = column_before(dropped, drop.column);
  if (!was || !column_has_users(dropped, drop.column)) return;
  size_t candidates = 0;
  const Added* successor = nullptr;
  for (const Added& each : added) {
    if (!same_table(dropped, *each.step)) continue;
    const std::string key =
        dropped.semantics->key(catalog::NameKind::column, each.add->column.name.text);
    if (key == was->key) {
      findings.add(dropped.span, "`{}` is dropped and added again: what it held is lost",
                   drop.column.text);
      return;
    }
    ++candidates;
    if (same_type(dropped, *was, each)) successor = &each;
  }
  if (candidates == 1 && drops == 1 && successor)
    findings.add(dropped.span,
                 "`{}` is dropped and `{}` of the same type is added: what it held is lost",
                 drop.column.text, successor->add->column.name.text);
}

void check(const Script& script, Findings& findings) {
  std::vector<Added> added;
  size_t drops = 0;
  for (const Step& step : script.steps) {
    if (step.alters<sql::DropColumn>()) ++drops;
    if (const auto* add = step.alters<sql::AddColumn>()) added.push_back({&step, add});
  }
  if (drops == 0 || added.empty()) return;
  for (const Step& step : script.steps)
    if (const auto* drop = step.alters<sql::DropColumn>())
      look_for(step, *drop, added, drops, findings);
}

}  // namespace

extern const Rule column_dropped_and_added_again{
    .id = "column-dropped-and-added-again",
    .severity = Severity::error,
    .what =
        "A column is dropped, and one that could take its place is added in the same "
        "migration.",
    .why =
        "This is how a rename or a change of type looks when it is written by a tool that "
        "compares schemas. The values of the old column are gone, and the new one is empty.",
    .instead =
        "Add the new column, copy the values, let code use both, and drop the old column in a "
        "later release. Where nothing of it is meant to survive, allow this rule with that "
        "reason.",
    .check = check,
};

}  // namespace segue::rules
