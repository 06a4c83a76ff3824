#pragma once

#include "catalog/semantics.h"
#include "dialect/dialect.h"

namespace segue::postgresql {

/// What PostgreSQL makes of statements. From version 18 on NOT NULL is a constraint with a name.
const catalog::Semantics& semantics(const dialect::Version& version);

}  // namespace segue::postgresql
