#pragma once

#include <string>

#include "project/layout.h"

namespace segue::project::layout {

/// Whether the text is that of a changelog in formatted SQL.
bool is_changelog(const std::string& head);

/// Looks for changelogs that only include others: of one in JSON the order is taken, and what it
/// includes is taken out of the tree's hands; of others is noted that they are not read.
void take_masters(Folder& folder, Reading& reading);

}  // namespace segue::project::layout
