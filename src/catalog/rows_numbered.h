#pragma once

#include <string_view>

namespace segue::catalog {

/// The setting of a table that has lost a full-text index: the numbers which that gave to the rows
/// stay with them, unseen, until the rows are written again.
inline constexpr std::string_view rows_numbered = "ROWS NUMBERED";

}  // namespace segue::catalog
