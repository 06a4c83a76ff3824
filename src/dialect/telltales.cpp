#include "dialect/telltales.h"

#include <string>

#include "base/text.h"

namespace segue::dialect {
namespace {

bool in_word(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool occurs(std::string_view text, std::string_view words) {
  for (size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const size_t end = at + words.size();
    const bool begins = at == 0 || !in_word(words.front()) || !in_word(text[at - 1]);
    const bool ends = end == text.size() || !in_word(words.back()) || !in_word(text[end]);
    if (begins && ends) return true;
  }
  return false;
}

}  // namespace

int weigh(std::string_view sql, std::span<const Telltale> telltales) {
  const std::string text = text::upper(sql);
  int weight = 0;
  for (const auto& telltale : telltales) {
    if (occurs(text, telltale.words)) weight += telltale.weight;
  }
  return weight;
}

}  // namespace segue::dialect
