#include "dialects/postgresql/placeholders.h"

#include <algorithm>

namespace segue::postgresql {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Steps over what hides a `?`.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  /// The end of the piece that begins here: a quoted text, a comment, a word, or one byte.
  size_t end_of_piece(size_t at) const {
    const char c = text_[at];
    const char next = at + 1 < text_.size() ? text_[at + 1] : '\0';
    if (c == '\'') return end_of_quote(at, false);
    if (c == '"') return end_of_quote(at, false);
    if ((c == 'e' || c == 'E') && next == '\'') return end_of_quote(at + 1, true);
    if (c == '-' && next == '-') return end_of_line(at);
    if (c == '/' && next == '*') return end_of_comment(at);
    if (c == '$') return end_of_dollar_quote(at);
    if (!is_word(c)) return at + 1;
    size_t end = at + 1;
    while (end < text_.size() && (is_word(text_[end]) || text_[end] == '$'))
      ++end;
    return end;
  }

 private:
  size_t end_of_quote(size_t at, bool backslashes) const {
    const char quote = text_[at];
    for (size_t i = at + 1; i < text_.size(); ++i) {
      if (backslashes && text_[i] == '\\')
        ++i;
      else if (text_[i] == quote)
        return i + 1;  // a doubled quote opens the next piece
    }
    return text_.size();
  }

  size_t end_of_line(size_t at) const { return std::min(text_.find('\n', at), text_.size()); }

  size_t end_of_comment(size_t at) const {
    int depth = 0;
    for (size_t i = at; i + 1 < text_.size(); ++i) {
      const std::string_view two = text_.substr(i, 2);
      if (two != "/*" && two != "*/") continue;
      depth += two == "/*" ? 1 : -1;
      ++i;
      if (depth == 0) return i + 1;
    }
    return text_.size();
  }

  size_t end_of_dollar_quote(size_t at) const {
    size_t tag_end = at + 1;
    while (tag_end < text_.size() && is_word(text_[tag_end]))
      ++tag_end;
    if (tag_end >= text_.size() || text_[tag_end] != '$') return at + 1;
    const std::string_view tag = text_.substr(at, tag_end + 1 - at);
    const size_t close = text_.find(tag, tag_end + 1);
    return close == std::string_view::npos ? text_.size() : close + tag.size();
  }

  std::string_view text_;
};

/// The text with `put` called in place of each `?`.
template <class Put>
std::string replaced(std::string_view statement, const Put& put) {
  std::string text;
  const Walker walker(statement);
  for (size_t at = 0; at < statement.size();) {
    if (statement[at] == '?') {
      text += put(at++);
      continue;
    }
    const size_t end = walker.end_of_piece(at);
    text += statement.substr(at, end - at);
    at = end;
  }
  return text;
}

}  // namespace

size_t Numbered::original_of(size_t offset) const {
  size_t grown = 0;  // how much longer the text is up to here
  for (size_t i = 0; i < places.size(); ++i) {
    if (places[i] + grown >= offset) break;
    grown += std::to_string(i + 1).size();
  }
  return offset >= grown ? offset - grown : 0;
}

Numbered number_placeholders(std::string_view statement) {
  Numbered result;
  result.text = replaced(statement, [&](size_t at) {
    result.places.push_back(at);
    return '$' + std::to_string(result.places.size());
  });
  return result;
}

std::optional<std::string> filled(std::string_view statement,
                                  const std::vector<std::string>& literals) {
  size_t used = 0;
  std::string text = replaced(statement, [&](size_t) {
    const size_t at = used++;
    return at < literals.size() ? literals[at] : std::string();
  });
  if (used != literals.size()) return std::nullopt;
  return text;
}

}  // namespace segue::postgresql
