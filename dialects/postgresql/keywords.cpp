#include "dialects/postgresql/keywords.h"

#include "dialect/scanning.h"
#include "grammar/postgresql/tokens.h"

namespace segue::postgresql {
namespace {

constexpr dialect::KeywordTable table({
#define SYMBOL(name)
#define KEYWORD(name, category) \
  dialect::Keyword<KeywordCategory>{#name, token::K_##name, KeywordCategory::category},
#include "grammar/postgresql/tokens.def"
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

KeywordCategory category_of(uint16_t keyword_token) {
  return table.category_of(keyword_token);
}

}  // namespace segue::postgresql
