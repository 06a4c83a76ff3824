#pragma once

#include "dialect/dialect.h"

namespace segue::sqlite {

/// A file as statements. What does not parse costs its own statement only.
dialect::Script parse(const Source& source, const dialect::ReadOptions& options = {});

}  // namespace segue::sqlite
