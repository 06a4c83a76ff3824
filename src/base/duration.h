#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace segue {

/// "250ms", "1.5s", "10m", "2h", "3d"; a number alone means seconds. Nothing where it is none, or
/// negative.
std::optional<std::chrono::milliseconds> read_duration(std::string_view text);
/// For people, in at most two units: "250 ms", "1.5 s", "2 min 5 s", "3 h 10 min", "2 d 4 h".
std::string in_words(std::chrono::milliseconds time);

}  // namespace segue
