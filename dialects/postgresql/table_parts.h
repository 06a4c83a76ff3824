#pragma once

#include <string>
#include <string_view>

#include "sql/name.h"

namespace segue::postgresql {

/// The name as the server's `to_regclass` takes it: every part in quotes.
std::string regclass_text(const sql::ObjectName& name);

/// Begins a query: `parts` has the oid of the table that the first value names, and those of the
/// tables that an UPDATE of it reaches: partitions and what inherits. Empty where there is no such
/// table.
inline constexpr std::string_view with_parts = R"(
WITH RECURSIVE parts(oid) AS (
  SELECT to_regclass(?)::oid
  UNION SELECT i.inhrelid FROM pg_inherits i JOIN parts p ON p.oid = i.inhparent))";

}  // namespace segue::postgresql
