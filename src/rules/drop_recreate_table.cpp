#include "rules/rule.h"

namespace segue::rules {
namespace {

/// Whether a later statement fills the table from a query: the rows were kept somewhere.
bool is_filled(const Script& script, size_t from, const catalog::Id& id) {
  for (size_t i = from; i < script.steps.size(); ++i) {
    const Step& step = script.steps[i];
    const auto* insert = step.as<sql::Insert>();
    if (!insert || !insert->source || std::holds_alternative<sql::Values>(insert->source->body))
      continue;
    if (step.lookup_before().relation_id(insert->table) == id) return true;
  }
  return false;
}

bool dropped_before(const Script& script, size_t end, const catalog::Id& id) {
  for (size_t i = 0; i < end; ++i) {
    const Step& step = script.steps[i];
    const auto* drop = step.as<sql::Drop>();
    if (drop && drop->kind == sql::ObjectKind::table && !step.refused &&
        step.compat.kind == facts::Class::contract &&
        step.lookup_before().relation_id(step.table()) == id)
      return true;
  }
  return false;
}

void check(const Script& script, Findings& findings) {
  for (size_t i = 0; i < script.steps.size(); ++i) {
    const Step& step = script.steps[i];
    const auto* create = step.as<sql::CreateTable>();
    if (!create || create->temporary || step.refused || create->as_query) continue;
    const auto id = step.lookup_after().relation_id(create->table);
    if (!id) continue;
    const bool replaces =
        create->or_replace && step.before->relation(*id) != nullptr && step.table_has_users();
    if ((!replaces && !dropped_before(script, i, *id)) || is_filled(script, i + 1, *id)) continue;
    findings
        .add(step.span, "`{}` is made again: the rows that it held are lost", create->table.text())
        .statement = step.index;
  }
}

}  // namespace

extern const Rule drop_recreate_table{
    .id = "drop-recreate-table",
    .severity = Severity::error,
    .what = "A table that is there is dropped and made again.",
    .why =
        "All its rows are lost, with its indexes, triggers and rights; between the two "
        "statements there is no such table.",
    .instead =
        "Alter the table; where it must be built anew, copy its rows into the new one before "
        "the old one goes.",
    .check = check,
};

}  // namespace segue::rules
