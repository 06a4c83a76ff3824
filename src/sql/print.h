#pragma once

#include <string>

#include "sql/statement.h"

namespace segue::sql {

/// The tree as indented text, one field a line, spans and empty fields left out. Equal text means
/// equal trees.
std::string print(const Statement& statement);
std::string print(const Expression& expression);
std::string print(const TypeName& type);

}  // namespace segue::sql
