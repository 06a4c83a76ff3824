#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "dialect/connection.h"

namespace segue::mysql {

/// A value as a constant that means the same whatever the session has set (sql_mode, character
/// sets): text that is not plain ASCII is written in hexadecimal digits, bytes that are no text as
/// a binary string.
std::string literal(const dialect::Value& value);

/// The statement with its values in the place of each `?` outside of quotes and comments. An error
/// where there are not as many values as places.
Result<std::string> with_values(std::string_view statement, const dialect::Values& values);

}  // namespace segue::mysql
