#include "base/text.h"
#include "rules/rebuilds.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

using catalog::ConstraintKind;

std::string shown(const Script& script, const catalog::ExpressionRef& value) {
  return value ? script.semantics->text_of(*value) : std::string();
}

void compare_columns(const Script& script, const Rebuild& rebuild, Findings& findings) {
  const std::string table = rebuild.table.text();
  for (const auto& was : rebuild.old_table->columns) {
    const catalog::Column* is = catalog::find_column(*rebuild.new_table, was->key);
    if (is == nullptr) continue;
    if (was->not_null && !is->not_null)
      findings.add(rebuild.drop->span, "`{}` of the `{}` made anew may be NULL", is->name, table);
    const std::string value = shown(script, is->default_value);
    if (!value.empty() && value != shown(script, was->default_value))
      findings.add(rebuild.drop->span,
                   "code that leaves `{}` of the `{}` made anew out stores {} from here on",
                   is->name, table, value);
  }
}

std::string_view words_for(ConstraintKind kind) {
  switch (kind) {
    case ConstraintKind::primary_key:
      return "primary key";
    case ConstraintKind::foreign_key:
      return "foreign key";
    case ConstraintKind::unique:
      return "unique constraint";
    case ConstraintKind::check:
    case ConstraintKind::exclusion:
      return "check";
  }
  return {};
}

size_t number_of(const catalog::Relation& table, ConstraintKind kind) {
  size_t number = 0;
  for (const auto& each : table.constraints)
    number += each->kind == kind;
  return number;
}

/// A unique index serves as well as the constraint.
bool is_kept(const catalog::Relation& table, const catalog::Constraint& was) {
  for (const auto& each : table.constraints)
    if (each->kind == was.kind && each->columns == was.columns) return true;
  for (const auto& index : table.indexes) {
    if (was.kind != ConstraintKind::unique || !index->unique || index->where) continue;
    std::vector<std::string> columns;
    for (const auto& part : index->parts)
      columns.push_back(part.column);
    if (columns == was.columns) return true;
  }
  return false;
}

void compare_constraints(const Rebuild& rebuild, Findings& findings) {
  for (const auto& was : rebuild.old_table->constraints) {
    // Of checks and keys in other words, or on a column that goes, the number tells enough.
    if (is_kept(*rebuild.new_table, *was) ||
        number_of(*rebuild.new_table, was->kind) >= number_of(*rebuild.old_table, was->kind))
      continue;
    findings.add(rebuild.drop->span, "the `{}` made anew is without the {} on {}",
                 rebuild.table.text(), words_for(was->kind), text::joined(was->columns, ", "));
  }
}

void check(const Script& script, Findings& findings) {
  for (const Rebuild& rebuild : rebuilds_in(script)) {
    compare_columns(script, rebuild, findings);
    compare_constraints(rebuild, findings);
  }
}

}  // namespace

extern const Rule rebuild_loosens_columns{
    .id = "rebuild-loosens-columns",
    .severity = Severity::note,
    .what = "A table is made anew with columns or constraints that let more through than before.",
    .why =
        "Code that was written for the old table may meet NULL, another default, or rows that "
        "a key or a check used to refuse.",
    .instead =
        "Let the running release learn what it may meet first; carry over what was only "
        "forgotten.",
    .check = check,
};

}  // namespace segue::rules
