#pragma once

#include <cstdint>
#include <string_view>

namespace segue::postgresql {

/// The token of a word in any case; 0 where it is no keyword.
uint16_t keyword(std::string_view word);

/// Whether a name must be quoted because it is a word of the language: `reserved` and `type_name`
/// words as names of columns and tables.
enum class KeywordCategory { none, unreserved, column_name, type_name, reserved };
KeywordCategory category_of(std::string_view word);
KeywordCategory category_of(uint16_t keyword_token);

}  // namespace segue::postgresql
