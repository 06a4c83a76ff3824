#pragma once

#include "catalog/catalog.h"

namespace segue::catalog {

/// Whether a table of that name may be one in which a virtual table keeps its data: it is called
/// after it, as `notes_data` after `notes` (SQLite, "The Virtual Table Mechanism", 2.1).
bool may_be_shadow(const Catalog& catalog, const Id& table);

}  // namespace segue::catalog
