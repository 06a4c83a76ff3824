#include "dialects/mysql/keywords.h"

#include "base/text.h"
#include "dialect/scanning.h"
#include "dialects/mysql/types.h"
#include "grammar/mysql/tokens.h"

namespace segue::mysql {
namespace {

constexpr dialect::KeywordTable table({
#define SYMBOL(name)
#define KEYWORD(name, category) \
  dialect::Keyword<KeywordCategory>{#name, token::K_##name, KeywordCategory::category},
#include "grammar/mysql/tokens.def"
#undef SYMBOL
#undef KEYWORD
});

}  // namespace

uint16_t keyword(std::string_view word) {
  return table.find(word);
}

KeywordCategory category_of(std::string_view word) {
  return table.category_of(word);
}

bool is_introducer(std::string_view word) {
  if (word.size() < 2 || word.front() != '_') return false;
  return is_character_set(text::lower(word.substr(1)));
}

}  // namespace segue::mysql
