#pragma once

#include "dialect/backfilling.h"

namespace segue::mysql {

/// Changes rows batch by batch on MySQL and MariaDB: keys as constants that mean the same in every
/// session, ranges of several columns in words, since neither server looks up rows in an index.
const dialect::Backfilling& backfilling();

}  // namespace segue::mysql
