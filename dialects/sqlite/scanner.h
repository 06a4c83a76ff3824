#pragma once

#include <cstdint>
#include <string_view>

#include "base/source.h"
#include "dialect/scan.h"

namespace segue::sqlite {

/// How the text of a token is written: dialect::Token::flags.
enum TokenFlag : uint16_t {
  double_quoted = 1,  // "name", which becomes a string where no column has that name
  back_quoted = 2,    // `name`
  bracketed = 4,      // [name]
  malformed = 8,      // already reported by the scanner; its statement cannot be parsed
};

/// Cuts a file into tokens and statements. Never fails: what is wrong with the text is in the
/// findings, and costs no more than the statement it stands in.
dialect::Scan scan(const Source& source);

/// The token type of a word, in any case: a keyword's, or that of a plain name.
uint16_t token_type_of(std::string_view word);

}  // namespace segue::sqlite
