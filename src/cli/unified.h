#pragma once

#include <optional>
#include <string>

namespace segue::cli {

/// What changes in a file, as `diff -u` shows it and `patch` takes it. No text: the file is not
/// there. Empty where both are equal.
std::string unified_diff(const std::string& path, const std::optional<std::string>& before,
                         const std::optional<std::string>& after);

}  // namespace segue::cli
