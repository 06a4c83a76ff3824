#include "rules/columns.h"
#include "rules/required.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// Whether the column has a default of its own, or none is needed, once the script is through.
bool is_supplied_in_the_end(const Script& script, const Step& step, const std::string& column) {
  const auto id = step.lookup_before().relation_id(step.table());
  const catalog::Relation* table = id ? script.after->relation(*id) : nullptr;
  const catalog::Column* is = table ? catalog::find_column(*table, column) : nullptr;
  return is && !is_required(*is);
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    const auto* drop = step.alters<sql::DropDefault>();
    if (!drop || step.refused || !step.table_has_users()) continue;
    const catalog::Column* was = column_before(step, drop->column);
    const catalog::Column* is = column_after(step, drop->column);
    if (!was || !is || !was->default_value || !is->not_null) continue;
    if (is_supplied_in_the_end(script, step, is->key)) continue;
    findings.add(step.span, "inserts that leave `{}` out fail without its default", is->name)
        .statement = step.index;
  }
}

}  // namespace

extern const Rule required_column_loses_default{
    .id = "required-column-loses-default",
    .severity = Severity::error,
    .what = "A NOT NULL column loses its default while old code may leave it out.",
    .why =
        "The default was what let old code insert rows without the column. Those inserts fail "
        "from then on.",
    .instead =
        "Keep the default until no release runs that leaves the column out; drop it in the "
        "contract phase.",
    .check = check,
};

}  // namespace segue::rules
