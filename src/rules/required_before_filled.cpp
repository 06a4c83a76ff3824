#include <set>

#include "base/text.h"
#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

class Memory : public Watch {
 public:
  void see(const Script& script, Findings& findings) override {
    for (const Step& step : script.steps) {
      if (step.refused) continue;
      if (step.compat.kind == facts::Class::unknown) empty_.clear();
      if (const auto* add = step.alters<sql::AddColumn>()) note(step, *add);
      if (empty_.empty()) continue;
      forget_filled(step);
      const auto* set = step.alters<sql::SetNotNull>();
      if (set && empty_.erase(text::lower(step.table().name.text + '.' + set->column.text)) > 0)
        findings.add(step.span, "`{}` was added without values, and nothing has filled it since",
                     set->column.text);
    }
  }

 private:
  void note(const Step& step, const sql::AddColumn& add) {
    if (!step.table_has_users() || step.table_before() == nullptr) return;
    const catalog::Lookup after = step.lookup_after();
    const catalog::Relation* table = after.relation(step.table());
    const catalog::Column* column = table ? after.column(*table, add.column.name) : nullptr;
    if (column && !column->not_null && !column->default_value && !column->generated &&
        !column->identity_always)
      empty_.insert(text::lower(step.table().name.text + '.' + column->name));
  }
  void forget_filled(const Step& step) {
    const auto forget = [&](const std::string& table, const sql::Expression& target) {
      empty_.erase(text::lower(table + '.' + column_named_by(target)));
    };
    if (const auto* update = step.as<sql::Update>())
      for (const auto& tables : update->tables)
        if (const auto* named = std::get_if<sql::NamedTable>(&tables.form))
          for (const auto& assignment : update->assignments)
            for (const auto& target : assignment.targets)
              forget(named->name.name.text, target);
    if (const auto* insert = step.as<sql::Insert>())
      for (const auto& column : insert->columns)
        forget(insert->table.name.text, column);
    if (step.as<sql::Merge>() || step.as<sql::Copy>() || step.as<sql::Truncate>() ||
        step.as<sql::Delete>())
      empty_.clear();
  }
  std::set<std::string> empty_;  // table.column
};

std::unique_ptr<Watch> check() {
  return std::make_unique<Memory>();
}

}  // namespace

extern const Rule required_before_filled{
    .id = "required-before-filled",
    .severity = Severity::warning,
    .what =
        "A column becomes NOT NULL, and no migration has filled the rows that were there "
        "before it.",
    .why =
        "If the application did not fill them either, the statement fails on the first old "
        "row.",
    .instead = "Fill the column in a migration of its own, and verify that no NULL is left.",
    .check = check,
};

}  // namespace segue::rules
