#include "dialects/postgresql/keywords.h"

#include <array>

#include "dialect/scanning.h"
#include "grammar/postgresql/tokens.h"

namespace segue::postgresql {
namespace {

/// A word of tokens.def, in lower case.
struct Word {
  std::array<char, 24> text{};
  uint8_t length = 0;
  uint16_t type = 0;
  KeywordCategory category = KeywordCategory::none;
};

constexpr Word word(std::string_view name, uint16_t type, KeywordCategory category) {
  Word made;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    made.text[made.length++] = upper ? static_cast<char>(c | 0x20) : c;
  }
  made.type = type;
  made.category = category;
  return made;
}

constexpr auto words = std::to_array<Word>({
#define SYMBOL(name)
#define KEYWORD(name, category) word(#name, token::K_##name, KeywordCategory::category),
#include "grammar/postgresql/tokens.def"
#undef SYMBOL
#undef KEYWORD
});

constexpr auto entries() {
  std::array<dialect::Keyword, words.size()> made{};
  for (size_t i = 0; i < words.size(); ++i)
    made[i] = {{words[i].text.data(), words[i].length}, words[i].type};
  return made;
}

constexpr dialect::KeywordTable<words.size()> table(entries());

}  // namespace

uint16_t keyword(std::string_view word) {
  return table.find(word);
}

KeywordCategory category_of(std::string_view word) {
  const uint16_t type = table.find(word);
  return category_of(type);
}

KeywordCategory category_of(uint16_t keyword_token) {
  const uint16_t first = words.front().type;
  if (keyword_token < first || keyword_token >= first + words.size()) return KeywordCategory::none;
  return words[keyword_token - first].category;
}

}  // namespace segue::postgresql
