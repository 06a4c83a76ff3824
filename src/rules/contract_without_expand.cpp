#include <set>

#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

struct Copied {
  std::string table{};
  std::string from{};
};

void check(const Script& script, Findings& findings) {
  std::set<std::string> added;  // table.column
  std::vector<Copied> copied;
  for (const Step& step : script.steps) {
    if (step.refused) continue;
    if (const auto* add = step.alters<sql::AddColumn>(); add && step.table_has_users())
      added.insert(step.table().text() + '.' + add->column.name.text);
    if (added.empty()) continue;
    if (const auto change = row_change(step); change && change->assignments)
      for (const auto& assignment : *change->assignments)
        for (const auto& target : assignment.targets)
          if (added.contains(change->table.text() + '.' + column_named_by(target)))
            for (std::string& from : columns_in(assignment.value))
              copied.push_back({change->table.text(), std::move(from)});
    const auto* drop = step.alters<sql::DropColumn>();
    if (!drop) continue;
    for (const Copied& each : copied)
      if (each.table == step.table().text() && each.from == drop->column.text) {
        findings.add(step.span, "what takes the place of `{}` is made in the same migration",
                     drop->column.text);
        break;
      }
  }
}

}  // namespace

extern const Rule contract_without_expand{
    .id = "contract-without-expand",
    .severity = Severity::warning,
    .what = "A column is dropped in the migration that makes what takes its place.",
    .why =
        "There is no release that knows both: the old one fails at once, and the new one "
        "could not run before.",
    .instead =
        "Add the new column in one release, let the code write both, fill it, and drop the "
        "old one releases later.",
    .check = check,
};

}  // namespace segue::rules
