#pragma once

#include "dialect/dialect.h"

namespace segue::sqlite {

/// SQLite.
const dialect::Dialect& dialect();

}  // namespace segue::sqlite
