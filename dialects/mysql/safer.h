#pragma once

#include "dialect/safer.h"

namespace segue::mysql {

/// The cheapest way is taken by itself where it is possible. Saying which one is meant makes the
/// server refuse what would cost more.
const dialect::SaferWays& safer_ways();

}  // namespace segue::mysql
