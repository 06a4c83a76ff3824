#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace segue::report {

/// A word, or null where there is none.
inline nlohmann::ordered_json word_or_null(const std::string& word) {
  return word.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(word);
}

/// What `json_of` makes of each of them, as a list.
template <class T, class Make>
nlohmann::ordered_json list_as_json(const std::vector<T>& all, Make json_of) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const T& each : all)
    list.push_back(json_of(each));
  return list;
}

/// The document as text; bytes that are no UTF-8 become the replacement character, so that every
/// reader can take it. `indent` below 0 keeps it on one line.
inline std::string json_text(const nlohmann::ordered_json& json, int indent = -1) {
  return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace segue::report
