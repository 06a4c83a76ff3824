#include <algorithm>

#include "base/text.h"
#include "sql/writer.h"

namespace segue::sql {
namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || (c & 0x80) != 0;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The text in quotes, with the quotes inside doubled.
std::string doubled(std::string_view text, char quote) {
  std::string result(1, quote);
  for (const char c : text) {
    if (c == quote) result += quote;
    result += c;
  }
  return result + quote;
}

/// Words of the language that stand where a role is expected.
bool is_role_word(std::string_view name) {
  return name == "current_user" || name == "session_user" || name == "current_role" ||
         name == "public";
}

}  // namespace

bool Writer::is_plain(std::string_view identifier) const {
  return !identifier.empty() && !is_digit(identifier.front()) && identifier.front() != '$' &&
         std::all_of(identifier.begin(), identifier.end(), [](char c) { return is_word_byte(c); });
}

std::string Writer::quoted(std::string_view identifier) const {
  return doubled(identifier, '"');
}

std::string Writer::string_literal(std::string_view text) const {
  return doubled(text, '\'');
}

// ---------------------------------------------------------------- names

void Writer::put(const Name& name) {
  if (!name) return;
  const bool bare = name.text == "*" || is_word(name) || !needs_quotes(name.text);
  word(bare ? name.text : quoted(name.text));
}

void Writer::attach(const Name& name) {
  tighten();
  put(name);
}

void Writer::put(const ObjectName& name) {
  for (const Name* part : {&name.catalog, &name.schema}) {
    if (!*part) continue;
    put(*part);
    attach(".");
    tighten();
  }
  put(name.name);
}

void Writer::role(const Name& name) {
  if (!name.quoted && is_role_word(name.text))
    word(text::upper(name.text));
  else
    put(name);
}

void Writer::bare_word(const std::string& text) {
  if (text.empty()) return;
  const char first = text.front();
  const bool is_number = is_digit(first) || first == '-' || first == '+';
  const bool has_quotes = first == quoted("").front();
  word(is_plain(text) || is_number || has_quotes ? text : quoted(text));
}

void Writer::named(std::string_view keyword, const std::string& name) {
  if (name.empty()) return;
  word(keyword);
  bare_word(name);
}

void Writer::function_name(const ObjectName& name) {
  if (name.schema || name.catalog || !is_plain(name.name.text))
    put(name);
  else
    word(name.name.text);
}

// ---------------------------------------------------------------- types

void Writer::put(const TypeName& type) {
  word_if(type.set_of, "SETOF");
  const bool plain = !type.name.schema && !type.name.name.quoted;
  if (plain)
    word(type.name.name.text);
  else
    put(type.name);
  if (type.of_column) attach("%TYPE");
  word(type.interval_fields);
  if (!type.arguments.empty()) attach("(" + text::joined(type.arguments, ", ") + ")");
  word_if(type.with_time_zone, "with time zone");
  word_if(type.is_unsigned, "unsigned");
  word_if(type.zerofill, "zerofill");
  // A collation alone stands in the same field.
  const bool only_collation = type.character_set.starts_with(" COLLATE");
  clause(only_collation ? "" : "CHARACTER SET", text::trimmed(type.character_set));
  word_if(type.binary, "BINARY");
  for (int i = 0; i < type.array_dimensions; ++i)
    attach("[]");
}

// ---------------------------------------------------------------- clauses and options

void Writer::clause(std::string_view keyword, const Maybe<Expression>& value) {
  if (!value) return;
  word(keyword);
  put(*value);
}

void Writer::clause(std::string_view keyword, const Name& name) {
  if (!name) return;
  word(keyword);
  put(name);
}

void Writer::clause(std::string_view keyword, const ObjectName& name) {
  if (!name) return;
  word(keyword);
  put(name);
}

void Writer::clause(std::string_view keyword, std::string_view words) {
  if (words.empty()) return;
  word(keyword);
  word(words);
}

void Writer::put(const Option& option) {
  word(option.name);
  if (option.value.empty()) return;
  word("=");
  word(option.value);
}

void Writer::plain_options(const Options& options) {
  for (const Option& option : options) {
    word(option.name);
    word(option.value);
  }
}

void Writer::assigned_options(const Options& options) {
  in_parentheses(options);
}

void Writer::listed_options(const Options& options) {
  open();
  list(options, [this](const Option& option) {
    word(option.name);
    word(option.value);
  });
  close();
}

void Writer::equated_options(const Options& options) {
  for (const Option& option : options) {
    word(option.name);
    if (option.value.empty()) continue;
    attach("=");
    attach(option.value);
  }
}

}  // namespace segue::sql
