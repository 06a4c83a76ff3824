#pragma once

#include <string_view>

// A directive is a comment that talks to us. It may end with a reason: `ignore drop-table
// reason="nobody reads it"`.

namespace segue::directive {

/// What it says before its reason.
std::string_view before_reason(std::string_view said);
/// What stands between the quotes of reason="…"; empty where there is none.
std::string_view reason_in(std::string_view said);

}  // namespace segue::directive
