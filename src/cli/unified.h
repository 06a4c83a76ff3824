#pragma once

#include <string>

namespace segue::cli {

/// What changes in a file, as `diff -u` shows it; an empty `before` is a file that is not there
/// yet. Empty where both are equal.
std::string unified_diff(const std::string& path, const std::string& before,
                         const std::string& after);

}  // namespace segue::cli
