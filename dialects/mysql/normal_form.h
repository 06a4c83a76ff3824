#pragma once

#include "sql/statement.h"

namespace segue::mysql {

/// An expression as it is compared with what a server made of it. Servers keep no text: they write
/// operators, functions and literals in a way of their own, MySQL otherwise than MariaDB. In the
/// normal form names of functions are in lower case, synonyms are one, literals have no character
/// set, and columns no table.
sql::Expression normal_form(const sql::Expression& expression);

/// The same of a default of the type, so that spellings of one value are one: 1 and '1' and TRUE,
/// 0.50 and '0.5', a day and its midnight.
sql::Expression normal_form(const sql::Expression& value, const sql::TypeName& type);

/// The type without what makes no difference, as the display width of integers. Characters of its
/// values may take so many bytes.
sql::TypeName normal_form(const sql::TypeName& type, int bytes_per_character = 1);

}  // namespace segue::mysql
