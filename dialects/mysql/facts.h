#pragma once

#include "dialect/dialect.h"
#include "facts/cost.h"

namespace segue::mysql {

/// What statements cost on this server version: locks, scans, rewrites, what may run in a
/// transaction. An unknown version is taken as the newest.
const facts::CostModel& costs(const dialect::Version& version);

}  // namespace segue::mysql
