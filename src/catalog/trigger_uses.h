#pragma once

#include <vector>

#include "catalog/context.h"

namespace segue::catalog {

/// What a trigger names: relations, and columns of them or of the row at hand. Known of a trigger
/// whose body is plain enough.
struct TriggerUses {
  std::vector<ColumnUse> reads{};
  std::vector<ColumnUse> writes{};  // columns that its statements write, or that it waits for
};

TriggerUses uses_of(Context& context, const Id& table, const Trigger& trigger);

}  // namespace segue::catalog
