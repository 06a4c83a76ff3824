#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace segue::sqlite {

/// "syntax error at `found`, expected `(` or `AS`". `found` is empty at the end of the statement.
/// `expected` are names of tokens as the grammar writes them; where too many are possible, none is
/// listed.
std::string syntax_error(std::string_view found, const std::vector<std::string>& expected);

}  // namespace segue::sqlite
