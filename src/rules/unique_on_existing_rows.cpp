#include <algorithm>

#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// Whether a key of the table makes the columns unique already.
bool is_implied(const catalog::Relation& table, const std::vector<std::string>& columns) {
  for (const auto& key : keys_of(table))
    if (!key.empty() && std::all_of(key.begin(), key.end(), [&](const std::string& column) {
          return std::find(columns.begin(), columns.end(), column) != columns.end();
        }))
      return true;
  return false;
}

/// What was unique before the statement began, is so while it works.
void check(const Step& step, const Step& first_of_statement, Findings& findings) {
  const auto* alter = step.as<sql::AlterTable>();
  if (!step.as<sql::CreateIndex>() && !alter) return;
  // Rows that agree are deleted then, and stop nothing.
  if (alter && alter->ignore) return;
  for (const AddedKey& key : added_keys(step)) {
    const catalog::Relation* table = first_of_statement.table_before();
    if (!step.table_has_users() || (table && table->temporary)) return;
    const auto columns = columns_of(step, *key.parts);
    if (columns && table && is_implied(*table, *columns)) return;
    // A column that the same release adds holds what its default gives: NULL, which repeats freely,
    // or whatever the release filled in.
    if (columns && std::any_of(columns->begin(), columns->end(), [&](const std::string& column) {
          return is_new_column(step, key.table, column);
        }))
      return;
    Finding& finding =
        columns ? findings.add(key.span, "fails if two rows of `{}` agree in {}", key.table.text(),
                               list_of(*columns))
                : findings.add(key.span, "fails if two rows of `{}` agree", key.table.text());
    finding.statement = step.index;
  }
}

void check(const Script& script, Findings& findings) {
  const Step* first = nullptr;
  for (const Step& step : script.steps) {
    if (!first || first->statement != step.statement) first = &step;
    if (!step.refused) check(step, *first, findings);
  }
}

}  // namespace

extern const Rule unique_on_existing_rows{
    .id = "unique-on-existing-rows",
    .severity = Severity::warning,
    .what = "Values that are there must become unique.",
    .why =
        "The statement fails where two rows agree, when it runs and not before; a concurrent "
        "build leaves an invalid index behind.",
    .instead =
        "Look for repeated values first (GROUP BY … HAVING count(*) > 1), repair them, and "
        "stop code from writing new ones.",
    .check = static_cast<ScriptCheck>(check),
};

}  // namespace segue::rules
