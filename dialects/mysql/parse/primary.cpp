#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {
namespace {

sql::Expression made(sql::Expression::Form form, Span span) {
  return {.form = std::move(form), .span = span};
}

sql::Literal literal_of(sql::LiteralKind kind, std::string value) {
  return {.kind = kind, .value = std::move(value)};
}

/// 0xFF or x'FF', 0b1 or b'1': the digits.
std::string digits_of(const Token& token) {
  std::string_view text = token.view().substr(2);
  if (text.ends_with('\'')) text.remove_suffix(1);
  return std::string(text);
}

/// TIMESTAMPADD(DAY, …), GET_FORMAT(DATE, …): the first argument is a word of the language, which
/// could be a column's name anywhere else.
void take_leading_word(sql::Call& call) {
  const std::string& function = call.function.name.text;
  if (function != "timestampadd" && function != "timestampdiff" && function != "get_format") return;
  if (call.arguments.empty() || !call.arguments.front().value) return;
  sql::Expression& first = *call.arguments.front().value;
  const auto* word = std::get_if<sql::ColumnReference>(&first.form);
  if (word == nullptr || word->parts.size() != 1 || word->parts.front().quoted) return;
  first.form = literal_of(sql::LiteralKind::identifier, text::upper(word->parts.front().text));
}

}  // namespace

sql::Expression Builder::primary(P::PrimaryContext* context) {
  Reader reader(context);
  const Span span = span_of(*context);
  switch (reader.peek()) {
    case token::none:
      return path_or_call(context);
    case token::DOT:
      return path_or_call(context);
    case token::PARAM:
    case token::USER_VAR:
    case token::SYSTEM_VAR:
      return made(sql::Parameter{written(span)}, span);
    case token::K_MAXVALUE:
      return made(sql::ColumnReference{.parts = {{.text = "MAXVALUE", .span = span}}}, span);
    case token::K_IGNORE:  // MariaDB: leave the column as it is
      return made(sql::OpaqueExpression{"IGNORE"}, span);
    case token::TEMPORAL: {
      sql::TypedLiteral form;
      form.type.name.name.text = text::lower(reader.word().view());
      form.value = decoded(reader.word());
      return made(std::move(form), span);
    }
    case token::LPAREN:
      return parenthesized(context);
    case token::K_EXISTS:
      return subquery(query(context->fullQuery()), sql::SubqueryKind::exists, span);
    case token::K_CASE:
      return case_expression(context);
    case token::K_CAST:
      return cast(context);
    case token::K_CONVERT:
      return convert(context);
    case token::K_MATCH:
      return match(context);
    case token::K_INTERVAL:
      return made(sql::IntervalValue{.amount = expression(context->expr(0)),
                                     .unit = unit(context->intervalUnit())},
                  span);
    case token::NEXT_VALUE:
      return word_call(context, "nextval");
    case token::PREVIOUS_VALUE:
      return word_call(context, "lastval");
    case token::VALUES_OF:
      return word_call(context, "values");
    case token::K_DEFAULT:
      if (context->qname()) return word_call(context, "default");
      return made(sql::DefaultValue{}, span);
    case token::LBRACE:
      return braces(context);
    case token::K_CHAR: {
      sql::Call call;
      call.function.name = name(reader.word());
      call.function.name.text = "char";
      arguments(context->callArgs(), call);
      return made(std::move(call), span);
    }
    case token::K_CURRENT_TIMESTAMP:
    case token::K_CURRENT_DATE:
    case token::K_CURRENT_TIME:
    case token::K_CURRENT_USER:
    case token::K_CURRENT_ROLE:
    case token::K_LOCALTIME:
    case token::K_LOCALTIMESTAMP:
    case token::K_UTC_DATE:
    case token::K_UTC_TIME:
    case token::K_UTC_TIMESTAMP:
      return time_function(context);
    default:
      return made(literal(reader).form, span);
  }
}

