#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "dialect/connection.h"

namespace segue::mysql {

/// The numbers of the transactions that have changed something, the session's own aside: those of
/// all databases of the server, which does not tell them apart. Ends a transaction that the session
/// has open, and takes a tenth of a second.
Result<std::vector<std::string>> open_writers(dialect::Connection& connection);

}  // namespace segue::mysql
