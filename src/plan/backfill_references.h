#pragma once

#include <string>

#include "plan/backfill_sight.h"

namespace segue::plan {

/// Why a DELETE in ranges would come to something else than one over all rows, because of what
/// foreign keys do or look for when a row goes; empty where it would not.
std::string trouble_with_references(const sql::Delete& remove, const sql::TableReference& driving,
                                    const Sight& sight);

}  // namespace segue::plan
