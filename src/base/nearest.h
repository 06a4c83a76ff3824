#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace segue {

/// Of several words the one that a mistyped word was meant to be; empty where none is near.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& words);

// What to say behind a word that is not known.

/// ", did you mean `x`?"; empty where none is near.
std::string meant_by(std::string_view word, const std::vector<std::string_view>& words);
/// The same; where none is near, " (known: x, y)".
std::string meant_or_known(std::string_view word, const std::vector<std::string_view>& words);

}  // namespace segue
