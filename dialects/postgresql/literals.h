#pragma once

#include <string>
#include <string_view>

namespace segue::postgresql {

/// What a string token stands for: without quotes, prefix and escapes, its continuation lines
/// joined. Of B'…' and X'…' the digits.
std::string decoded_string(std::string_view token);

/// What the server makes of an identifier: unquoted ones in lower case, escapes resolved, cut to
/// the 63 bytes that a name can have.
std::string decoded_identifier(std::string_view token);

/// The digits of a number without the underscores between them.
std::string decoded_number(std::string_view token);

}  // namespace segue::postgresql
