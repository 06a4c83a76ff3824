#pragma once

#include <cstdint>
#include <string_view>

namespace segue::mysql {

/// What tokens.def says of a word.
enum class KeywordCategory : uint8_t { none, unreserved, column_name, type_name, reserved };

/// The token type of a word in any case; 0 where it is no keyword.
uint16_t keyword(std::string_view word);

/// `reserved` words must be quoted as names.
KeywordCategory category_of(std::string_view word);

/// Whether a word with a leading underscore (`_utf8mb4`) names a character set, so that the literal
/// after it belongs to it.
bool is_introducer(std::string_view word);

}  // namespace segue::mysql
