#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace segue::cli {

/// Writes a file as a whole or not at all: the text goes into a file beside it, which takes its
/// name at the end, so that nobody ever reads half of it. What is no ordinary file (a device, a
/// pipe) is written to as it is. The folder must be there.
std::optional<Error> write_file(const std::string& path, std::string_view text);

/// The same for a file that must not be there yet, with the folders above it.
std::optional<Error> write_new_file(const std::string& path, std::string_view text);

}  // namespace segue::cli
