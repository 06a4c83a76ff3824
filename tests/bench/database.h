#pragma once

#include <string>
#include <string_view>

#include "dialect/connection.h"

namespace segue::bench {

/// A session of the database with this URL, and a statement on one. Both throw std::runtime_error
/// with the server's words.
dialect::ConnectionPtr open(const std::string& url);
void run_on(dialect::Connection& connection, std::string_view statement);

}  // namespace segue::bench
