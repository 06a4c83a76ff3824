#pragma once

#include <span>
#include <string_view>

#include "dialect/scan.h"

namespace segue::mysql {

/// Whether `"x"` is a name once a statement has run, whose tokens these are: `SET sql_mode` decides
/// it for what follows in the session. `before` is what held until then, `at_first` what a mode
/// means that is restored from a variable.
bool quotes_names_after(std::span<const dialect::Token> statement, std::string_view text,
                        bool before, bool at_first);

}  // namespace segue::mysql
