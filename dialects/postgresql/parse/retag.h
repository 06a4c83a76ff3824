#pragma once

#include <span>

#include "dialect/scan.h"

namespace segue::postgresql {

/// Decides by a look at the neighbours what the grammar cannot tell apart with one token: words
/// that are names where they stand become IDENT, `NOT` before `LIKE` becomes NOT_LA, a parenthesis
/// that holds a query becomes LPAREN_QUERY. `tokens` are those of one statement.
void retag(std::span<dialect::Token> tokens);

}  // namespace segue::postgresql
