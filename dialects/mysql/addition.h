#pragma once

#include <optional>
#include <string>

#include "dialects/mysql/flavor.h"

namespace segue::mysql {

/// A statement of which a clause was added to what was read before: nothing where it cannot be read
/// back. What an executable comment holds has its end elsewhere, and some clauses take nothing
/// behind them.
std::optional<std::string> still_understood(std::string statement, const Flavor& flavor);

}  // namespace segue::mysql
