#include "base/text.h"
#include "dialects/sqlite/parse/build.h"
#include "grammar/sqlite/tokens.h"

namespace segue::sqlite::build {

void refuse(const antlr4::Token* token) {
  throw Refusal{span_of(token), "syntax error at `" + std::string(text_of(token)) + "`"};
}

const FlatToken& flat(const antlr4::Token* token) {
  return *static_cast<const FlatToken*>(token);
}

uint16_t type_of(const antlr4::Token* token) {
  return flat(token).type();
}

std::string_view text_of(const antlr4::Token* token) {
  return flat(token).view();
}

Span span_of(const antlr4::Token* token) {
  const FlatToken& t = flat(token);
  return {t.offset(), t.offset() + t.length()};
}

Span span_of(const antlr4::ParserRuleContext* context) {
  return {span_of(context->start).begin, span_of(context->stop).end};
}

std::string_view text_of(const antlr4::ParserRuleContext* context) {
  return text_between(context->start, context->stop);
}

std::string_view text_between(const antlr4::Token* first, const antlr4::Token* last) {
  const char* begin = text_of(first).data();
  const std::string_view end = text_of(last);
  return {begin, static_cast<size_t>(end.data() + end.size() - begin)};
}

std::string word_of(const antlr4::Token* token) {
  return text::upper(text_of(token));
}

std::string unquoted(std::string_view text) {
  const char open = text.empty() ? '\0' : text.front();
  if (open == '[') return std::string(text.substr(1, text.size() - 2));
  if (open != '"' && open != '`' && open != '\'') return std::string(text);
  text = text.substr(1, text.size() - 2);
  std::string result;
  result.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (text[i] == open) ++i;
  }
  return result;
}

sql::Name name_from(const antlr4::Token* token) {
  const std::string_view text = text_of(token);
  const bool quoted = text[0] == '"' || text[0] == '`' || text[0] == '[' || text[0] == '\'';
  return {.text = unquoted(text), .span = span_of(token), .quoted = quoted};
}

sql::Name name_of(const antlr4::ParserRuleContext* name) {
  return name_from(name->start);
}

sql::ObjectName object_name(sql::Name name) {
  return {.catalog = {}, .schema = {}, .name = std::move(name)};
}

sql::ObjectName object_name(const Parser::QnameContext* context) {
  if (context->second == nullptr) return object_name(name_of(context->first));
  return {.catalog = {}, .schema = name_of(context->first), .name = name_of(context->second)};
}

sql::Names names_of(const Parser::NameListContext* context) {
  sql::Names names;
  for (const auto* name : context->names)
    names.push_back(name_of(name));
  return names;
}

sql::Names names_of(const Parser::IndexedColumnsContext* context) {
  sql::Names names;
  if (context == nullptr) return names;
  for (const auto* column : context->columns)
    names.push_back(name_of(column->column));
  return names;
}

sql::Literal literal_from(const antlr4::Token* token) {
  const std::string_view text = text_of(token);
  switch (type_of(token)) {
    case token::STRING:
      return {.kind = sql::LiteralKind::string, .value = unquoted(text)};
    case token::BLOB:
      return {.kind = sql::LiteralKind::hex_string,
              .value = std::string(text.substr(2, text.size() - 3))};
    case token::FLOAT:
      return {.kind = sql::LiteralKind::decimal, .value = std::string(text)};
    case token::INTEGER:
      return {.kind = sql::LiteralKind::integer, .value = std::string(text)};
    default:
      return {};
  }
}

sql::Call current_time(const antlr4::Token* token) {
  sql::Call result;
  result.function.name = {.text = text::lower(text_of(token)), .span = span_of(token)};
  result.bare = true;
  return result;
}

}  // namespace segue::sqlite::build
