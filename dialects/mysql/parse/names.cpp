#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {
namespace {

/// The character that a backslash and this letter stand for; LIKE's own escapes keep the backslash.
void unescape(char letter, std::string& result) {
  switch (letter) {
    case '0':
      result += '\0';
      return;
    case 'b':
      result += '\b';
      return;
    case 'n':
      result += '\n';
      return;
    case 'r':
      result += '\r';
      return;
    case 't':
      result += '\t';
      return;
    case 'Z':
      result += '\x1A';
      return;
    case '%':
    case '_':
      result += '\\';
      result += letter;
      return;
    default:
      result += letter;
  }
}

std::string unquoted(std::string_view inner, char quote, bool backslash_escapes) {
  std::string result;
  result.reserve(inner.size());
  for (size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] == '\\' && backslash_escapes && i + 1 < inner.size()) {
      unescape(inner[++i], result);
    } else {
      result += inner[i];
      if (inner[i] == quote) ++i;
    }
  }
  return result;
}

bool is_quote(char c) {
  return c == '`' || c == '"' || c == '\'';
}

}  // namespace

std::string Builder::words(Reader rest) const {
  std::string result;
  const auto add = [&result](std::string_view word) {
    if (!result.empty()) result += ' ';
    result += word;
  };
  while (!rest.done()) {
    const Span span = rest.next_span();
    const bool is_token = rest.peek() != token::none;
    const std::string_view text = file_.substr(span.begin, span.length());
    add(is_token && !is_quote(text.front()) ? text::upper(text) : std::string(text));
    rest.skip();
  }
  return result;
}

std::string Builder::words(antlr4::ParserRuleContext* context) const {
  return words(Reader(context));
}

sql::Name Builder::name(const Token& token) const {
  const std::string_view text = token.view();
  sql::Name result;
  result.span = span_of(token);
  result.quoted = text.size() > 1 && is_quote(text.front());
  result.text = result.quoted ? unquoted(text.substr(1, text.size() - 2), text.front(),
                                         text.front() != '`' && backslash_escapes_)
                              : std::string(text);
  return result;
}

sql::Name Builder::name(P::NameContext* context) const {
  return name(*static_cast<const Token*>(context->start));
}

sql::Name Builder::alias(P::AliasContext* context) const {
  return name(*static_cast<const Token*>(context->start));
}

sql::Name Builder::index_name(P::IndexNameContext* context) const {
  return name(*static_cast<const Token*>(context->start));
}

sql::Names Builder::names(P::NameListContext* context) const {
  sql::Names result;
  for (Reader reader(context); !reader.done(); reader.take(token::COMMA)) {
    if (auto* each = reader.rule<P::NameContext>()) result.push_back(name(each));
  }
  return result;
}

sql::Names Builder::columns(P::ColumnListContext* context) const {
  return names(context->nameList());
}

sql::Names Builder::path(P::QnameContext* context) const {
  sql::Names parts;
  for (Reader reader(context); !reader.done();) {
    if (auto* first = reader.rule<P::NameContext>()) {
      parts.push_back(name(first));
    } else if (!reader.take(token::DOT)) {
      parts.push_back(name(reader.word()));
    }
  }
  return parts;
}

sql::ObjectName Builder::object(sql::Names parts) const {
  sql::ObjectName result;
  if (parts.empty()) return result;
  result.name = std::move(parts.back());
  if (parts.size() > 1) result.schema = std::move(parts[parts.size() - 2]);
  if (parts.size() > 2) result.catalog = std::move(parts[parts.size() - 3]);
  return result;
}

sql::ObjectNames Builder::objects(P::QnameListContext* context) const {
  sql::ObjectNames result;
  for (Reader reader(context); !reader.done(); reader.take(token::COMMA)) {
    if (auto* each = reader.rule<P::QnameContext>()) result.push_back(object(each));
  }
  return result;
}

std::string Builder::decoded(const Token& token) const {
  std::string_view text = token.view();
  if (!is_quote(text.front())) text.remove_prefix(1);  // N'…', X'…', B'…'
  return unquoted(text.substr(1, text.size() - 2), text.front(), backslash_escapes_);
}

std::string Builder::string(P::StringContext* context) const {
  std::string result;
  for (Reader reader(context); !reader.done();)
    result += decoded(reader.word());
  return result;
}

std::string Builder::set_name(P::CharsetNameContext* context) const {
  const auto& token = *static_cast<const Token*>(context->start);
  return text::lower(name(token).text);
}

std::string Builder::character_set(P::CharsetContext* context) const {
  return set_name(context->charsetName());
}

std::string Builder::collation(P::CollateContext* context) const {
  return set_name(context->charsetName());
}

}  // namespace segue::mysql
