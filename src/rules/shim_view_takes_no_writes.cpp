#include "rules/rule.h"

namespace segue::rules {
namespace {

bool hands_writes_on(const sql::Query& query) {
  const auto* select = std::get_if<sql::Select>(&query.body);
  if (!select || query.with || query.limit || query.offset) return false;
  if (select->distinct || !select->group_by.empty() || select->having || select->from.size() != 1)
    return false;
  return std::holds_alternative<sql::NamedTable>(select->from.front().form);
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    const auto* create = step.as<sql::CreateView>();
    if (!create || create->materialized || step.refused) continue;
    const catalog::Relation* was = step.lookup_at_start().relation(create->view);
    if (!was || was->is_view()) continue;
    if (script.habits.views_take_writes && hands_writes_on(create->query)) continue;
    const catalog::Relation* view =
        catalog::Lookup(*script.after, *script.semantics).relation(create->view);
    if (view && !view->triggers.empty()) continue;
    findings.add(step.span, "`{}` was a table: what is written to the view gets nowhere",
                 create->view.text());
  }
}

}  // namespace

extern const Rule shim_view_takes_no_writes{
    .id = "shim-view-takes-no-writes",
    .severity = Severity::warning,
    .what =
        "A view takes the place of a table that running code writes to, and hands no writes "
        "on.",
    .why = "The reads of the old release go on, its writes fail.",
    .instead =
        "Keep the view to one table without DISTINCT, grouping, LIMIT or set operations, or "
        "give it INSTEAD OF triggers.",
    .check = check,
};

}  // namespace segue::rules
