#pragma once

#include <span>

#include "dialect/scan.h"

namespace segue::sqlite {

/// Decides by one or two neighbours what a word is that may be a keyword and a name, so that the
/// parser need not look ahead: a word that is a name becomes IDENT, `NOT` behind `IS` becomes
/// IS_NOT, `ON` before `CONFLICT` becomes ON_CONFLICT. `tokens` are those of one statement.
void retag(std::span<dialect::Token> tokens);

}  // namespace segue::sqlite
