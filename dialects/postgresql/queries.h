#pragma once

#include <string>
#include <string_view>

#include "dialect/connection.h"

namespace segue::postgresql {

/// Runs a query of our own. Where it fails the Error says what it was for and what the server said.
Result<dialect::Rows> ask(dialect::Connection& connection, std::string_view query,
                          const dialect::Values& values, std::string_view what_for);

}  // namespace segue::postgresql
