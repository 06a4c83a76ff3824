#include "dialect/telltales.h"

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"

namespace segue::dialect {
namespace {

bool in_word(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Behind the first byte, which is the same.
bool stands_at(std::string_view text, size_t at, std::string_view words) {
  const size_t end = at + words.size();
  if (end > text.size() || text[end - 1] != words.back()) return false;
  const bool ends = end == text.size() || !in_word(words.back()) || !in_word(text[end]);
  return ends && text.substr(at, words.size()) == words;
}

/// The telltales that have not been met, by their first byte: a text is gone through once for all.
class Unmet {
 public:
  explicit Unmet(std::span<const Telltale> telltales) : telltales_(telltales) {
    next_.resize(telltales.size(), none);
    for (size_t i = 0; i < telltales.size(); ++i)
      next_[i] = std::exchange(first(telltales[i].words.front()), static_cast<uint16_t>(i));
  }

  /// The weight of those that stand here; they are met then.
  int meet(std::string_view text, size_t at) {
    int weight = 0;
    for (uint16_t* link = &first(text[at]); *link != none;) {
      const Telltale& telltale = telltales_[*link];
      if (stands_at(text, at, telltale.words)) {
        weight += telltale.weight;
        *link = next_[*link];
      } else {
        link = &next_[*link];
      }
    }
    return weight;
  }

 private:
  static constexpr uint16_t none = 0xFFFF;
  uint16_t& first(char c) { return first_[static_cast<unsigned char>(c)]; }

  std::span<const Telltale> telltales_;
  std::array<uint16_t, 256> first_ = [] {
    std::array<uint16_t, 256> links{};
    links.fill(none);
    return links;
  }();
  std::vector<uint16_t> next_;
};

}  // namespace

int weigh(std::string_view sql, std::span<const Telltale> telltales) {
  const std::string text = text::upper(sql);
  Unmet unmet(telltales);
  int weight = 0;
  bool inside = false;  // of a word: none begins there
  for (size_t at = 0; at < text.size(); ++at) {
    const bool word = in_word(text[at]);
    if (!word || !inside) weight += unmet.meet(text, at);
    inside = word;
  }
  return weight;
}

}  // namespace segue::dialect
