#pragma once

#include "base/source.h"
#include "dialect/dialect.h"
#include "dialects/mysql/flavor.h"

namespace segue::mysql {

/// Reads a file. A statement that does not parse costs only itself; one that is not modelled is
/// Opaque.
dialect::Script parse(const Source& source, const dialect::ReadOptions& options = {},
                      const Flavor& flavor = {});

}  // namespace segue::mysql
