#include "catalog/definitions.h"
#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool drops_it(const Step& step) {
  if (step.alters<sql::DropPrimaryKey>()) return true;
  const auto* drop = step.alters<sql::DropConstraint>();
  const catalog::Relation* table = drop ? step.table_before() : nullptr;
  const auto* constraint =
      table ? step.lookup_before().constraint(*table, drop->constraint) : nullptr;
  return constraint && constraint->kind == catalog::ConstraintKind::primary_key;
}

std::vector<std::string> primary_key_of(const catalog::Relation* table) {
  return table != nullptr ? catalog::primary_key_of(*table) : std::vector<std::string>();
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    if (step.refused || !step.as<sql::AlterTable>() || !drops_it(step)) continue;
    const auto id = step.lookup_before().relation_id(step.table());
    if (!id || !step.table_has_users()) continue;
    const auto before = primary_key_of(step.table_before());
    const catalog::Relation* in_the_end = script.after->relation(*id);
    if (!in_the_end || primary_key_of(in_the_end) == before) continue;
    findings
        .add(step.span, "nothing of `{}` can be found by the key {} any more", step.table().text(),
             before.empty() ? "it had" : list_of(before))
        .statement = step.index;
  }
}

}  // namespace

extern const Rule drop_primary_key{
    .id = "drop-primary-key",
    .severity = Severity::warning,
    .what = "The primary key of a table in use is dropped.",
    .why =
        "Upserts and replication find rows by it, foreign keys point at it, and until there "
        "is another key nothing keeps rows from being stored twice.",
    .instead = "Replace it in one statement, or add the new key before the old one goes.",
    .check = check,
};

}  // namespace segue::rules
