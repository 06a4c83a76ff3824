#pragma once

#include <string>

namespace segue::project {

/// Placeholders of the tool (`${NAME}`) become names of the same length, so that the text can be
/// read as SQL and every position stays.
std::string without_placeholders(std::string text);

/// Where a changeset has an `endDelimiter`, each one at the end of a line (or, as Liquibase wants
/// of `/` and of those that begin with a line end, alone on it) becomes a `;` of the same length.
/// With `splitStatements:false` there is none. Whether comments are stripped makes no difference to
/// what is read: they are no part of a statement.
std::string with_plain_delimiters(std::string text);

}  // namespace segue::project
