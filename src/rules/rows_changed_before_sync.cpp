#include <map>

#include "base/text.h"
#include "rules/rule.h"
#include "rules/sync_triggers.h"

namespace segue::rules {
namespace {

class Memory : public Watch {
 public:
  void see(const Script& script, Findings& findings) override {
    for (const Step& step : script.steps) {
      if (step.refused) continue;
      if (const auto fill = fill_without_sync(step)) note(script, step, *fill);
      if (!filled_.empty())
        if (const auto* trigger = trigger_made_by(step)) judge(step, *trigger, findings);
    }
  }

 private:
  struct Place {
    std::string file{};
    Span span{};
  };
  void note(const Script& script, const Step& step, const Fill& fill) {
    for (const auto& assignment : *fill.assignments)
      if (assignment.targets.size() == 1)
        for (const std::string& from : columns_in(assignment.value))
          filled_[text::lower(fill.table->name + '.' + column_named_by(assignment.targets.front()) +
                              '.' + from)] = {script.file, step.span};
  }
  void judge(const Step& step, const catalog::Trigger& trigger, Findings& findings) {
    const std::string table = text::lower(step.as<sql::CreateTrigger>()->table.name.text);
    for (const ColumnSync& sync : syncs_of(trigger, *step.after)) {
      const auto filled = filled_.find(table + '.' + sync.to + '.' + sync.from);
      if (filled == filled_.end()) continue;
      findings
          .add(filled->second.span,
               "`{}` is filled before the trigger `{}` is there: rows written in between differ",
               sync.to, trigger.name)
          .file = filled->second.file;
      filled_.erase(filled);
    }
  }
  std::map<std::string, Place> filled_;  // table.to.from
};

std::unique_ptr<Watch> check() {
  return std::make_unique<Memory>();
}

}  // namespace

extern const Rule rows_changed_before_sync{
    .id = "rows-changed-before-sync",
    .severity = Severity::warning,
    .what =
        "A column is filled from another one before the trigger is there that keeps the two "
        "alike.",
    .why =
        "Rows that are written in between keep what they had: the columns differ, and nobody "
        "notices.",
    .instead = "Make the trigger first (or release code that writes both), then fill the old rows.",
    .check = check,
};

}  // namespace segue::rules
