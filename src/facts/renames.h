#pragma once

#include <optional>
#include <span>

#include "facts/step.h"

namespace segue::facts {

/// A table or view that a step gives another name; nothing of other steps.
struct TableRename {
  catalog::Id from{};
  std::optional<catalog::Id> to{};  // nothing where there is none of that name afterwards
};
std::optional<TableRename> table_rename_in(const Step& step);

/// A column that a step gives a name, and the name that it had; CHANGE may give it the same again.
struct ColumnNames {
  sql::Name from{};
  sql::Name to{};
};
std::optional<ColumnNames> column_names_in(const Step& step);

/// A rename tells of itself that neither the old name nor the new one works before and after. Where
/// the same script drops what it renamed, no code ever uses the new name: the rename is a part of
/// the drop then.
void settle_renames(std::span<Step> steps);

}  // namespace segue::facts
