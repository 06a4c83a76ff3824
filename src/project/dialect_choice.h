#pragma once

#include <string>

#include "project/layout.h"

namespace segue::project {

/// The database that a word (of a folder or file name) means and that we do not read; empty where
/// it means none: such files are left out, not taken for another dialect.
std::string_view foreign_database(std::string_view word);

/// Finds out the dialect of a history where its layout did not tell: the folders it lies in, then
/// its text. Null where nothing tells.
void choose_dialect(History& history, Reading& reading);

/// The dialect that fails on the fewest statements; the last resort.
const dialect::Dialect* dialect_by_trial(const History& history, Reading& reading);

}  // namespace segue::project
