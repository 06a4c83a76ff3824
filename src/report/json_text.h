#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace segue::report {

/// The document as text; bytes that are no UTF-8 become the replacement character, so that every
/// reader can take it. `indent` below 0 keeps it on one line.
inline std::string json_text(const nlohmann::ordered_json& json, int indent = -1) {
  return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace segue::report
