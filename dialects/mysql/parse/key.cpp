#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {
namespace {

std::string kind_of(token::Type type) {
  switch (type) {
    case token::K_FULLTEXT:
      return "FULLTEXT";
    case token::K_SPATIAL:
      return "SPATIAL";
    case token::K_VECTOR:
      return "VECTOR";
    default:
      return "";
  }
}

/// The constraint that a PRIMARY KEY or UNIQUE key is.
sql::KeyConstraint constraint_of(sql::IndexDefinition index, bool primary) {
  sql::KeyConstraint key;
  key.primary = primary;
  key.index_name = std::move(index.name);
  key.columns = std::move(index.parts);
  key.method = std::move(index.method);
  key.storage = std::move(index.options);
  return key;
}

}  // namespace

sql::TableElement Builder::key(P::TableKeyContext* context, bool& if_not_exists) {
  Reader reader(context);
  const Span span = span_of(*context);
  sql::TableConstraint constraint;
  constraint.span = span;
  if (reader.take(token::K_CONSTRAINT)) {
    if (reader.rule<P::IfNotExistsContext>()) if_not_exists = true;
    if (auto* written_name = reader.rule<P::NameContext>()) constraint.name = name(written_name);
  }
  const auto first = static_cast<token::Type>(reader.word().type());
  sql::IndexDefinition index;
  index.span = span;
  switch (first) {
    case token::K_FOREIGN:
      constraint.form = foreign_key(reader, if_not_exists);
      return constraint;
    case token::K_CHECK:
      reader.take(token::LPAREN);
      constraint.form = sql::Check{expression(reader.rule<P::ExprContext>())};
      reader.take(token::RPAREN);
      if (!reader.done()) constraint.attributes.enforced = reader.peek() == token::K_ENFORCED;
      return constraint;
    case token::K_PRIMARY:
    case token::K_UNIQUE:
      reader.skip_tokens();
      key_definition(reader.rule<P::KeyDefContext>(), index, if_not_exists);
      constraint.form = constraint_of(std::move(index), first == token::K_PRIMARY);
      return constraint;
    default:
      index.kind = kind_of(first);
      reader.skip_tokens();
      key_definition(reader.rule<P::KeyDefContext>(), index, if_not_exists);
      return index;
  }
}

sql::ForeignKey Builder::foreign_key(Reader& reader, bool& if_not_exists) {
  reader.take(token::K_KEY);
  sql::ForeignKey result;
  if (reader.rule<P::IfNotExistsContext>()) if_not_exists = true;
  if (auto* index = reader.rule<P::NameContext>()) result.index_name = name(index);
  result.columns = columns(reader.rule<P::ColumnListContext>());
  result.references = references(reader.rule<P::ReferencesContext>());
  while (auto* each = reader.rule<P::OnClauseContext>()) {
    const sql::ReferentialAction what = action(each->refAction());
    (each->K_DELETE() ? result.references.on_delete : result.references.on_update) = what;
  }
  return result;
}

void Builder::key_definition(P::KeyDefContext* context, sql::IndexDefinition& index,
                             bool& if_not_exists) {
  if (context->ifNotExists()) if_not_exists = true;
  if (context->keyName) index.name = name(context->keyName);
  if (context->method) index.method = text::lower(name(context->method).text);
  index.parts = parts(context->keyParts());
  for (auto* each : context->keyOption())
    key_option(each, index);
}

void Builder::key_option(P::KeyOptionContext* context, sql::IndexDefinition& index) const {
  Reader reader(context);
  sql::Option option;
  option.span = span_of(*context);
  const Token& first = reader.word();
  switch (first.type()) {
    case token::K_USING:
      index.method = text::lower(name(context->method).text);
      return;
    case token::K_WITH:
      option.name = "WITH PARSER";
      option.value = written(context->name());
      break;
    case token::K_KEY_BLOCK_SIZE:
    case token::K_COMMENT:
      option.name = text::upper(first.view());
      reader.take(token::EQ);
      option.value = written(reader.rest_span());
      break;
    case token::IDENT:
      option.name = std::string(first.view()) + "=";
      option.value = written(context->optionValue());
      break;
    default:
      option.name = words(context);
  }
  index.options.push_back(std::move(option));
}

sql::IndexParts Builder::parts(P::KeyPartsContext* context) {
  sql::IndexParts result;
  for (auto* each : context->keyPart())
    result.push_back(part(each));
  return result;
}

sql::IndexPart Builder::part(P::KeyPartContext* context) {
  sql::IndexPart result;
  result.span = span_of(*context);
  if (context->column) result.column = name(context->column);
  if (auto* value = context->expr()) result.expression = expression(value);
  if (const auto* length = static_cast<const Token*>(context->length))
    result.prefix_length = std::atoi(std::string(length->view()).c_str());
  result.without_overlaps = context->K_OVERLAPS() != nullptr;
  if (const auto* direction = static_cast<const Token*>(context->direction))
    result.direction =
        direction->type() == token::K_ASC ? sql::Direction::ascending : sql::Direction::descending;
  return result;
}

sql::References Builder::references(P::ReferencesContext* context) const {
  sql::References result;
  result.table = object(context->table);
  if (auto* list = context->columnList()) result.columns = columns(list);
  if (const auto* match = static_cast<const Token*>(context->what))
    result.match = text::upper(match->view());
  return result;
}

sql::ReferentialAction Builder::action(P::RefActionContext* context) const {
  Reader reader(context);
  switch (reader.word().type()) {
    case token::K_RESTRICT:
      return sql::ReferentialAction::restrict;
    case token::K_CASCADE:
      return sql::ReferentialAction::cascade;
    case token::K_NO:
      return sql::ReferentialAction::no_action;
    default:
      return reader.take(token::K_NULL) ? sql::ReferentialAction::set_null
                                        : sql::ReferentialAction::set_default;
  }
}

}  // namespace segue::mysql
