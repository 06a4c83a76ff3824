#include <map>

#include "base/text.h"
#include "rules/row_changes.h"
#include "rules/rule.h"
#include "rules/sync_triggers.h"

namespace segue::rules {
namespace {

class Memory : public Watch {
 public:
  void see(const Script& script, Findings& findings) override {
    for (const Step& step : script.steps) {
      if (step.refused) continue;
      if (const auto change = row_change(step);
          change && change->assignments && works_on_many_rows(step))
        note_fill(script, step, *change);
      const auto* drop = step.alters<sql::DropColumn>();
      if (!drop || filled_.empty()) continue;
      const auto filled =
          filled_.find(text::lower(step.table().name.text + '.' + drop->column.text));
      if (filled == filled_.end() || filled->second.file == script.file) continue;
      findings.add(
          step.span,
          "`{}` was copied once; what was written to it since is lost unless both were written",
          drop->column.text);
      filled_.erase(filled);
    }
  }

 private:
  struct Place {
    std::string file{};
  };
  void note_fill(const Script& script, const Step& step, const RowChange& change) {
    const catalog::Relation* table = step.lookup_before().relation(change.table);
    if (!table || (!table->triggers.empty() && !syncs_of(*table, *step.before).empty())) return;
    for (const auto& assignment : *change.assignments) {
      const std::string from = column_named_by(assignment.value);
      if (!from.empty()) filled_[text::lower(table->name + '.' + from)] = {script.file};
    }
  }
  std::map<std::string, Place> filled_;  // table.from
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
