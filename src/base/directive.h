#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A directive is a comment that talks to us. It may end with a reason: `ignore drop-table
// reason="nobody reads it"`.

namespace segue::directive {

/// What it says before its reason.
std::string_view before_reason(std::string_view said);
/// What stands between the quotes of reason="…"; empty where there is none.
std::string_view reason_in(std::string_view said);

/// Its `key=value` words in order; a value may stand in quotes. A word without `=` has no value.
using Words = std::vector<std::pair<std::string, std::string>>;
Words words_in(std::string_view said);
/// Whether the quote is missing that ends one of these values.
bool is_unclosed(std::string_view said);

}  // namespace segue::directive
