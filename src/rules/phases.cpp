#include "rules/phases.h"

#include <algorithm>

#include "rules/row_changes.h"

namespace segue::rules {
namespace {

using facts::Class;
using facts::Phase;
using Kind = sql::ObjectKind;

bool is_there_at_the_end(const Script& script, const sql::ObjectName& name) {
  return catalog::Lookup(*script.after, *script.semantics).relation_id(name).has_value();
}

/// New code needs it before it is deployed.
bool is_needed_first(const Step& step, const Script& script) {
  if (const auto* create = step.as<sql::CreateTable>())
    return !create->temporary && !create->partition_of &&
           !step.lookup_before().relation_id(create->table) &&
           !step.lookup_at_start().relation_id(create->table) &&
           is_there_at_the_end(script, create->table);
  if (!step.table_has_users()) return false;
  if (step.alters<sql::DropNotNull>()) return true;
  const auto* add = step.alters<sql::AddColumn>();
  if (!add) return false;
  const catalog::Lookup after(*script.after, *script.semantics);
  const catalog::Relation* table = after.relation(step.table());
  return table != nullptr && after.column(*table, add->column.name) != nullptr;
}

/// Rows of a table that is made here are nobody's yet.
bool changes_rows_in_use(const Step& step) {
  const auto* insert = step.as<sql::Insert>();
  return works_on_many_rows(step) && (!insert || has_users(step, insert->table));
}

/// Triggers that are off for a moment only: the script switches them on again.
bool is_switched_back(const Script& script, const Step& off) {
  return std::any_of(script.steps.begin(), script.steps.end(), [&](const Step& step) {
    const auto* change = step.alters<sql::SwitchTrigger>();
    return change && change->change != "DISABLE" && step.index > off.index &&
           step.table() == off.table();
  });
}

/// Old code suffers as long as it runs.
bool takes_away(const Step& step, const Script& script) {
  if (const auto* drop = step.as<sql::Drop>()) {
    if (drop->objects.empty()) return false;
    const bool relation = drop->kind == Kind::table || drop->kind == Kind::view ||
                          drop->kind == Kind::materialized_view;
    return relation && !is_there_at_the_end(script, drop->objects.front().name);
  }
  if (step.as<sql::CreateIndex>()) return true;
  if (step.alters<sql::SwitchTrigger>() && is_switched_back(script, step)) return false;
  return step.as<sql::AlterTable>() != nullptr && !step.alters<sql::OwnerTo>();
}

}  // namespace

Phase phase_that_counts(const Step& step, const Script& script) {
  if (step.refused) return Phase::none;
  switch (step.compat.kind) {
    case Class::expand:
      return is_needed_first(step, script) ? Phase::expand : Phase::none;
    case Class::data:
      return changes_rows_in_use(step) ? Phase::backfill : Phase::none;
    case Class::contract:
      return takes_away(step, script) ? Phase::contract : Phase::none;
    default:
      return Phase::none;
  }
}

std::string_view in_words(Phase phase) {
  switch (phase) {
    case Phase::expand:
      return "has to run before the new release";
    case Phase::backfill:
      return "changes rows that are in use";
    case Phase::contract:
      return "has to wait until the old release is gone";
    case Phase::none:
      break;
  }
  return "fits no phase";
}

}  // namespace segue::rules
