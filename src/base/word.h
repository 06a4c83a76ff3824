#pragma once

#include <array>
#include <string>
#include <string_view>

namespace segue::text {

/// A word that is looked for in texts, in whatever case of ASCII letters, as a whole: no letter,
/// digit, `_`, `$` or byte of another alphabet stands before or behind it.
class Word {
 public:
  explicit Word(std::string_view word);
  /// False for a word without letters.
  bool is_in(std::string_view text) const;

 private:
  bool stands_at(std::string_view text, size_t at) const;

  std::string word_;
  std::array<size_t, 256> steps_{};  // by the last letter that was compared
};

/// The same, for a word that is looked for only once.
bool mentions(std::string_view text, std::string_view word);

}  // namespace segue::text
