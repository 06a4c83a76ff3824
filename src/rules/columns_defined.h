#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace segue::rules {

/// The columns that a CREATE TABLE, ADD COLUMN, MODIFY or CHANGE describes.
std::vector<const sql::ColumnDefinition*> columns_defined_by(const Step& step);

struct TypedColumn {
  const sql::ColumnDefinition* column;
  std::string type;  // its name in lower case
  Span span;         // what to point at
};
/// Those of them whose type has one of these names, given in lower case.
std::vector<TypedColumn> columns_of_types(const Step& step,
                                          std::initializer_list<std::string_view> types);

}  // namespace segue::rules