sql::Expression Builder::literal(Reader reader) {
  std::string introducer;
  if (reader.peek() == token::INTRODUCER) introducer = text::lower(reader.word().view());
  const Token& first = reader.word();
  sql::Literal literal;
  switch (first.type()) {
    case token::STRING:
      literal = literal_of(sql::LiteralKind::string, decoded(first));
      while (!reader.done())
        literal.value += decoded(reader.word());
      if (introducer.empty() && text::lower(first.view().substr(0, 1)) == "n") introducer = "N";
      break;
    case token::INT:
      literal = literal_of(sql::LiteralKind::integer, std::string(first.view()));
      break;
    case token::NUMBER:
      literal = literal_of(sql::LiteralKind::decimal, std::string(first.view()));
      break;
    case token::HEX:
      literal = literal_of(sql::LiteralKind::hex_string, digits_of(first));
      break;
    case token::BIT:
      literal = literal_of(sql::LiteralKind::bit_string, digits_of(first));
      break;
    case token::K_TRUE:
    case token::K_FALSE:
      literal = literal_of(sql::LiteralKind::boolean, text::lower(first.view()));
      break;
    default:
      break;
  }
  literal.introducer = std::move(introducer);
  return made(std::move(literal), span_of(first));
}

/// `a`, `t.a`, `t.*`, `f(…)`, `s.f(…) OVER (…)`.
sql::Expression Builder::path_or_call(P::PrimaryContext* context) {
  Reader reader(context);
  sql::ColumnReference reference;
  if (auto* first = reader.rule<P::NameContext>()) reference.parts.push_back(name(first));
  while (reader.take(token::DOT)) {
    if (reader.take(token::STAR))
      reference.star = true;
    else
      reference.parts.push_back(name(reader.word()));
  }
  const Span span = span_of(*context);
  if (!reader.take(token::LPAREN)) return made(std::move(reference), span);
  sql::Call call;
  const bool qualified = reference.parts.size() > 1;
  call.function = object(std::move(reference.parts));
  // Names of functions do not depend on case; a qualified one is kept as the script spells it.
  if (!qualified && !call.function.name.quoted)
    call.function.name.text = text::lower(call.function.name.text);
  if (auto* list = reader.rule<P::CallArgsContext>()) arguments(list, call);
  if (!qualified) take_leading_word(call);
  reader.take(token::RPAREN);
  while (auto* each = reader.rule<P::CallTailContext>())
    tail(each, call);
  if (call.function.name.text == "row" && !qualified && !call.over) {
    sql::RowValue row{.keyword = true};
    for (sql::Argument& argument : call.arguments)
      row.elements.push_back(std::move(*argument.value));
    return made(std::move(row), span);
  }
  return made(std::move(call), span);
}

sql::Expression Builder::subquery(sql::Query query, sql::SubqueryKind kind, Span span) const {
  return made(sql::Subquery{.kind = kind, .query = std::move(query)}, span);
}

sql::Expression Builder::parenthesized(P::PrimaryContext* context) {
  const Span span = span_of(*context);
  if (auto* inner = context->queryNP())
    return subquery(query(inner), sql::SubqueryKind::scalar, span);
  sql::Expressions values = expressions(context->exprList());
  if (auto* tail = context->setTail()) {
    auto* first = std::get_if<sql::Subquery>(&values.front().form);
    if (first == nullptr || values.size() > 1) throw Misplaced{span_of(*tail), "`)`"};
    return subquery(with_set_tail(std::move(*first->query), tail), sql::SubqueryKind::scalar, span);
  }
  if (values.size() > 1) return made(sql::RowValue{.elements = std::move(values)}, span);
  return std::move(values.front());
}

sql::Expression Builder::time_function(P::PrimaryContext* context) {
  Reader reader(context);
  sql::Call call;
  const Token& word = reader.word();
  call.function.name = {.text = text::lower(word.view()), .span = span_of(word)};
  call.bare = !reader.take(token::LPAREN);
  if (reader.peek() == token::INT) add_argument(call, literal(reader));
  return made(std::move(call), span_of(*context));
}

