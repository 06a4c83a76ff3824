#pragma once

#include "sql/expression.h"

namespace segue::postgresql {

/// Whether a stored value differs from what a column of the type would keep of another one. What
/// the type's own `=` takes for the same although it is not (1.0 and 1.00, a day and 24 hours,
/// letters of a collation) differs; what it has no `=` for (json, point) is compared, too.
sql::Expression differs(sql::Expression stored, sql::Expression wanted, const sql::TypeName* type);

}  // namespace segue::postgresql
