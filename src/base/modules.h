#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace segue {

/// Loads a module of this program (`segue_<name>.so`) and finds its entry. It stays loaded. Modules
/// lie beside the program in a build folder, in `lib/segue` beside its `bin` where it is installed,
/// or where $SEGUE_DRIVERS says. An error of the kind `database` tells where it was looked for.
Result<void*> entry_of_module(std::string_view name, const char* entry);

}  // namespace segue
