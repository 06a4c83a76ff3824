#pragma once

#include "base/error.h"
#include "catalog/catalog.h"
#include "dialect/connection.h"
#include "dialect/version.h"

namespace segue::postgresql {

/// The schema of a live database, as the simulation would hold it. Without what the server and its
/// extensions bring along, and without tables whose names begin with `segue_`. Expressions are in
/// the form of `normal_form.h`, since the server keeps no text.
Result<catalog::Catalog> introspect(dialect::Connection& connection,
                                    const dialect::Version& version);

}  // namespace segue::postgresql
