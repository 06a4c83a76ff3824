#pragma once

#include <cstdint>

#include "base/source.h"
#include "dialect/scan.h"

namespace segue::postgresql {

/// How the text of a token is written: dialect::Token::flags.
enum TokenFlag : uint16_t {
  quoted = 1,             // "name"
  unicode_escapes = 2,    // U&'…' or U&"…", with what follows UESCAPE
  backslash_escapes = 4,  // E'…'
  dollar_quoted = 8,      // $tag$…$tag$
  bit_digits = 16,        // B'…' or X'…'
  client_variable = 32,   // :name, :'name', :"name"; the client puts a value there
};

/// Cuts a file into tokens and statements. Never fails: what is wrong with the text is in the
/// findings, and costs no more than the statement it stands in.
dialect::Scan scan(const Source& source);

}  // namespace segue::postgresql
