#pragma once

#include "base/error.h"
#include "catalog/catalog.h"
#include "dialect/connection.h"
#include "dialect/version.h"

namespace segue::mysql {

/// The schema of the session's database as the server has it, without the journal's tables: equal
/// to what the simulation makes of the statements that led to it.
Result<catalog::Catalog> introspect(dialect::Connection& connection,
                                    const dialect::Version& version);

}  // namespace segue::mysql
