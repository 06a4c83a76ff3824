#pragma once

#include "sql/expression.h"

namespace segue::mysql {

/// Whether a stored value differs from what a column of the type would keep of another one. Text is
/// compared byte by byte, numbers and times as exactly as the column keeps them. Single-precision
/// columns need MySQL 8.0.17; and a double that lies in the middle between two integers is rounded
/// otherwise here than in an assignment, so that it differs for ever.
sql::Expression differs(sql::Expression stored, sql::Expression wanted, const sql::TypeName* type);

}  // namespace segue::mysql
