#pragma once

#include <string_view>

namespace segue::postgresql {

/// Whether a function is the server's own, of those that scripts call by themselves: it sets a
/// sequence or a setting, sleeps, locks, or tells something. In lower case. What is not listed here
/// is an extension's, as far as anybody knows.
bool has_no_effect(std::string_view function);

}  // namespace segue::postgresql
