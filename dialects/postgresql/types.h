#pragma once

#include <string>

#include "sql/type.h"

namespace segue::postgresql {

/// Gives a type its canonical spelling: "integer" for int4, "timestamp" with a time zone for
/// timestamptz. Names in quotes are internal ones: "char" is a type of its own.
void canonicalize(sql::TypeName& type);

/// As the server shows it: "timestamp(3) without time zone", "character varying(40)[]".
std::string text_of(const sql::TypeName& type);
/// Whether the server brings the type along.
bool is_builtin(const sql::TypeName& type);
/// The short name that the server uses in its own catalogs: "int4" for integer.
std::string internal_name(const sql::TypeName& type);

}  // namespace segue::postgresql
