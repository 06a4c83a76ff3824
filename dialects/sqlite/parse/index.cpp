#include "dialects/sqlite/parse/build.h"

namespace segue::sqlite::build {
namespace {

/// The column where the value is nothing but one; a string in this place is a name too.
const sql::Name* column_in(const sql::Expression& value) {
  const auto* reference = std::get_if<sql::ColumnReference>(&value.form);
  return reference != nullptr && reference->parts.size() == 1 ? &reference->parts.front() : nullptr;
}

void set_value(sql::Expression value, sql::IndexPart& part) {
  if (auto* collate = std::get_if<sql::Collate>(&value.form)) {
    part.collation = collate->collation;
    sql::Expression inner = std::move(*collate->operand);
    value = std::move(inner);
  }
  if (const sql::Name* name = column_in(value)) {
    part.column = *name;
  } else if (const auto* literal = std::get_if<sql::Literal>(&value.form);
             literal != nullptr && literal->kind == sql::LiteralKind::string) {
    part.column = {.text = literal->value, .span = value.span, .quoted = true};
  } else {
    part.expression = std::move(value);
  }
}

}  // namespace

sql::IndexParts index_parts(const Parser::SortListContext* context) {
  sql::IndexParts result;
  size_t at = 0;
  for (auto& item : order_items(context)) {
    sql::IndexPart part;
    part.span = span_of(context->items[at++]);
    part.direction = item.direction;
    part.nulls = item.nulls;
    set_value(std::move(item.value), part);
    result.push_back(std::move(part));
  }
  return result;
}

sql::CreateIndex create_index(const Parser::CreateIndexContext* context, bool unique) {
  sql::CreateIndex result;
  result.name = object_name(context->index);
  result.table = object_name(name_of(context->table));
  result.if_not_exists = context->exists != nullptr;
  result.index.name = result.name.name;
  result.index.unique = unique;
  result.index.parts = index_parts(context->columns);
  result.index.where = condition(context->filter);
  result.index.span = span_of(context);
  return result;
}

sql::CreateView create_view(const Parser::CreateViewContext* context, bool temporary) {
  sql::CreateView result;
  result.view = object_name(context->view);
  result.temporary = temporary;
  result.if_not_exists = context->exists != nullptr;
  result.columns = names_of(context->columns);
  result.query = query(context->source);
  return result;
}

}  // namespace segue::sqlite::build
