#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    const auto* drop = step.as<sql::Drop>();
    if (!drop || step.refused || step.compat.kind != facts::Class::contract) continue;
    if (drop->kind != sql::ObjectKind::view && drop->kind != sql::ObjectKind::materialized_view)
      continue;
    const sql::ObjectName& name = drop->objects.front().name;
    const auto id = step.lookup_before().relation_id(name);
    if (drop->if_exists && !id) continue;
    // A view that is made again, to change it, is there in the end.
    if (script.after->relation(id ? *id
                                  : step.lookup_before().place(name, catalog::NameKind::relation)))
      continue;
    findings.add(step.span, "code that still reads `{}` fails", name.text()).statement = step.index;
  }
}

}  // namespace

extern const Rule drop_view{
    .id = "drop-view",
    .severity = Severity::warning,
    .what = "A view that running code may read is dropped.",
    .why = "The release that runs while the migration is applied still reads it and fails.",
    .instead = "Release code that no longer reads the view first; drop it in the contract phase.",
    .check = check,
};

}  // namespace segue::rules
