#pragma once

#include "dialect/dialect.h"

namespace segue::postgresql {

/// PostgreSQL.
const dialect::Dialect& dialect();

}  // namespace segue::postgresql
