#pragma once

#include "dialect/safer.h"

namespace segue::sqlite {

/// One writer at a time, whatever it does: all that can be made safer is running a script twice.
const dialect::SaferWays& safer_ways();

}  // namespace segue::sqlite
