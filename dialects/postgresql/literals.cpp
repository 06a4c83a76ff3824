#include "dialects/postgresql/literals.h"

#include <cstdint>

#include "base/text.h"
#include "dialect/scanning.h"

namespace segue::postgresql {
namespace {

constexpr size_t max_identifier = 63;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void append_utf8(std::string& text, uint32_t code) {
  const auto byte = [&](uint32_t value) { text += static_cast<char>(value); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | code >> 6);
    byte(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    byte(0xE0 | code >> 12);
    byte(0x80 | (code >> 6 & 0x3F));
    byte(0x80 | (code & 0x3F));
  } else {
    byte(0xF0 | (code >> 18 & 0x07));
    byte(0x80 | (code >> 12 & 0x3F));
    byte(0x80 | (code >> 6 & 0x3F));
    byte(0x80 | (code & 0x3F));
  }
}

/// Reads up to `count` digits of a base at `at`, and moves behind them.
uint32_t digits(std::string_view text, size_t& at, size_t count, int base) {
  uint32_t value = 0;
  for (; count > 0 && at < text.size(); --count, ++at) {
    const int digit = hex_digit(text[at]);
    if (digit < 0 || digit >= base) break;
    value = value * static_cast<uint32_t>(base) + static_cast<uint32_t>(digit);
  }
  return value;
}

/// Code points as escapes give them: a surrogate pair takes two escapes.
class CodePoints {
 public:
  explicit CodePoints(std::string& text) : text_(text) {}
  void add(uint32_t code) {
    if (code >= 0xD800 && code < 0xDC00) {
      high_ = code;
    } else if (code >= 0xDC00 && code < 0xE000 && high_ != 0) {
      append_utf8(text_, 0x10000 + ((high_ - 0xD800) << 10) + (code - 0xDC00));
      high_ = 0;
    } else {
      append_utf8(text_, code);
    }
  }

 private:
  std::string& text_;
  uint32_t high_ = 0;
};

/// The backslash escapes of E'…'.
std::string without_backslashes(std::string_view text) {
  std::string result;
  CodePoints points(result);
  for (size_t at = 0; at < text.size();) {
    const char c = text[at++];
    if (c != '\\' || at >= text.size()) {
      result += c;
      continue;
    }
    const char escape = text[at++];
    constexpr std::string_view letters = "bfnrtv", meanings = "\b\f\n\r\t\v";
    if (const size_t found = letters.find(escape); found != std::string_view::npos) {
      result += meanings[found];
    } else if (escape == 'u' || escape == 'U') {
      points.add(digits(text, at, escape == 'u' ? 4 : 8, 16));
    } else if (escape == 'x' && at < text.size() && hex_digit(text[at]) >= 0) {
      result += static_cast<char>(digits(text, at, 2, 16));
    } else if (escape >= '0' && escape <= '7') {
      --at;
      result += static_cast<char>(digits(text, at, 3, 8));
    } else {
      result += escape;
    }
  }
  return result;
}

/// The escapes of U&'…' and U&"…".
std::string without_unicode_escapes(std::string_view text, char escape) {
  std::string result;
  CodePoints points(result);
  for (size_t at = 0; at < text.size();) {
    const char c = text[at++];
    if (c != escape || at >= text.size()) {
      result += c;
    } else if (text[at] == escape) {
      result += escape;
      ++at;
    } else if (text[at] == '+') {
      ++at;
      points.add(digits(text, at, 6, 16));
    } else {
      points.add(digits(text, at, 4, 16));
    }
  }
  return result;
}

/// What stands between quotes, doubled quotes halved; `at` is on the opening quote and ends behind
/// the closing one.
std::string quoted_text(std::string_view token, size_t& at, bool backslashes) {
  const char quote = token[at++];
  std::string text;
  while (at < token.size()) {
    const char c = token[at];
    if (backslashes && c == '\\' && at + 1 < token.size()) {
      text.append(token.substr(at, 2));
      at += 2;
    } else if (c == quote) {
      if (at + 1 >= token.size() || token[at + 1] != quote) {
        ++at;
        return text;
      }
      text += quote;
      at += 2;
    } else {
      text += c;
      ++at;
    }
  }
  return text;
}

/// Moves to the next piece of a string that goes on in another line.
bool next_piece(std::string_view token, size_t& at) {
  while (at < token.size()) {
    if (dialect::is_space(token[at])) {
      ++at;
    } else if (token.substr(at, 2) == "--") {
      at = std::min(token.find('\n', at), token.size());
    } else {
      return token[at] == '\'';
    }
  }
  return false;
}

/// The character after UESCAPE; a backslash where there is none.
char escape_character(std::string_view token, size_t behind_literal) {
  const size_t quote = token.find('\'', behind_literal);
  return quote == std::string_view::npos || quote + 1 >= token.size() ? '\\' : token[quote + 1];
}

bool has_unicode_escapes(std::string_view token) {
  return token.size() > 2 && (token[0] | 0x20) == 'u' && token[1] == '&';
}

std::string dollar_text(std::string_view token) {
  const size_t tag = token.find('$', 1) + 1;
  return std::string(token.substr(tag, token.size() - 2 * tag));
}

/// Cut where a character begins.
void truncate(std::string& name) {
  if (name.size() <= max_identifier) return;
  size_t end = max_identifier;
  while (end > 0 && (name[end] & 0xC0) == 0x80)
    --end;
  name.resize(end);
}

}  // namespace

std::string decoded_string(std::string_view token) {
  if (token.empty()) return "";
  if (token.front() == '$') return dollar_text(token);
  if (token.front() == ':') return std::string(token);
  size_t at = std::min(token.find('\''), token.size());
  if (at == token.size()) return std::string(token);
  const bool backslashes = at == 1 && (token.front() | 0x20) == 'e';
  const bool unicode = has_unicode_escapes(token);
  std::string text;
  do {
    text += quoted_text(token, at, backslashes);
  } while (next_piece(token, at));
  if (backslashes) return without_backslashes(text);
  return unicode ? without_unicode_escapes(text, escape_character(token, at)) : text;
}

std::string decoded_identifier(std::string_view token) {
  std::string name;
  const bool unicode = has_unicode_escapes(token);
  if (unicode || token.starts_with('"')) {
    size_t at = token.find('"');
    name = quoted_text(token, at, false);
    if (unicode) name = without_unicode_escapes(name, escape_character(token, at));
  } else {
    name = text::lower(token);
  }
  truncate(name);
  return name;
}

std::string decoded_number(std::string_view token) {
  std::string digits;
  for (const char c : token)
    if (c != '_') digits += c;
  return digits;
}

}  // namespace segue::postgresql
