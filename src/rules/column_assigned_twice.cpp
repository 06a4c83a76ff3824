#include <set>

#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  std::vector<const sql::Expression*> targets;
  if (const auto* update = step.as<sql::Update>(); update && update->tables.size() == 1)
    for (const auto& assignment : update->assignments)
      for (const auto& target : assignment.targets)
        targets.push_back(&target);
  if (const auto* insert = step.as<sql::Insert>())
    for (const auto& column : insert->columns)
      targets.push_back(&column);
  if (targets.size() < 2) return;
  std::set<std::string> seen;
  for (const auto* target : targets) {
    const std::string name = column_named_by(*target);
    if (name.empty() || seen.insert(name).second) continue;
    findings.add(target->span.empty() ? step.span : target->span, "`{}` is given a value twice",
                 name);
  }
}

}  // namespace

extern const Rule column_assigned_twice{
    .id = "column-assigned-twice",
    .severity = Severity::error,
    .what = "A statement gives a column two values.",
    .why = "Some servers refuse it, others keep the last one: one of the two is a mistake.",
    .instead = "Leave one of them out.",
    .check = check,
};

}  // namespace segue::rules
