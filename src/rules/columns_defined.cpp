#include "rules/columns_defined.h"

#include <algorithm>

#include "base/text.h"

namespace segue::rules {

std::vector<const sql::ColumnDefinition*> columns_defined_by(const Step& step) {
  std::vector<const sql::ColumnDefinition*> result;
  if (const auto* create = step.as<sql::CreateTable>())
    for (const auto& element : create->elements)
      if (const auto* column = std::get_if<sql::ColumnDefinition>(&element))
        result.push_back(column);
  if (const auto* add = step.alters<sql::AddColumn>()) result.push_back(&add->column);
  if (const auto* modify = step.alters<sql::ModifyColumn>()) result.push_back(&modify->column);
  if (const auto* change = step.alters<sql::ChangeColumn>()) result.push_back(&change->column);
  return result;
}

std::vector<TypedColumn> columns_of_types(const Step& step,
                                          std::initializer_list<std::string_view> types) {
  std::vector<TypedColumn> result;
  for (const sql::ColumnDefinition* column : columns_defined_by(step)) {
    if (!column->type) continue;
    std::string type = text::lower(column->type->name.name.text);
    if (std::find(types.begin(), types.end(), type) == types.end()) continue;
    result.push_back({column, std::move(type), column->span.empty() ? step.span : column->span});
  }
  return result;
}

}  // namespace segue::rules
