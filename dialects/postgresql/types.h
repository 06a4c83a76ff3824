#pragma once

#include <string>

#include "sql/type.h"

namespace segue::postgresql {

/// Gives a type its canonical spelling: "integer" for int4, "timestamp" with a time zone for
/// timestamptz. Names in quotes are internal ones: "char" is a type of its own.
void canonicalize(sql::TypeName& type);

}  // namespace segue::postgresql
