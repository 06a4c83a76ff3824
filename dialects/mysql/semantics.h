#pragma once

#include "catalog/semantics.h"
#include "dialect/dialect.h"

namespace segue::mysql {

/// What MySQL, or MariaDB where the version's product is "mariadb", makes of statements.
const catalog::Semantics& semantics(const dialect::Version& version);

}  // namespace segue::mysql
