#pragma once

#include <string_view>

#include "base/error.h"
#include "dialect/connection.h"

namespace segue::dialects {

/// The client library of a dialect, loaded at the first call from where the program was installed
/// (or `$SEGUE_DRIVERS`). An error says which file was looked for where, or what it lacks. Safe to
/// call from several threads.
Result<const dialect::Driver*> driver(std::string_view dialect);

/// Opens a session, by the scheme of the URL.
Result<dialect::ConnectionPtr> connect(const dialect::Target& target);

}  // namespace segue::dialects
