#include "rules/rule.h"

namespace segue::rules {
namespace {

class NotValidated : public Watch {
 public:
  void see(const Script& script, Findings& /*findings*/) override {
    for (const Step& step : script.steps)
      if (!step.refused) take(step, script.file);
    last_ = script.after;
    ++scripts_;
  }

  /// What the last script adds may yet be validated by the next.
  void end(Findings& findings) override {
    for (const Added& added : added_) {
      if (added.script + 1 >= scripts_) continue;
      const catalog::Relation* table = last_->relation(added.table);
      const catalog::Constraint* constraint =
          table ? catalog::find_constraint(*table, added.key) : nullptr;
      if (!constraint || !constraint->attributes.not_valid) continue;
      findings
          .add(added.span, "no later migration validates `{}` of `{}`", constraint->name,
               table->name)
          .file = added.file;
    }
  }

 private:
  struct Added {
    catalog::Id table{};
    std::string key{};
    std::string file{};
    Span span{};
    size_t script = 0;
  };

  void take(const Step& step, const std::string& file) {
    const auto* add = step.alters<sql::AddConstraint>();
    if (!add || !add->constraint.attributes.not_valid) return;
    const auto id = step.lookup_after().relation_id(step.table());
    const catalog::Relation* after = id ? step.after->relation(*id) : nullptr;
    const catalog::Relation* before = step.table_before();
    if (!after) return;
    for (const auto& constraint : after->constraints)
      if (!before || !catalog::find_constraint(*before, constraint->key))
        added_.push_back({*id, constraint->key, file, step.span, scripts_});
  }

  std::vector<Added> added_{};
  facts::Snapshot last_{};
  size_t scripts_ = 0;
};

std::unique_ptr<Watch> check() {
  return std::make_unique<NotValidated>();
}

}  // namespace

extern const Rule not_valid_never_validated{
    .id = "not-valid-never-validated",
    .severity = Severity::warning,
    .what =
        "A constraint is added without a check of the rows, and no later migration validates "
        "it.",
    .why =
        "Rows that violate it may be there for good; the planner makes no use of it, and "
        "whoever reads the schema takes it for true.",
    .instead =
        "Validate it in a migration after the release that added it, once the old rows are "
        "in order.",
    .check = check,
};

}  // namespace segue::rules
