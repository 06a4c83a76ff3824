#include "dialects/mysql/values.h"

#include <algorithm>

#include "base/text.h"

namespace segue::mysql {
namespace {

/// Where what begins at `at` ends; `at` itself where that is neither a quote nor a comment.
size_t behind_quote_or_comment(std::string_view sql, size_t at) {
  const char c = sql[at];
  const auto line_end = [&] { return std::min(sql.find('\n', at), sql.size()); };
  if (c == '#') return line_end();
  const std::string_view rest = sql.substr(at);
  if (rest.starts_with("--") && (rest.size() == 2 || static_cast<unsigned char>(rest[2]) <= ' '))
    return line_end();
  if (rest.starts_with("/*")) {
    const size_t end = sql.find("*/", at + 2);
    return end == std::string_view::npos ? sql.size() : end + 2;
  }
  if (c != '\'' && c != '"' && c != '`') return at;
  for (size_t i = at + 1; i < sql.size(); ++i) {
    if (sql[i] == '\\' && c != '`')
      ++i;
    else if (sql[i] == c)
      return i + 1;  // a doubled quote begins the next quoted text at once
  }
  return sql.size();
}

bool is_plain(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) {
    return (c >= ' ' && c <= '~' && c != '\\') || c == '\n' || c == '\t';
  });
}

}  // namespace

std::string literal(const dialect::Value& value) {
  if (!value) return "NULL";
  std::string result;
  if (is_plain(*value)) {
    result.reserve(value->size() + 2);
    result += '\'';
    for (const char c : *value) {
      if (c == '\'') result += c;
      result += c;
    }
    return result + '\'';
  }
  const bool text = text::first_invalid_utf8(*value, 0) == value->size();
  result.reserve(value->size() * 2 + 12);
  result += text ? "_utf8mb4 X'" : "X'";
  for (const char c : *value) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    result += digits[static_cast<unsigned char>(c) >> 4];
    result += digits[static_cast<unsigned char>(c) & 15];
  }
  return result + '\'';
}

Result<std::string> with_values(std::string_view statement, const dialect::Values& values) {
  std::string result;
  size_t used = 0;
  for (size_t at = 0; at < statement.size();) {
    if (const size_t end = behind_quote_or_comment(statement, at); end > at) {
      result += statement.substr(at, end - at);
      at = end;
      continue;
    }
    if (statement[at] != '?') {
      result += statement[at++];
      continue;
    }
    if (used < values.size()) result += literal(values[used]);
    ++used;
    ++at;
  }
  if (used != values.size())
    return Error{ErrorCode::database, "a statement with " + std::to_string(used) +
                                          " places was given " + std::to_string(values.size()) +
                                          " values"};
  return result;
}

}  // namespace segue::mysql
