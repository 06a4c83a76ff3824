#pragma once

#include <string>

namespace segue::cli {

/// The path of the down that belongs to an up ("1_a.up.sql", "1_a/up.sql"); empty where names do
/// not tell them apart in this way.
std::string down_of(const std::string& up);

}  // namespace segue::cli
