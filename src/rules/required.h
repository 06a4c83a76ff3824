#pragma once

#include "catalog/objects.h"

namespace segue::rules {

/// Whether a row that leaves the column out is refused.
inline bool is_required(const catalog::Column& column) {
  return column.not_null && !column.default_value && !column.generated && !column.identity_always &&
         !column.auto_increment;
}

}  // namespace segue::rules
