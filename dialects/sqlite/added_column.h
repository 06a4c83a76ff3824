#pragma once

#include <string>

#include "catalog/catalog.h"
#include "sql/table.h"

namespace segue::sqlite {

/// What the attributes of a new column say.
struct Attributes {
  bool check = false;
  bool not_null = false;
  bool generated = false;
  bool references = false;
  bool has_default = false;  // other than NULL
};
Attributes attributes_of(const sql::ColumnDefinition& column);

/// Whether a switch of the session is on: `on`, `true`, `yes` or a number other than 0, as
/// https://www.sqlite.org/pragma.html has it.
bool is_on(const catalog::Catalog& catalog, const std::string& pragma);

/// Whether the column would refer to something in each row that is there, while references are
/// looked at: the engine adds it to an empty table only.
bool refers_by_default(const catalog::Catalog& catalog, const Attributes& column);

}  // namespace segue::sqlite
