#pragma once

#include <optional>
#include <string>

#include "sql/type.h"

namespace segue::sqlite {

/// How SQLite treats values of a column, whatever its type is called.
enum class Affinity { text, numeric, integer, real, blob };

/// By the rules of the manual: the first that applies of "INT", "CHAR"/"CLOB"/"TEXT", "BLOB" or no
/// type, "REAL"/"FLOA"/"DOUB"; else numeric.
Affinity affinity_of(const sql::TypeName& type);

/// The declared type, as it was written.
std::string text_of(const sql::TypeName& type);

/// Whether a column of a STRICT table can be declared so: INT, INTEGER, REAL, TEXT, BLOB or ANY.
bool is_strict_type(const std::optional<sql::TypeName>& type);

}  // namespace segue::sqlite
