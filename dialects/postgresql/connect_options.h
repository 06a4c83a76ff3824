#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "dialect/target.h"

namespace segue::postgresql {

using ConnectOptions = std::vector<std::pair<std::string, std::string>>;

/// What libpq connects with, as names and values. Options of the URL that libpq does not know are
/// settings of the session. Where the URL says nothing libpq looks itself: PGHOST, PGPASSWORD,
/// PGSERVICE, .pgpass. `password_file` names a file that holds the password.
Result<ConnectOptions> connect_options(const dialect::Target& target);

}  // namespace segue::postgresql
