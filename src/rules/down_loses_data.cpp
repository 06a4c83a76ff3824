#include <algorithm>

#include "rules/way_back.h"

namespace segue::rules {
namespace {

bool moves_rows(const Script& script) {
  return std::any_of(script.steps.begin(), script.steps.end(), writes_rows);
}

/// Whether an action takes away values: a column, or a table with all of them.
bool drops_values(const Step& step) {
  if (step.alters<sql::DropColumn>()) return true;
  const auto* drop = step.as<sql::Drop>();
  return drop != nullptr && drop->kind == sql::ObjectKind::table;
}

/// The dropped column or table, in words; empty where the up did not make it.
std::string made_by_up(const Pair& pair, const Step& step) {
  const sql::ObjectName table = step.table();
  const catalog::Lookup before(*pair.up.before, *pair.up.semantics);
  const catalog::Lookup after(*pair.up.after, *pair.up.semantics);
  const catalog::Relation* made = after.relation(table);
  if (made == nullptr || made->external || made->is_view()) return {};
  const catalog::Relation* old_one = before.relation(table);
  const auto* drop = step.alters<sql::DropColumn>();
  if (drop == nullptr) return old_one == nullptr ? '`' + table.text() + '`' : std::string();
  if (old_one == nullptr || before.column(*old_one, drop->column) != nullptr ||
      after.column(*made, drop->column) == nullptr)
    return {};
  return '`' + drop->column.text + "` of `" + table.text() + '`';
}

void check(const Pair& pair, Findings& findings) {
  if (!std::any_of(pair.down.steps.begin(), pair.down.steps.end(), drops_values)) return;
  const bool moved = moves_rows(pair.up) &&
                     std::any_of(pair.up.steps.begin(), pair.up.steps.end(), [&](const Step& step) {
                       return drops_values(step) && was_there(pair, step.table());
                     });
  if (!moved || moves_rows(pair.down)) return;
  for (const Step& step : pair.down.steps) {
    if (step.refused || !drops_values(step)) continue;
    const std::string what = made_by_up(pair, step);
    if (what.empty()) continue;
    findings.add(step.span, "the up moved values into {}, and nothing moves them back", what)
        .statement = step.index;
  }
}

}  // namespace

extern const Rule down_loses_data{
    .id = "down-loses-data",
    .severity = Severity::warning,
    .what =
        "The up moves values from one place to another and drops the old place; the down drops "
        "the new one and leaves the old one empty.",
    .why = "After such a rollback the schema looks right and the values are gone.",
    .instead =
        "Copy the values back in the down before what holds them is dropped, or say that there is "
        "no way back: -- segue: irreversible reason=\"…\"",
    .check = check,
};

}  // namespace segue::rules
