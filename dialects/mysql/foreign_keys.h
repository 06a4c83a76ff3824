#pragma once

#include "catalog/objects.h"

namespace segue::mysql {

/// Whether a server takes it that a column which a foreign key ties, at either end, is described
/// anew. `checked`: foreign_key_checks is on, which makes no difference to MariaDB. Measured on
/// MySQL 9.7.4 and MariaDB 10.11.19, which refuse the rest (errors 1832, 1833, 3780).
bool keeps_foreign_key(const catalog::Column& before, const catalog::Column& after, bool mariadb,
                       bool checked);

}  // namespace segue::mysql
