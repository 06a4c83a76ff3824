#include "dialect/scanning.h"
#include "dialects/sqlite/scanner.h"
#include "grammar/sqlite/tokens.h"

namespace segue::sqlite {
namespace {

/// The list's categories are for the retagger; here they say nothing.
struct NoCategory {};

constexpr dialect::KeywordTable keywords({
#define SYMBOL(name)
#define KEYWORD(name, category) dialect::Keyword<NoCategory>{#name, token::K_##name, {}},
#include "grammar/sqlite/tokens.def"
#undef KEYWORD
#undef SYMBOL
});

constexpr size_t longest_keyword = 17;  // current_timestamp

}  // namespace

uint16_t token_type_of(std::string_view word) {
  if (word.size() < 2 || word.size() > longest_keyword) return token::IDENT;
  const uint16_t found = keywords.find(word);
  return found != 0 ? found : static_cast<uint16_t>(token::IDENT);
}

}  // namespace segue::sqlite
