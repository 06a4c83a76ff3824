#pragma once

#include <string_view>

#include "dialect/scan.h"
#include "dialect/secrets.h"

namespace segue::mysql {

/// The passwords in a scanned file: IDENTIFIED BY '…' and its relatives, SET PASSWORD, PASSWORD of
/// a server or a replication source, and URLs to connect with.
dialect::Secrets secrets_in(std::string_view text, const dialect::Scan& scan);

}  // namespace segue::mysql
