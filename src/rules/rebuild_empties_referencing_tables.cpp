#include <memory>
#include <set>

#include "base/text.h"
#include "rules/rebuilds.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// The value of the setting that counts when the step runs: inside a transaction it does not
/// change. Our own runner sets it before it begins one in the tool's place.
bool enforced_at(const Script& script, const Step& at, bool by_our_runner) {
  bool on = false;
  for (const Step& step : script.steps) {
    if (&step == &at) break;
    const auto* pragma = step.as<sql::Pragma>();
    if (!pragma || !pragma->value) continue;
    if (step.in_transaction && !(by_our_runner && script.wrapped)) continue;
    if (text::lower(pragma->name.name.text) != "foreign_keys") continue;
    const auto set = step.after->session.find("foreign_keys");
    on = set != step.after->session.end() && (set->second == "on" || set->second == "1" ||
                                              set->second == "true" || set->second == "yes");
  }
  return on;
}

/// Knows the tables that the history wrote rows into: these can be lost before anybody uses them.
class Rows : public Watch {
 public:
  void see(const Script& script, Findings& findings) override {
    if (script.semantics->traits().protects_foreign_keys) return;
    const auto rebuilds = all_rebuilds_in(script);
    for (const Step& step : script.steps) {
      take(step);
      for (const Rebuild& rebuild : rebuilds)
        if (rebuild.drop == &step) look_at(rebuild, script, findings);
    }
  }

 private:
  void take(const Step& step) {
    if (const auto* insert = step.as<sql::Insert>()) {
      if (const auto id = step.lookup_before().relation_id(insert->table)) filled_.insert(*id);
    } else if (const auto* rename = step.alters<sql::RenameTo>()) {
      const auto from = step.lookup_before().relation_id(step.table());
      const auto to = step.lookup_after().relation_id(rename->to);
      if (from && to && filled_.contains(*from)) filled_.insert(*to);
    }
  }

  void look_at(const Rebuild& rebuild, const Script& script, Findings& findings) const {
    const Step& drop = *rebuild.drop;
    // Rows of a table without users are in danger from a run of ours, which is their first.
    const bool ours = !drop.table_has_users();
    if (!enforced_at(script, drop, ours)) return;
    for (const catalog::Id& other : ids_that_reference(drop, rebuild.table)) {
      if (ours && !filled_.contains(other)) continue;
      findings.add(drop.span, "rows of `{}` refer to `{}`: they are deleted or changed with it",
                   drop.lookup_before().shown(other), rebuild.table.text());
      return;
    }
  }

  std::set<catalog::Id> filled_{};
};

std::unique_ptr<Watch> check() {
  return std::make_unique<Rows>();
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
