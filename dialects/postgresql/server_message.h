#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dialect/connection.h"

namespace segue::postgresql {

/// What the client library says of a failed statement, as a SqlError: the words of the server
/// without quotations of the statement, and the place that it points at. `position` is the
/// character that the library names, from 1; 0 where it names none.
dialect::SqlError error_of(std::string_view message, const std::string& state,
                           std::string_view statement, int position = 0);

/// The kind of failure that an SQLSTATE stands for; `message` tells who cancelled.
dialect::Failure failure_of(std::string_view state, std::string_view message);

/// Several lines of a message as one, without the word that tells its severity.
std::string on_one_line(std::string_view message);

}  // namespace segue::postgresql
