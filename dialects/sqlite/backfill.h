#pragma once

#include "dialect/backfilling.h"

namespace segue::sqlite {

/// Changes rows batch by batch in a file that has one writer at a time: keys are the constants that
/// `quote` writes, and there is nobody to ask how the server fares.
const dialect::Backfilling& backfilling();

}  // namespace segue::sqlite
