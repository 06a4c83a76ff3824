#pragma once

#include "base/error.h"
#include "catalog/catalog.h"
#include "dialect/connection.h"
#include "dialect/version.h"

namespace segue::mysql {

/// The schema of the session's database as the server shows it, without tables whose names begin
/// with `segue_`: its own statements (SHOW CREATE …), read and applied like those of a script, so
/// that the catalog is whole and can be worked on. What the server shows and we cannot read is
/// there as touched by code. Compare it with a simulated one in the form of `comparable.h`.
///
/// It takes a round trip per table, view, routine, event and sequence, and one for all triggers.
Result<catalog::Catalog> introspect(dialect::Connection& connection,
                                    const dialect::Version& version);

}  // namespace segue::mysql
