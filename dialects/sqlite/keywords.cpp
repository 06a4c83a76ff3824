#include "dialect/scanning.h"
#include "dialects/sqlite/scanner.h"
#include "grammar/sqlite/tokens.h"

namespace segue::sqlite {
namespace {

/// What the keywords are called in a text; the table wants lower case.
struct Spelling {
  char text[24] = {};
  size_t length = 0;

  constexpr explicit Spelling(std::string_view upper) : length(upper.size()) {
    for (size_t i = 0; i < upper.size(); ++i)
      text[i] = upper[i] == '_' ? '_' : static_cast<char>(upper[i] | 0x20);
  }
};

constexpr Spelling spellings[] = {
#define SYMBOL(name)
#define KEYWORD(name, category) Spelling(#name),
#include "grammar/sqlite/tokens.def"
#undef KEYWORD
#undef SYMBOL
};

constexpr uint16_t types[] = {
#define SYMBOL(name)
#define KEYWORD(name, category) token::K_##name,
#include "grammar/sqlite/tokens.def"
#undef KEYWORD
#undef SYMBOL
};

constexpr size_t keyword_count = std::size(types);

constexpr std::array<dialect::Keyword, keyword_count> listed() {
  std::array<dialect::Keyword, keyword_count> words{};
  for (size_t i = 0; i < keyword_count; ++i)
    words[i] = {std::string_view(spellings[i].text, spellings[i].length), types[i]};
  return words;
}

constexpr dialect::KeywordTable<keyword_count> keywords(listed());
constexpr size_t longest_keyword = 17;  // current_timestamp

}  // namespace

uint16_t token_type_of(std::string_view word) {
  if (word.size() < 2 || word.size() > longest_keyword) return token::IDENT;
  const uint16_t found = keywords.find(word);
  return found != 0 ? found : static_cast<uint16_t>(token::IDENT);
}

}  // namespace segue::sqlite
