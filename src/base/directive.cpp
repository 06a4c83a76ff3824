#include "base/directive.h"

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

}  // namespace segue::directive
