#include "base/text.h"
#include "dialects/sqlite/parse/build.h"
#include "grammar/sqlite/tokens.h"

namespace segue::sqlite::build {
namespace {

/// `true` and `false` are names to the grammar; where they are not quoted they are taken as values.
bool is_boolean(const sql::Name& name) {
  return !name.quoted && (text::equal_ignoring_case(name.text, "true") ||
                          text::equal_ignoring_case(name.text, "false"));
}

sql::Expression::Form column_or_boolean(sql::Name name) {
  if (is_boolean(name))
    return sql::Literal{.kind = sql::LiteralKind::boolean, .value = text::lower(name.text)};
  sql::ColumnReference reference;
  reference.parts.push_back(std::move(name));
  return reference;
}

/// `a.b`, `a.b.c`; `t.*` only where `star_allowed`.
sql::ColumnReference qualified_column(sql::Name first,
                                      const std::vector<Parser::NamePartContext*>& parts,
                                      bool star_allowed) {
  sql::ColumnReference reference;
  reference.parts.push_back(std::move(first));
  for (const auto* part : parts) {
    const bool star = part->star != nullptr;
    const size_t most = star ? 1 : 2;
    if (reference.star || reference.parts.size() > most) refuse(part->start);
    if (star && !star_allowed) refuse(part->star);
    if (star) reference.star = true;
    if (!star) reference.parts.push_back(name_of(part->part));
  }
  return reference;
}

sql::Expression::Form named(const Parser::PrimaryContext* context, bool star_allowed);

std::vector<sql::Argument> arguments(const Parser::ExprListContext* list) {
  std::vector<sql::Argument> result;
  if (list == nullptr) return result;
  for (const auto* item : list->items) {
    sql::Argument argument;
    argument.value = expression(item);
    result.push_back(std::move(argument));
  }
  return result;
}

sql::WindowSpec over_clause(const Parser::CallContext* context) {
  if (context->over != nullptr) return window(context->over);
  sql::WindowSpec spec;
  spec.base = name_of(context->windowName);
  spec.only_name = true;
  return spec;
}

sql::Call call(sql::Name function, const Parser::CallContext* context) {
  sql::Call result;
  result.function = object_name(std::move(function));
  result.star = context->star != nullptr;
  result.distinct =
      context->quantifier != nullptr && type_of(context->quantifier) == token::K_DISTINCT;
  result.arguments = arguments(context->arguments);
  result.order_by = order_by(context->order);
  if (context->within != nullptr) {
    sql::OrderItem item;
    item.value = expression(context->within);
    result.within_group.push_back(std::move(item));
  }
  if (context->filter != nullptr) result.filter = expression(context->filter);
  if (context->over != nullptr || context->windowName != nullptr)
    result.over = over_clause(context);
  return result;
}

sql::Case case_of(const Parser::PrimaryContext* context) {
  sql::Case result;
  if (context->subject != nullptr) result.operand = expression(context->subject);
  for (const auto* arm : context->arms) {
    sql::WhenClause when;
    when.condition = expression(arm->condition);
    when.result = expression(arm->value);
    result.when.push_back(std::move(when));
  }
  if (context->otherwise != nullptr) result.otherwise = expression(context->otherwise);
  return result;
}

/// RAISE (action, message): the action is a word, the message a value.
sql::Call raise(const Parser::PrimaryContext* context) {
  sql::Call result;
  result.function.name.text = "raise";
  result.function.name.span = span_of(context->start);
  sql::Argument action;
  action.value = sql::Expression{
      .form = sql::Literal{.kind = sql::LiteralKind::identifier, .value = word_of(context->action)},
      .span = span_of(context->action)};
  result.arguments.push_back(std::move(action));
  if (context->message != nullptr) {
    sql::Argument message;
    message.value = expression(context->message);
    result.arguments.push_back(std::move(message));
  }
  return result;
}

sql::Expression::Form literal(const antlr4::Token* token) {
  switch (type_of(token)) {
    case token::PARAM:
      return sql::Parameter{.text = std::string(text_of(token))};
    case token::K_CURRENT_DATE:
    case token::K_CURRENT_TIME:
    case token::K_CURRENT_TIMESTAMP:
      return current_time(token);
    default:
      return literal_from(token);
  }
}

sql::Expression::Form named(const Parser::PrimaryContext* context, bool star_allowed) {
  sql::Name first = name_of(context->first);
  if (context->invocation != nullptr) return call(std::move(first), context->invocation);
  if (context->parts.empty()) return column_or_boolean(std::move(first));
  return qualified_column(std::move(first), context->parts, star_allowed);
}

sql::Expression::Form subquery(sql::SubqueryKind kind, const Parser::QueryContext* context) {
  return sql::Subquery{.kind = kind, .query = query(context)};
}

sql::Expression::Form form_of(const Parser::PrimaryContext* context, bool star_allowed) {
  if (context->first != nullptr) return named(context, star_allowed);
  if (context->literal != nullptr) return literal(context->literal);
  if (context->quoted != nullptr) {
    if (context->parts.empty()) return literal_from(context->quoted);
    return qualified_column(name_from(context->quoted), context->parts, star_allowed);
  }
  if (context->subquery != nullptr) {
    return subquery(
        context->exists != nullptr ? sql::SubqueryKind::exists : sql::SubqueryKind::scalar,
        context->subquery);
  }
  if (!context->arms.empty()) return case_of(context);
  if (context->action != nullptr) return raise(context);
  if (context->list != nullptr)
    return sql::RowValue{.keyword = false, .elements = expressions(context->list)};
  sql::Cast cast;
  cast.operand = expression(context->value);
  if (context->type != nullptr) cast.type = type_name(context->type);
  return cast;
}

sql::Expression primary_with(const Parser::PrimaryContext* context, bool star_allowed) {
  // Parentheses around one value only group.
  if (context->list != nullptr && context->list->items.size() == 1) {
    sql::Expression inner = expression(context->list->items.front());
    inner.span = span_of(context);
    return inner;
  }
  return {.form = form_of(context, star_allowed), .span = span_of(context)};
}

sql::FrameBound frame_bound(const Parser::FrameBoundContext* context) {
  sql::FrameBound result;
  if (context->way == nullptr) {
    result.kind = "CURRENT ROW";
  } else {
    result.kind = word_of(context->way);
    if (context->distance != nullptr) result.offset = expression(context->distance);
    if (context->distance == nullptr) result.kind = "UNBOUNDED " + result.kind;
  }
  return result;
}

sql::WindowFrame frame(const Parser::FrameContext* context) {
  sql::WindowFrame result;
  result.unit = word_of(context->unit);
  result.start = frame_bound(context->single != nullptr ? context->single : context->from);
  if (context->until != nullptr) result.end = frame_bound(context->until);
  if (context->exclude == nullptr) return result;
  switch (type_of(context->stop)) {
    case token::K_OTHERS:
      result.exclude = "NO OTHERS";
      break;
    case token::K_ROW:
      result.exclude = "CURRENT ROW";
      break;
    default:
      result.exclude = word_of(context->stop);
      break;
  }
  return result;
}

/// SQLite keeps these words, and only these, without their case (since 3.37).
void fold_standard_type(std::string& name) {
  for (const char* word : {"ANY", "BLOB", "INT", "INTEGER", "REAL", "TEXT"})
    if (text::equal_ignoring_case(name, word)) name = word;
}

}  // namespace

sql::Expression primary(const Parser::PrimaryContext* context) {
  return primary_with(context, false);
}

sql::Expression result_value(const Parser::ExprContext* context) {
  if (context->rest.empty() && context->first->prefixes.empty())
    return primary_with(context->first->value, true);
  return expression(context);
}

sql::TypeName type_name(const Parser::TypeNameContext* context) {
  sql::TypeName result;
  for (const auto* word : context->words) {
    if (!result.name.name.text.empty()) result.name.name.text += ' ';
    result.name.name.text += unquoted(text_of(word->start));
  }
  result.name.name.span = {span_of(context->words.front()).begin,
                           span_of(context->words.back()).end};
  for (const auto* size : context->sizes)
    result.arguments.emplace_back(text_of(size));
  if (result.arguments.empty()) fold_standard_type(result.name.name.text);
  result.span = span_of(context);
  return result;
}

sql::Direction direction_of(const antlr4::Token* token) {
  if (token == nullptr) return sql::Direction::unspecified;
  return type_of(token) == token::K_ASC ? sql::Direction::ascending : sql::Direction::descending;
}

sql::OrderItems order_items(const Parser::SortListContext* context) {
  sql::OrderItems result;
  for (const auto* item : context->items) {
    sql::OrderItem order;
    order.value = expression(item->value);
    order.direction = direction_of(item->direction);
    if (item->nulls != nullptr) {
      order.nulls =
          type_of(item->nulls) == token::K_FIRST ? sql::NullsOrder::first : sql::NullsOrder::last;
    }
    result.push_back(std::move(order));
  }
  return result;
}

sql::OrderItems order_by(const Parser::OrderByContext* context) {
  return context == nullptr ? sql::OrderItems{} : order_items(context->items);
}

sql::WindowSpec window(const Parser::WindowContext* context) {
  sql::WindowSpec result;
  if (context->base != nullptr) result.base = name_of(context->base);
  result.partition_by = expressions(context->partitions);
  result.order_by = order_by(context->order);
  if (context->range != nullptr) result.frame = frame(context->range);
  return result;
}

}  // namespace segue::sqlite::build
