#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/renames.h"
#include "rules/rule.h"

namespace segue::rules {

// What several rules about columns ask of a step.

/// A column that an action describes anew, as it was and as it will be.
struct ColumnChange {
  sql::Name old_name{};
  sql::Name name{};
  const catalog::Column* was = nullptr;  // null where it is not known
  const catalog::Column* is = nullptr;

  bool complete() const { return was != nullptr && is != nullptr; }
};

/// ALTER COLUMN TYPE, MODIFY, CHANGE; nothing of other actions.
std::optional<ColumnChange> redefinition(const Step& step);
/// The definition that MODIFY or CHANGE gives; null for other actions.
const sql::ColumnDefinition* definition_in(const Step& step);
/// A column that gets another name; nothing of other actions.
std::optional<facts::ColumnNames> column_rename(const Step& step);
/// Whether the action is about a column: its being, its name, type, default, or NULL.
bool changes_column(const Step& step);

/// A column of the table that the step alters; null where there is none.
const catalog::Column* column_before(const Step& step, const sql::Name& name);
const catalog::Column* column_after(const Step& step, const sql::Name& name);
const catalog::Column* column_at_start(const Step& step, const sql::Name& name);
/// Whether the table had the column when the range began, or may have had it.
bool column_has_users(const Step& step, const sql::Name& name);

/// The first attribute of that form in a definition; null where there is none.
template <class Form>
const Form* attribute(const sql::ColumnDefinition& definition) {
  for (const sql::ColumnConstraint& constraint : definition.constraints)
    if (const auto* form = std::get_if<Form>(&constraint.form)) return form;
  return nullptr;
}

/// The type in the server's spelling; empty where the column has none.
std::string type_of(const Step& step, const catalog::Column& column);
/// Members of an enumeration or a set that is spelled out in the type; empty for other types.
std::vector<std::string> members_of(const catalog::Column& column);

/// The tables with users whose writes wait while the step runs.
std::vector<std::string> tables_not_written(const Step& step);
/// "reads and writes of `t`", "writes to `a` and `b`": what waits while the step runs.
std::string waiting(const Step& step);
/// "`a`", "`a` and `b`", "`a`, `b` and `c`".
std::string listed(const std::vector<std::string>& names);

}  // namespace segue::rules
