#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "dialect/scan.h"

namespace segue::dialect {

/// A command of a client that would bring in SQL or rows, of which nothing is read and nothing run.
Finding file_not_read(std::string_view command, Span span);

/// A keyword, the number of its token, and what else the dialect's list says of it. `text` is in
/// upper case.
template <class Category>
struct Keyword {
  std::string_view text;
  uint16_t type = 0;
  Category category{};
};

/// The keywords of a dialect, numbered one after the other; found by hash. Built at compile time,
/// so that a program which never scans this dialect pays nothing.
template <class Category, size_t count>
class KeywordTable {
 public:
  constexpr explicit KeywordTable(const Keyword<Category> (&words)[count])
      : words_(std::to_array(words)) {
    for (auto& slot : slots_)
      slot = -1;
    for (size_t i = 0; i < count; ++i) {
      size_t at = slot_of(words[i].text);
      while (slots_[at] >= 0)
        at = (at + 1) % slots;
      slots_[at] = static_cast<int16_t>(i);
    }
  }

  /// The token type of a word in any case; 0 where it is no keyword.
  uint16_t find(std::string_view word) const {
    if (word.empty()) return 0;
    for (size_t at = slot_of(word); slots_[at] >= 0; at = (at + 1) % slots) {
      const auto& candidate = words_[static_cast<size_t>(slots_[at])];
      if (is_same(candidate.text, word)) return candidate.type;
    }
    return 0;
  }

  /// What the list says of a token; the first category where it is no keyword.
  Category category_of(uint16_t type) const {
    const uint16_t first = words_.front().type;
    return type < first || type >= first + count ? Category{} : words_[type - first].category;
  }
  Category category_of(std::string_view word) const { return category_of(find(word)); }

 private:
  static constexpr int bits = count < 256 ? 10 : count < 512 ? 11 : 12;
  static constexpr size_t slots = size_t{1} << bits;

  /// The length and six letters tell the words of SQL apart. Letters count alike in both cases.
  static constexpr size_t slot_of(std::string_view word) {
    const size_t n = word.size();
    const size_t second = n > 1 ? 1 : 0;
    const auto letter = [&](size_t at) {
      return uint64_t{static_cast<unsigned char>(word[at])} & 0xDFU;
    };
    const uint64_t key = letter(0) | letter(second) << 8 | letter(n / 3) << 16 |
                         letter(n / 2) << 24 | letter(n - 1 - second) << 32 | letter(n - 1) << 40 |
                         uint64_t{n} << 48;
    constexpr uint64_t golden_ratio = 0x9E3779B97F4A7C15;
    return static_cast<size_t>(key * golden_ratio >> (64 - bits));
  }

  static constexpr bool is_same(std::string_view keyword, std::string_view word) {
    if (keyword.size() != word.size()) return false;
    for (size_t i = 0; i < word.size(); ++i) {
      const char upper =
          word[i] >= 'a' && word[i] <= 'z' ? static_cast<char>(word[i] - 32) : word[i];
      if (upper != keyword[i]) return false;
    }
    return true;
  }

  std::array<Keyword<Category>, count> words_;
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
