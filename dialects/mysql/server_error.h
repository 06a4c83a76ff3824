#pragma once

#include <string>
#include <string_view>

#include "dialect/connection.h"

namespace segue::mysql {

/// What an error of the server or of the client library means. A syntax error gets its offset in
/// the statement, and of the statement's text that the server repeats in its message no more stays
/// than the first word.
dialect::SqlError server_error(int number, std::string_view state, std::string_view message,
                               std::string_view statement);

}  // namespace segue::mysql
