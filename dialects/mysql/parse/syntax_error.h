#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace segue::mysql {

/// "syntax error at `foo`, expected `(` or `AS`". `found` is empty at the end of the statement;
/// `expected` are the grammar's names of the tokens that would have been taken. Where they are too
/// many to help they are left out.
std::string syntax_error(std::string_view found, const std::vector<std::string>& expected);

}  // namespace segue::mysql
