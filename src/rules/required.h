#pragma once

#include "catalog/definitions.h"

namespace segue::rules {

/// Whether a row that leaves the column out is refused.
inline bool is_required(const catalog::Column& column) {
  return column.not_null && !catalog::has_value_of_its_own(column);
}

}  // namespace segue::rules
