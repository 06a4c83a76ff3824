#pragma once

#include <cstdint>
#include <string>

namespace segue {

/// "2026-11-27T03:00:00Z" of milliseconds since 1970.
std::string utc_moment(int64_t milliseconds);

}  // namespace segue
