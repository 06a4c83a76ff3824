#pragma once

#include <optional>
#include <string>

#include "catalog/semantics.h"

namespace segue::postgresql {

/// The statements of a block whose course we can follow: SQL one after the other, IF … THEN around
/// it, an EXCEPTION part that lets errors pass. Nothing where the block declares variables, loops,
/// or puts SQL together at run time.
std::optional<catalog::Semantics::PlainCode> plain_code(const std::string& language,
                                                        const std::string& body);

}  // namespace segue::postgresql
