#pragma once

#include "project/layout.h"
#include "project/next_migration.h"

namespace segue::project {

/// The files of a first migration, where there is none yet that it could be like. `who` is for
/// layouts that name authors. An error is a layout whose tool keeps more than scripts: it has to
/// begin by itself.
Result<FileChanges> first_migration(const Layout& layout, const std::string& folder,
                                    const Draft& draft, const std::string& who, std::time_t now);

}  // namespace segue::project
