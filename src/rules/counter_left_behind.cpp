#include <algorithm>
#include <set>

#include "rules/row_changes.h"
#include "rules/rule.h"
#include "sql/uses.h"

namespace segue::rules {
namespace {

/// The column that a sequence fills and the statement gives values for; null where there is none.
const catalog::Column* filled_by_hand(const Step& step, const sql::Insert& insert) {
  const catalog::Lookup lookup = step.lookup_before();
  const catalog::Relation* table = lookup.relation(insert.table);
  if (!table || insert.default_values || !insert.source || insert.overriding == "USER")
    return nullptr;
  const auto* values = std::get_if<sql::Values>(&insert.source->body);
  for (size_t i = 0; i < table->columns.size(); ++i) {
    const catalog::Column& column = *table->columns[i];
    const bool counted =
        column.identity_always.has_value() ||
        (column.default_value && !step.semantics->sequence_in(*column.default_value).empty());
    if (!counted) continue;
    size_t at = i;
    if (!insert.columns.empty())
      for (at = 0; at < insert.columns.size(); ++at)
        if (lookup.key(catalog::NameKind::column, column_named_by(insert.columns[at])) ==
            column.key)
          break;
    if (!insert.columns.empty() && at == insert.columns.size()) return nullptr;
    const bool left_to_it =
        values && !values->rows.empty() && at < values->rows.front().size() &&
        std::holds_alternative<sql::DefaultValue>(values->rows.front()[at].form);
    return left_to_it ? nullptr : &column;
  }
  return nullptr;
}

bool sets_counter(const Step& step) {
  if (step.as<sql::AlterSequence>() || step.alters<sql::SetIdentity>() || step.as<sql::CodeBlock>())
    return true;
  const auto* query = step.as<sql::Query>();
  if (!query) return false;
  const auto functions = sql::uses_of(*query).functions;
  return std::any_of(functions.begin(), functions.end(),
                     [](const auto& function) { return function.name.text == "setval"; });
}

void check(const Script& script, Findings& findings) {
  if (script.habits.counters_follow_rows) return;
  std::set<std::string> told;
  for (size_t i = 0; i < script.steps.size(); ++i) {
    const Step& step = script.steps[i];
    const auto* insert = step.as<sql::Insert>();
    if (!insert || step.refused || told.contains(insert->table.text())) continue;
    const catalog::Column* column = filled_by_hand(step, *insert);
    if (!column || std::any_of(script.steps.begin() + static_cast<std::ptrdiff_t>(i),
                               script.steps.end(), sets_counter))
      continue;
    told.insert(insert->table.text());
    findings.add(step.span, "the sequence of `{}` does not know of these keys", column->name);
  }
}

}  // namespace

extern const Rule counter_left_behind{
    .id = "counter-left-behind",
    .severity = Severity::warning,
    .what = "Rows are inserted with keys of their own into a column that a sequence fills.",
    .why =
        "The sequence does not know of them: sooner or later it gives a key that is taken, "
        "and an insert of the application fails.",
    .instead =
        "Set the sequence to the highest key afterwards (setval, ALTER TABLE … RESTART "
        "WITH).",
    .check = check,
};

}  // namespace segue::rules
