#pragma once

#include <cstdint>

namespace segue::sqlite::token {

/// The types of tokens, numbered as the parser numbers them. Keywords are `K_NAME`.
enum Type : uint16_t {
  none = 0,
#define SYMBOL(name) name,
#define KEYWORD(name, category) K_##name,
#include "grammar/sqlite/tokens.def"
#undef KEYWORD
#undef SYMBOL
  count
};

}  // namespace segue::sqlite::token
