#pragma once

#include <vector>

#include "rules/rule.h"

namespace segue::rules {

/// The columns that a CREATE TABLE, ADD COLUMN, MODIFY or CHANGE describes.
std::vector<const sql::ColumnDefinition*> columns_defined_by(const Step& step);

}  // namespace segue::rules
