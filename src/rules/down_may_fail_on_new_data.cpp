#include <algorithm>

#include "catalog/definitions.h"
#include "rules/way_back.h"
#include "sql/describe.h"

namespace segue::rules {
namespace {

using catalog::Column;
using catalog::Constraint;
using catalog::Index;
using catalog::Relation;

/// A relation while a down works on it: as the up left it, before a step and after it.
struct Stages {
  const Relation& left;
  const Relation* before;
  const Relation& after;
};

bool is_not_null(const Relation* relation, const std::string& column) {
  const Column* found = relation ? catalog::find_column(*relation, column) : nullptr;
  return found != nullptr && found->not_null;
}

bool same_key(const Constraint& a, const Constraint& b) {
  return a.kind == b.kind && a.columns == b.columns && a.target == b.target &&
         a.condition == b.condition;
}

bool has(const Relation* relation, const Constraint& constraint) {
  return relation != nullptr &&
         std::any_of(relation->constraints.begin(), relation->constraints.end(),
                     [&](const auto& other) {
                       return same_key(*other, constraint) ||
                              (!other->key.empty() && other->key == constraint.key);
                     });
}

/// Columns of unique indexes, so that a key is found again under whatever name.
bool has_unique(const Relation* relation, const Index& index) {
  const auto same = [&](const auto& other) {
    return other->unique &&
           std::equal(other->parts.begin(), other->parts.end(), index.parts.begin(),
                      index.parts.end(),
                      [](const auto& a, const auto& b) { return a.column == b.column; });
  };
  return relation != nullptr &&
         std::any_of(relation->indexes.begin(), relation->indexes.end(), same);
}

bool is_checked(const Constraint& constraint) {
  return !constraint.attributes.not_valid && constraint.attributes.enforced.value_or(true);
}

std::string_view word_for(catalog::ConstraintKind kind) {
  switch (kind) {
    case catalog::ConstraintKind::primary_key:
      return "primary key";
    case catalog::ConstraintKind::unique:
      return "unique constraint";
    case catalog::ConstraintKind::foreign_key:
      return "foreign key";
    case catalog::ConstraintKind::check:
      return "check";
    case catalog::ConstraintKind::exclusion:
      return "exclusion";
  }
  return {};
}

/// What the step demands of rows that nothing demanded before.
std::vector<std::string> demands(const Stages& at) {
  std::vector<std::string> result;
  for (const auto& column : at.after.columns) {
    if (!column->not_null || is_not_null(at.before, column->key) ||
        is_not_null(&at.left, column->key))
      continue;
    const bool there = catalog::find_column(at.left, column->key) != nullptr;
    if (there)
      result.push_back(fmt::format("rows with NULL in `{}`", column->name));
    else if (!has_value_of_its_own(*column))
      result.push_back(fmt::format("any row: `{}` has no value for it", column->name));
  }
  bool has_key = false;
  for (const auto& constraint : at.after.constraints) {
    if (!is_checked(*constraint) || has(at.before, *constraint) || has(&at.left, *constraint))
      continue;
    has_key = true;
    result.push_back(fmt::format("rows that the {}{} refuses", word_for(constraint->kind),
                                 constraint->name.empty() ? "" : " `" + constraint->name + '`'));
  }
  for (const auto& index : at.after.indexes) {
    if (has_key || !index->unique || has_unique(at.before, *index) || has_unique(&at.left, *index))
      continue;
    result.push_back(fmt::format("rows that repeat a value of `{}`", index->name));
  }
  return result;
}

/// Whether the step rewrites or removes rows of the table.
bool cleans(const Step& step, const sql::ObjectName& table) {
  if (!step.as<sql::Delete>() && !step.as<sql::Update>() && !step.as<sql::Truncate>()) return false;
  const auto targets = sql::targets_of(*step.action);
  return std::any_of(targets.begin(), targets.end(),
                     [&](const sql::ObjectName& name) { return name.name == table.name; });
}

bool changes_type(const Step& step) {
  return step.alters<sql::AlterColumnType>() || step.alters<sql::ModifyColumn>() ||
         step.alters<sql::ChangeColumn>();
}

/// Whether the column's new type cannot hold all that the old one could.
bool narrows(const Step& step) {
  if (!changes_type(step) || step.compat.kind < facts::Class::contract) return false;
  const Relation* before = step.table_before();
  const Relation* after = step.lookup_after().relation(step.table());
  if (before == nullptr || after == nullptr) return false;
  return std::any_of(after->columns.begin(), after->columns.end(), [&](const auto& column) {
    const Column* old_one = catalog::find_column(*before, column->key);
    return old_one != nullptr && old_one->type && column->type &&
           step.semantics->text_of(*old_one->type) != step.semantics->text_of(*column->type);
  });
}

bool is_cleaned(const Pair& pair, const Step& until, const sql::ObjectName& table) {
  for (const Step& step : pair.down.steps) {
    if (&step == &until) return false;
    if (cleans(step, table)) return true;
  }
  return false;
}

void look_at(const Pair& pair, const Step& step, const Relation& before, const Relation& after,
             Findings& findings) {
  const sql::ObjectName table = step.table();
  const catalog::Lookup lookup(*pair.up.after, *pair.up.semantics);
  const Relation* left = lookup.relation(table);
  if (left == nullptr || is_cleaned(pair, step, table)) return;
  for (const std::string& demand : demands({*left, &before, after}))
    findings.add(step.span, "this fails if the new release has left `{}` {}", table.text(), demand)
        .statement = step.index;
}

void check(const Pair& pair, Findings& findings) {
  for (const Step& step : pair.down.steps) {
    const bool alters = step.as<sql::AlterTable>() || step.as<sql::CreateIndex>();
    if (!alters || step.refused || !was_there(pair, step.table())) continue;
    const Relation* before = step.table_before();
    const Relation* after = step.lookup_after().relation(step.table());
    if (before == nullptr || after == nullptr) continue;
    if (narrows(step) && !is_cleaned(pair, step, step.table()))
      findings
          .add(step.span,
               "this fails if the new release has left `{}` values that the old type "
               "cannot hold",
               step.table().text())
          .statement = step.index;
    look_at(pair, step, *before, *after, findings);
  }
}

}  // namespace

extern const Rule down_may_fail_on_new_data{
    .id = "down-may-fail-on-new-data",
    .severity = Severity::warning,
    .what =
        "The down demands something of the rows (NOT NULL, a key, a check, a narrower type) that "
        "the schema between up and down does not.",
    .why =
        "The rollback fails on the first row that the new release wrote and the old schema "
        "refuses: just when it is needed.",
    .instead =
        "Bring such rows into the old form in the down before the constraint returns, or add it "
        "in a form that leaves existing rows alone.",
    .check = check,
};

}  // namespace segue::rules
