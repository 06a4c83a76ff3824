#include "rules/rebuilds.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  if (script.habits.enforces_types) return;
  for (const Rebuild& rebuild : rebuilds_in(script)) {
    if (rebuild.new_table->strict) continue;
    for (const auto& column : rebuild.new_table->columns) {
      const catalog::Column* was = catalog::find_column(*rebuild.old_table, column->key);
      if (!was || !was->type || !column->type) continue;
      const std::string from = script.semantics->text_of(*was->type);
      const std::string to = script.semantics->text_of(*column->type);
      if (from != to)
        findings.add(rebuild.create->span, "`{}` becomes `{}`, and takes any value as before",
                     column->name, to);
    }
  }
}

}  // namespace

extern const Rule type_not_enforced{
    .id = "type-not-enforced",
    .severity = Severity::note,
    .what =
        "A column gets another type when its table is made anew, and the server does not "
        "hold anybody to it.",
    .why = "Values of any type are stored as before: what the new type promises is not true.",
    .instead = "Make the table STRICT, or add a CHECK.",
    .check = check,
};

}  // namespace segue::rules
