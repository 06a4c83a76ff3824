#pragma once

#include <span>
#include <string_view>

namespace segue::postgresql {

/// What folders, file names, lock files and other tools call it.
std::span<const std::string_view> aliases();

/// How much a script looks like this dialect; 0 where nothing tells.
int sniff(std::string_view sql);

}  // namespace segue::postgresql
