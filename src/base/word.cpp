#include "base/word.h"

#include <algorithm>

#include "base/text.h"

namespace segue::text {
namespace {

bool is_part_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

size_t number_of(char c) {
  return static_cast<unsigned char>(c);
}

}  // namespace

/// Bodies of routines are long: as Horspool has it, most of their letters are passed over.
Word::Word(std::string_view word) : word_(lower(word)) {
  steps_.fill(word_.size());
  const std::string capitals = upper(word);
  for (size_t i = 0; i + 1 < word_.size(); ++i)
    steps_[number_of(word_[i])] = steps_[number_of(capitals[i])] = word_.size() - 1 - i;
}

bool Word::is_in(std::string_view text) const {
  if (word_.empty()) return false;
  const size_t length = word_.size();
  for (size_t at = 0; at + length <= text.size();) {
    const char last = text[at + length - 1];
    if (lower(last) == word_.back() && stands_at(text, at)) return true;
    at += steps_[number_of(last)];
  }
  return false;
}

bool Word::stands_at(std::string_view text, size_t at) const {
  const std::string_view part = text.substr(at, word_.size());
  const size_t end = at + word_.size();
  return std::equal(part.begin(), part.end(), word_.begin(),
                    [](char a, char b) { return lower(a) == b; }) &&
         (at == 0 || !is_part_of_word(text[at - 1])) &&
         (end == text.size() || !is_part_of_word(text[end]));
}

bool mentions(std::string_view text, std::string_view word) {
  return Word(word).is_in(text);
}

}  // namespace segue::text
