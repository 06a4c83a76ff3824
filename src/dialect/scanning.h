#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "dialect/scan.h"

namespace segue::dialect {

/// A keyword and the number of its token. `text` is in lower case.
struct Keyword {
  std::string_view text;
  uint16_t type = 0;
};

/// Finds keywords by hash; built at compile time, so that a program which never scans this dialect
/// pays nothing.
template <size_t count>
class KeywordTable {
 public:
  static constexpr size_t max_length = 40;

  constexpr explicit KeywordTable(const std::array<Keyword, count>& words) : words_(words) {
    for (auto& slot : slots_)
      slot = -1;
    for (size_t i = 0; i < count; ++i) {
      size_t at = hash(words[i].text) % slots;
      while (slots_[at] >= 0)
        at = (at + 1) % slots;
      slots_[at] = static_cast<int16_t>(i);
    }
  }

  /// The token type of a word in any case; 0 where it is no keyword.
  uint16_t find(std::string_view word) const {
    if (word.size() > max_length) return 0;
    char lower[max_length];
    for (size_t i = 0; i < word.size(); ++i)
      lower[i] = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] | 0x20) : word[i];
    const std::string_view key(lower, word.size());
    for (size_t at = hash(key) % slots; slots_[at] >= 0; at = (at + 1) % slots) {
      const Keyword& candidate = words_[static_cast<size_t>(slots_[at])];
      if (candidate.text == key) return candidate.type;
    }
    return 0;
  }

 private:
  static constexpr size_t slots = count < 256 ? 1024 : count < 512 ? 2048 : 4096;

  static constexpr uint32_t hash(std::string_view text) {
    uint32_t h = 2166136261U;
    for (const char c : text) {
      h ^= static_cast<unsigned char>(c);
      h *= 16777619U;
    }
    return h ^ (h >> 15);
  }

  std::array<Keyword, count> words_;
  std::array<int16_t, slots> slots_{};
};

/// What a byte may begin. Tables are per dialect; this is what all of them share.
constexpr bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_word_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}

/// If a comment (with its `--`, `#` or `/* */` marks) is addressed to a tool: to whom, and what it
/// says.
std::optional<Directive> directive_in(std::string_view comment, Span span);

/// Adds an `invalid-utf8` finding for the first bad byte of each line; returns whether there was
/// none. A byte order mark at the start is fine.
bool check_utf8(std::string_view text, Findings& findings);

/// The length of a byte order mark at the start of the text: 0 or 3.
size_t byte_order_mark(std::string_view text);

}  // namespace segue::dialect
