#pragma once

#include <string_view>

#include "project/script.h"

namespace segue::project {

/// The database whose SQL a text is, where it is one that is not read and the text says so beyond
/// doubt; empty otherwise. `fails`: the dialect that it was taken for cannot read all of it.
std::string_view foreign_sql(std::string_view text, bool fails, const dialect::Dialect& guessed);

/// Makes of a file of such a database what is known of it: statements of no form that is known, one
/// per section, and one finding.
void leave_unread(ReadScript& read, std::string_view database);

}  // namespace segue::project
