#pragma once

#include <string_view>

#include "dialect/scan.h"
#include "dialect/secrets.h"

namespace segue::sqlite {

/// The keys of encrypted databases in a scanned file: ATTACH … KEY '…', PRAGMA key = '…'.
dialect::Secrets secrets_in(std::string_view text, const dialect::Scan& scan);

}  // namespace segue::sqlite
