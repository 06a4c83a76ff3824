#pragma once

#include <map>
#include <string>
#include <string_view>

namespace segue::mysql {

/// The options that the text of an option file (my.cnf) has for clients, by name, with `-` for `_`.
/// Of several with one name the last counts. Includes of other files are not followed.
std::map<std::string, std::string> options_for_clients(std::string_view text);

}  // namespace segue::mysql
