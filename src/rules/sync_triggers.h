#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {

/// A trigger copies one column of the new row to another. Names are in lower case.
struct ColumnSync {
  std::string to{};
  std::string from{};
  bool operator==(const ColumnSync&) const = default;
};

/// What the body of a trigger, or of the function behind it, copies.
std::vector<ColumnSync> syncs_of(const catalog::Trigger& trigger, const catalog::Catalog& catalog);
/// Of all triggers of a table.
std::vector<ColumnSync> syncs_of(const catalog::Relation& table, const catalog::Catalog& catalog);
/// The trigger that a step has made; null where it makes none.
const catalog::Trigger* trigger_made_by(const Step& step);
/// The table that a trigger belongs to, in this schema; nothing where there is no such trigger.
std::optional<catalog::Id> table_of_trigger(const catalog::Catalog& catalog,
                                            const catalog::Lookup& lookup,
                                            const sql::ObjectReference& trigger);
/// The text that runs when a trigger fires; empty where it is not known.
std::string_view body_of(const catalog::Trigger& trigger, const catalog::Catalog& catalog);

/// An UPDATE that fills columns of many rows of a table none of whose triggers copies columns.
struct Fill {
  const catalog::Relation* table;
  const sql::Assignments* assignments;
};
std::optional<Fill> fill_without_sync(const Step& step);

}  // namespace segue::rules
