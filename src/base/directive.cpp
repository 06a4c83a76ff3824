#include "base/directive.h"

#include <algorithm>

#include "base/text.h"

namespace segue::directive {

std::string_view before_reason(std::string_view said) {
  return said.substr(0, said.find("reason="));
}

std::string_view reason_in(std::string_view said) {
  constexpr std::string_view key = "reason=";
  const size_t at = said.find(key);
  if (at == std::string_view::npos) return {};
  std::string_view value = said.substr(at + key.size());
  if (!value.empty() && (value.front() == '"' || value.front() == '\'')) {
    const char quote = value.front();
    value.remove_prefix(1);
    value = value.substr(0, value.find(quote));
  }
  return text::trimmed(value);
}

namespace {

Words words_in(std::string_view said, bool& unclosed) {
  Words words;
  for (said = text::trimmed(said); !said.empty(); said = text::trimmed(said)) {
    const size_t end = said.find_first_of("= \t\r\n");
    auto& [key, value] = words.emplace_back(said.substr(0, end), "");
    said.remove_prefix(std::min(end, said.size()));
    if (said.empty() || said.front() != '=') continue;
    said.remove_prefix(1);
    const bool quoted = !said.empty() && (said.front() == '"' || said.front() == '\'');
    const std::string_view ends = quoted ? said.substr(0, 1) : std::string_view(" \t\r\n");
    if (quoted) said.remove_prefix(1);
    const size_t end_of_value = said.find_first_of(ends);
    unclosed = unclosed || (quoted && end_of_value == std::string_view::npos);
    const size_t last = std::min(end_of_value, said.size());
    value = said.substr(0, last);
    said.remove_prefix(std::min(last + (quoted ? 1 : 0), said.size()));
  }
  return words;
}

}  // namespace

Words words_in(std::string_view said) {
  bool unclosed = false;
  return words_in(said, unclosed);
}

bool is_unclosed(std::string_view said) {
  bool unclosed = false;
  (void)words_in(said, unclosed);
  return unclosed;
}

}  // namespace segue::directive