sql::Expression Builder::case_expression(P::PrimaryContext* context) {
  Reader reader(context);
  reader.take(token::K_CASE);
  sql::Case form;
  if (auto* operand = reader.rule<P::ExprContext>()) form.operand = expression(operand);
  while (reader.take(token::K_WHEN)) {
    sql::WhenClause when;
    when.condition = expression(reader.rule<P::ExprContext>());
    reader.take(token::K_THEN);
    when.result = expression(reader.rule<P::ExprContext>());
    form.when.push_back(std::move(when));
  }
  if (reader.take(token::K_ELSE)) form.otherwise = expression(reader.rule<P::ExprContext>());
  return made(std::move(form), span_of(*context));
}

sql::Expression Builder::cast(P::PrimaryContext* context) {
  Reader reader(context);
  reader.skip_tokens();
  sql::Cast form{.operand = expression(reader.rule<P::ExprContext>())};
  reader.take(token::K_AS);
  form.type = type_with_attributes(reader);
  if (reader.take(token::K_ARRAY)) form.type.array_dimensions = 1;
  return made(std::move(form), span_of(*context));
}

/// `CONVERT(x, type)` is a cast; `CONVERT(x USING charset)` is a function.
sql::Expression Builder::convert(P::PrimaryContext* context) {
  Reader reader(context);
  reader.skip_tokens();
  sql::Expression value = expression(reader.rule<P::ExprContext>());
  if (reader.take(token::COMMA)) {
    sql::Cast form{.operand = std::move(value)};
    form.type = type_with_attributes(reader);
    return made(std::move(form), span_of(*context));
  }
  sql::Call call;
  call.function.name.text = "convert";
  add_argument(call, std::move(value));
  const std::string charset = set_name(context->charsetName());
  add_argument(
      call,
      made(literal_of(sql::LiteralKind::identifier, charset), span_of(*context->charsetName())),
      "USING");
  return made(std::move(call), span_of(*context));
}

sql::Expression Builder::match(P::PrimaryContext* context) {
  sql::MatchAgainst form;
  for (Reader list(context->qnameList()); !list.done(); list.take(token::COMMA)) {
    if (auto* each = list.rule<P::QnameContext>()) form.columns.push_back(column_reference(each));
  }
  form.against = expression(context->bExpr());
  if (auto* mode = context->matchMode()) form.modifier = words(mode);
  return made(std::move(form), span_of(*context));
}

/// What is written in words and takes one name: `NEXT VALUE FOR s`, `VALUES(c)`, `DEFAULT(c)`.
sql::Expression Builder::word_call(P::PrimaryContext* context, std::string function) {
  sql::Call call;
  call.function.name.text = std::move(function);
  add_argument(call, column_reference(context->qname()));
  return made(std::move(call), span_of(*context));
}

/// `{d '…'}`, `{t '…'}`, `{ts '…'}`, `{fn f(…)}`.
sql::Expression Builder::braces(P::PrimaryContext* context) {
  const std::string word = text::lower(name(context->name()).text);
  sql::Expression inner = expression(context->expr(0));
  const auto* value = std::get_if<sql::Literal>(&inner.form);
  const std::string_view type = word == "d"    ? "date"
                                : word == "t"  ? "time"
                                : word == "ts" ? "timestamp"
                                               : "";
  if (value == nullptr || type.empty()) return inner;
  sql::TypedLiteral form;
  form.type.name.name.text = std::string(type);
  form.value = value->value;
  return made(std::move(form), span_of(*context));
}

sql::Expression Builder::column_reference(P::QnameContext* context) const {
  return made(sql::ColumnReference{.parts = path(context)}, span_of(*context));
}

std::string Builder::unit(P::IntervalUnitContext* context) const {
  return text::upper(static_cast<const Token*>(context->start)->view());
}

}  // namespace segue::mysql
