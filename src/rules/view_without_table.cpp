#include <algorithm>

#include "catalog/shadow.h"
#include "rules/rule.h"
#include "sql/uses.h"

namespace segue::rules {
namespace {

using catalog::Catalog;
using catalog::Id;
using catalog::Relation;

bool names(const std::vector<catalog::ColumnUse>& uses, const Id& relation) {
  return std::any_of(uses.begin(), uses.end(),
                     [&](const auto& use) { return use.relation == relation; });
}

/// Tells what is there in the end of what reads a table that is dropped and not there.
void tell_readers(const Step& step, const Id& dropped, const Catalog& end, Findings& findings) {
  const std::string shown = step.lookup_before().shown(dropped);
  for (const auto& node : end.dependents_of({catalog::ObjectClass::relation, dropped})) {
    const Relation* reader =
        node.kind == catalog::ObjectClass::relation ? end.relation(node.id) : nullptr;
    if (!reader) continue;
    if (reader->is_view() && names(reader->reads, dropped))
      findings.add(step.span, "view `{}` reads `{}`, and fails without it", reader->name, shown);
    for (const auto& trigger : reader->triggers)
      if (names(trigger->reads, dropped))
        findings.add(step.span, "trigger `{}` on `{}` names `{}`: writes that fire it fail",
                     trigger->name, reader->name, shown);
  }
}

/// Whether there is surely no such table: the history is known from its beginning, and nothing in
/// it may have made what is not seen.
bool is_missing(const Script& script, const sql::ObjectName& name) {
  const Catalog& end = *script.steps.back().after;
  const catalog::Lookup lookup(end, *script.semantics);
  if (end.knowledge != catalog::Knowledge::whole || end.unknown || name.schema) return false;
  if (lookup.relation_id(name) || script.semantics->is_system_relation(name.name.text))
    return false;
  return !catalog::may_be_shadow(end, lookup.place(name, catalog::NameKind::relation));
}

void check(const Script& script, Findings& findings) {
  if (script.steps.empty()) return;
  const Catalog& end = *script.steps.back().after;
  for (const Step& step : script.steps) {
    if (step.refused) continue;
    if (const auto* drop = step.as<sql::Drop>())
      for (const sql::ObjectReference& object : drop->objects)
        if (const auto id = step.lookup_before().relation_id(object.name))
          if (!end.relation(*id)) tell_readers(step, *id, end, findings);
    const auto* create = step.as<sql::CreateView>();
    // Where the server looks what a view reads, it refuses by itself.
    if (!create || script.semantics->traits().checks_views) continue;
    for (const sql::ObjectName& name : sql::uses_of(create->query).reads)
      if (is_missing(script, name) && step.lookup_after().relation_id(create->view))
        // A later script may make it.
        findings
            .add(name.span(), "view `{}` reads `{}`, which does not exist", create->view.text(),
                 name.text())
            .severity = Severity::warning;
  }
}

}  // namespace

extern const Rule view_without_table{
    .id = "view-without-table",
    .severity = Severity::error,
    .what = "A view or a trigger reads a table that is not there when the script has ended.",
    .why =
        "The server lets it pass. The next use of the view, or the next write that fires the "
        "trigger, fails; where views follow renames, none can be made any more, and no column "
        "dropped.",
    .instead =
        "Drop or replace what reads the table in the same script, or give the view the name of a "
        "table that exists.",
    .check = check,
};

}  // namespace segue::rules
