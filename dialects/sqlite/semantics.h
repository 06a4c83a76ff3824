#pragma once

#include "catalog/semantics.h"
#include "dialect/dialect.h"

namespace segue::sqlite {

/// What SQLite makes of statements. Versions before 3.26 do not let views and triggers follow a
/// rename.
const catalog::Semantics& semantics(const dialect::Version& version);

}  // namespace segue::sqlite
