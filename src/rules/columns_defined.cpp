#include "rules/columns_defined.h"

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

}  // namespace segue::rules
