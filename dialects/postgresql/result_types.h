#pragma once

#include "catalog/semantics.h"

namespace segue::postgresql {

using TypeGuess = catalog::Semantics::TypeGuess;

/// The types of values, as far as they can be told without the server's own tables. A string or
/// NULL that nothing has given a type yet is of type "unknown".
TypeGuess type_of_literal(const sql::Literal& literal);
TypeGuess type_of_call(std::string_view function, const std::vector<TypeGuess>& arguments);
TypeGuess type_of_operator(std::string_view op, const TypeGuess& left, const TypeGuess& right);
TypeGuess common_type(const TypeGuess& a, const TypeGuess& b);

}  // namespace segue::postgresql
