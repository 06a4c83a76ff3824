#include <algorithm>
#include <set>

#include "base/text.h"
#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

class Memory : public Watch {
 public:
  void see(const Script& script, Findings& findings) override {
    std::vector<std::string> fresh;
    for (const Step& step : script.steps) {
      if (step.refused) continue;
      if (const auto* add = step.alters<sql::AddColumn>(); add && step.table_has_users())
        fresh.push_back(text::lower(step.table().name.text + '.' + add->column.name.text));
      if (added_.empty()) continue;
      if (const auto change = row_change(step);
          change && change->assignments && works_on_many_rows(step))
        judge(step, *change, findings);
    }
    added_.insert(fresh.begin(), fresh.end());
  }

 private:
  void judge(const Step& step, const RowChange& change, Findings& findings) {
    const auto asked = change.where ? columns_in(*change.where) : std::vector<std::string>();
    for (const auto& assignment : *change.assignments) {
      if (assignment.targets.size() != 1 || columns_in(assignment.value).empty()) continue;
      const std::string target = column_named_by(assignment.targets.front());
      if (!added_.contains(text::lower(change.table.name.text + '.' + target))) continue;
      if (std::find(asked.begin(), asked.end(), target) != asked.end()) continue;
      findings.add(step.span, "newer values of `{}` are written over", target);
    }
  }
  std::set<std::string> added_;  // table.column
};

std::unique_ptr<Watch> check() {
  return std::make_unique<Memory>();
}

}  // namespace

extern const Rule values_overwritten_by_backfill{
    .id = "values-overwritten-by-backfill",
    .severity = Severity::warning,
    .what =
        "A column that was added in an earlier migration is filled without looking at what "
        "it holds.",
    .why =
        "The new release may have written to it already: its newer values are replaced by "
        "old ones.",
    .instead = "Fill only rows that nobody wrote: add `IS NULL` for the column to the condition.",
    .check = check,
};

}  // namespace segue::rules
