#pragma once

#include "dialect/backfilling.h"

namespace segue::postgresql {

/// Changes rows batch by batch on PostgreSQL: keys as the server's own text, rows compared as rows.
const dialect::Backfilling& backfilling();

}  // namespace segue::postgresql
