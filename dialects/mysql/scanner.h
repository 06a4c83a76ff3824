#pragma once

#include <cstdint>

#include "base/source.h"
#include "dialect/dialect.h"
#include "dialect/scan.h"
#include "dialects/mysql/flavor.h"

namespace segue::mysql {

/// How the text of a token is written: dialect::Token::flags.
enum TokenFlag : uint16_t {
  quoted = 1,              // `name`, or "name" where that is an identifier
  executable_comment = 2,  // stands in /*! … */ or /*M! … */
};

/// Cuts a file into tokens and statements. Never fails: what is wrong with the text is in the
/// findings, and costs no more than the statement it stands in. What an executable comment holds is
/// scanned as if its marks were not there, if that server runs it.
dialect::Scan scan(const Source& source, const dialect::ReadOptions& options = {},
                   const Flavor& flavor = {});

}  // namespace segue::mysql
