#pragma once

#include <string_view>

#include "dialect/scan.h"
#include "dialect/secrets.h"

namespace segue::postgresql {

/// The passwords in a scanned file: PASSWORD '…', options and settings that are called so, strings
/// to connect with, and the same inside of code in dollar quotes.
dialect::Secrets secrets_in(std::string_view text, const dialect::Scan& scan);

}  // namespace segue::postgresql
