#include "base/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace segue {
namespace {

/// How many letters have to be put in, taken out or changed.
size_t distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t(0));
  for (size_t i = 0; i < a.size(); ++i) {
    size_t diagonal = std::exchange(row[0], i + 1);
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = std::exchange(row[j + 1], std::min({changed, row[j] + 1, row[j + 1] + 1}));
    }
  }
  return row.back();
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& words) {
  std::string_view best;
  size_t fewest = std::max<size_t>(2, word.size() / 3) + 1;
  for (const std::string_view candidate : words) {
    const size_t edits = distance(word, candidate);
    if (edits >= fewest) continue;
    fewest = edits;
    best = candidate;
  }
  return best;
}

std::string meant_by(std::string_view word, const std::vector<std::string_view>& words) {
  const std::string_view meant = nearest(word, words);
  return meant.empty() ? std::string() : fmt::format(", did you mean `{}`?", meant);
}

std::string meant_or_known(std::string_view word, const std::vector<std::string_view>& words) {
  std::string meant = meant_by(word, words);
  return meant.empty() ? fmt::format(" (known: {})", fmt::join(words, ", ")) : meant;
}

}  // namespace segue
