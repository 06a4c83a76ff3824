#include "report/markup.h"

namespace segue::report {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// How many bytes the code point at `at` has; 0 where it is malformed, or XML forbids it.
size_t length_at(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return first >= 0x20 || first == '\t' || first == '\n' ? 1 : 0;
  const size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + length > text.size()) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
  const bool surrogate = first == 0xED && byte(1) >= 0xA0;
  const bool beyond = first == 0xF4 && byte(1) >= 0x90;
  const bool no_character = first == 0xEF && byte(1) == 0xBF && byte(2) >= 0xBE;
  return overlong || surrogate || beyond || no_character ? 0 : length;
}

std::string_view entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 8);
  for (size_t at = 0; at < text.size();) {
    const size_t length = length_at(text, at);
    const std::string_view entity = entity_of(text[at]);
    if (text[at] == '\r') {
      // Line ends are told by the line feed.
    } else if (length == 0) {
      result += replacement;
    } else if (!entity.empty()) {
      result += entity;
    } else {
      result += text.substr(at, length);
    }
    at += length == 0 ? 1 : length;
  }
  return result;
}

std::string with_code(std::string_view message) {
  std::string result;
  while (true) {
    const size_t open = message.find('`');
    const size_t close = open == message.npos ? open : message.find('`', open + 1);
    if (close == message.npos) return result + escaped(message);
    result += escaped(message.substr(0, open));
    result += "<code>" + escaped(message.substr(open + 1, close - open - 1)) + "</code>";
    message.remove_prefix(close + 1);
  }
}

}  // namespace segue::report
