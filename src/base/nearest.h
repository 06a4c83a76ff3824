#pragma once

#include <string_view>
#include <vector>

namespace segue {

/// Of several words the one that a mistyped word was meant to be; empty where none is near.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& words);

}  // namespace segue
