#include "base/text.h"
#include "rules/rebuilds.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// The value of the setting that counts when the step runs: inside a transaction it does not
/// change.
bool enforced_at(const Script& script, const Step& at) {
  bool on = false;
  for (const Step& step : script.steps) {
    if (&step == &at) break;
    const auto* pragma = step.as<sql::Pragma>();
    if (!pragma || !pragma->value || step.in_transaction) continue;
    if (text::lower(pragma->name.name.text) != "foreign_keys") continue;
    const auto set = step.after->session.find("foreign_keys");
    on = set != step.after->session.end() && (set->second == "on" || set->second == "1" ||
                                              set->second == "true" || set->second == "yes");
  }
  return on;
}

void check(const Script& script, Findings& findings) {
  for (const Rebuild& rebuild : rebuilds_in(script)) {
    if (script.semantics->traits().protects_foreign_keys || !enforced_at(script, *rebuild.drop))
      continue;
    const auto others = tables_that_reference(*rebuild.drop, rebuild.table);
    if (others.empty()) continue;
    findings.add(rebuild.drop->span,
                 "rows of `{}` refer to `{}`: they are deleted or changed with it", others.front(),
                 rebuild.table.text());
  }
}

}  // namespace

extern const Rule rebuild_empties_referencing_tables{
    .id = "rebuild-empties-referencing-tables",
    .severity = Severity::error,
    .what =
        "A table is dropped to be made anew while foreign keys that point at it are "
        "enforced.",
    .why =
        "Dropping it deletes its rows first: rows that refer to them are deleted or set to "
        "NULL as their foreign keys say, or the drop fails.",
    .instead =
        "Switch the enforcement off before the transaction begins, check the keys before it "
        "is committed, and switch it on again.",
    .check = check,
};

}  // namespace segue::rules
