#pragma once

#include <cstdint>

/// The numbers of the tokens, as the scanner writes them and the generated parser reads them.
namespace segue::mysql::token {

enum Type : uint16_t {
  none = 0,
#define SYMBOL(name) name,
#define KEYWORD(name, category) K_##name,
#include "grammar/mysql/tokens.def"
#undef SYMBOL
#undef KEYWORD
  count
};

}  // namespace segue::mysql::token
