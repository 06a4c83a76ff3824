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
      if (const auto fill = fill_without_sync(step)) note(script, *fill);
      const auto* drop = step.alters<sql::DropColumn>();
      if (!drop || filled_.empty()) continue;
      const auto filled =
          filled_.find(text::lower(step.table().name.text + '.' + drop->column.text));
      if (filled == filled_.end() || filled->second == script.file) continue;
      findings.add(
          step.span,
          "`{}` was copied once; what was written to it since is lost unless both were written",
          drop->column.text);
      filled_.erase(filled);
    }
  }

 private:
  void note(const Script& script, const Fill& fill) {
    for (const auto& assignment : *fill.assignments) {
      const std::string from = column_named_by(assignment.value);
      if (!from.empty()) filled_[text::lower(fill.table->name + '.' + from)] = script.file;
    }
  }
  std::map<std::string, std::string> filled_;  // table.from, and the script that copied it
};

std::unique_ptr<Watch> check() {
  return std::make_unique<Memory>();
}

}  // namespace

extern const Rule dual_write_missing{
    .id = "dual-write-missing",
    .severity = Severity::warning,
    .what =
        "A column was filled from another one that is dropped later, and no trigger ever "
        "kept the two alike.",
    .why =
        "Unless the application wrote both all the time, rows written between the copy and "
        "the drop lose their value.",
    .instead = "Make a trigger, or release code that writes both, before the old rows are copied.",
    .check = check,
};

}  // namespace segue::rules
