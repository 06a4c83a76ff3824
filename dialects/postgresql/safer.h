#pragma once

#include "dialect/safer.h"

namespace segue::postgresql {

/// Indexes that are built while writes go on, constraints that are added first and validated later.
const dialect::SaferWays& safer_ways();

}  // namespace segue::postgresql
