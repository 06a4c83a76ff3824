#pragma once

#include <functional>
#include <string>

#include "sql/statement.h"

namespace segue::postgresql {

/// The type of a column of the table at hand; null where it is not known.
using TypeOfColumn = std::function<const sql::TypeName*(const std::string& column)>;

/// An expression as it is compared with what a server made of it. The server keeps no text: it
/// resolves names, adds casts, and writes several forms as one (`IN` as `= ANY (ARRAY[…])`, `LIKE`
/// as `~~`, BETWEEN as two comparisons). In the normal form there are no casts and no schemas,
/// literals are strings, and queries are left out. A literal that is cast, or compared with a
/// column whose type is known, is written as the server writes one of the type. Two expressions
/// that mean different things may have the same normal form where only a cast tells them apart.
sql::Expression normal_form(const sql::Expression& expression, const TypeOfColumn& type_of = {});

/// The same of a value of the type, so that spellings of one value are one: 't' of a boolean, the
/// blanks of a document, a day without a time.
sql::Expression normal_form(const sql::Expression& value, const sql::TypeName& type);

}  // namespace segue::postgresql
