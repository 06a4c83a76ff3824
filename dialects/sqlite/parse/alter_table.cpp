#include "dialects/sqlite/parse/build.h"

namespace segue::sqlite::build {
namespace {

sql::AddConstraint added_check(const Parser::AlterActionContext* context) {
  sql::AddConstraint result;
  if (context->constraintName != nullptr) result.constraint.name = name_of(context->constraintName);
  result.constraint.form = sql::Check{.condition = expression(context->condition)};
  result.constraint.attributes.on_conflict = on_conflict(context->conflict);
  result.constraint.span = {span_of(context->check).begin, span_of(context).end};
  return result;
}

sql::AlterAction action(const Parser::AlterActionContext* context) {
  sql::AlterAction result;
  result.span = span_of(context);
  if (context->newTable != nullptr) {
    result.form = sql::RenameTo{.to = object_name(name_of(context->newTable))};
  } else if (context->newColumn != nullptr) {
    sql::RenameColumn rename;
    rename.column = name_of(context->column);
    rename.to = name_of(context->newColumn);
    result.form = std::move(rename);
  } else if (context->added != nullptr) {
    sql::AddColumn add;
    add.column = column_definition(context->added);
    result.form = std::move(add);
  } else if (context->check != nullptr) {
    result.form = added_check(context);
  } else if (context->dropped != nullptr) {
    sql::DropColumn drop;
    drop.column = name_of(context->dropped);
    result.form = std::move(drop);
  } else if (context->droppedConstraint != nullptr) {
    sql::DropConstraint drop;
    drop.constraint = name_of(context->droppedConstraint);
    result.form = std::move(drop);
  } else if (context->setNotNull != nullptr) {
    result.form = sql::SetNotNull{.column = name_of(context->altered),
                                  .on_conflict = on_conflict(context->conflict)};
  } else {
    result.form = sql::DropNotNull{.column = name_of(context->altered)};
  }
  return result;
}

}  // namespace

sql::AlterTable alter_table(const Parser::AlterTableContext* context) {
  sql::AlterTable result;
  result.table = object_name(context->table);
  result.actions.push_back(action(context->action));
  return result;
}

}  // namespace segue::sqlite::build
