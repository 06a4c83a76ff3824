#pragma once

#include <string_view>

namespace segue::rules {

/// What is left to do about the writers that wait where a server has one at a time.
inline constexpr std::string_view let_writers_wait =
    "There is no form that lets others write meanwhile: run it when few do, in a transaction of "
    "its own, and give writers the patience to wait (busy_timeout).";

}  // namespace segue::rules
