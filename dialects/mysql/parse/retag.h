#pragma once

#include <span>

#include "dialect/scan.h"

namespace segue::mysql {

/// Decides by their neighbours what words are that may be keywords and names, so that the parser
/// need not look ahead: a word that is a name here becomes IDENT, `NOT` before `IN` becomes NOT_LA,
/// `ON` before `DUPLICATE KEY` becomes ON_DUPLICATE. `tokens` are those of one statement.
void retag(std::span<dialect::Token> tokens);

}  // namespace segue::mysql
