#pragma once

#include <vector>

#include "project/layout.h"

namespace segue::project::layout {

/// The scripts named V1__x.sql, U1__x.sql, R__x.sql or B1__x.sql in the folder and below it, where
/// it is a place to start from: it has some itself, or is called "migrations". Folders that are
/// named after a dialect have histories of their own.
std::vector<Entry> double_underscored(const Folder& folder, const Reading& reading);

/// Takes these scripts out of the folder and all below it.
void claim_below(Folder& folder, const std::vector<Entry>& entries);

}  // namespace segue::project::layout
