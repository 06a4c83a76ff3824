#pragma once

#include "sql/statement.h"

namespace segue::facts {

bool is_always_true(const sql::Expression& condition);
/// Whether a condition picks rows by values that it names, so that they can be few.
bool picks_by_value(const sql::Expression& condition);
/// Whether a query gives so many rows as the tables have that it reads, or may.
bool gives_many_rows(const sql::Query& query);

}  // namespace segue::facts
