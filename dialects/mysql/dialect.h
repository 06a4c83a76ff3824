#pragma once

#include "dialect/dialect.h"

namespace segue::mysql {

/// MySQL and MariaDB.
const dialect::Dialect& dialect();

}  // namespace segue::mysql
