#pragma once

#include <string>
#include <string_view>

namespace segue::report {

/// The text as content or attribute of HTML and XML. What XML cannot hold at all (control
/// characters, bytes that are no UTF-8) becomes the replacement character.
std::string escaped(std::string_view text);

/// The same for a message: what stands in `backticks` becomes a `code` element.
std::string with_code(std::string_view message);

}  // namespace segue::report
