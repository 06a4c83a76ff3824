#pragma once

#include <string>
#include <string_view>

namespace segue::postgresql {

/// A JSON document as `jsonb` holds it: without blanks between its parts, its keys in order, of
/// keys that occur twice the last. What is no document comes back as it is.
std::string normal_document(std::string_view text);

}  // namespace segue::postgresql
