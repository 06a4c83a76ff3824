#include "cli/unified.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

namespace segue::cli {
namespace {

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text) {
  Lines lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string range(size_t from, size_t count) {
  return count == 0 ? "0,0" : fmt::format("{},{}", from + 1, count);
}

}  // namespace

std::string unified_diff(const std::string& path, const std::string& before,
                         const std::string& after) {
  if (before == after) return {};
  constexpr size_t context = 3;
  const Lines a = lines_of(before);
  const Lines b = lines_of(after);
  // What is equal at both ends is left out: fixes change one place.
  size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head])
    ++head;
  size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head &&
         a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
    ++tail;
  const size_t from = head - std::min(head, context);
  const size_t kept = std::min(tail, context);
  std::string text = fmt::format(
      "--- {}\n+++ {}\n@@ -{} +{} @@\n", before.empty() ? "/dev/null" : path, path,
      range(from, a.size() - tail + kept - from), range(from, b.size() - tail + kept - from));
  const auto add = [&](char mark, const Lines& lines, size_t first, size_t last) {
    for (size_t i = first; i < last; ++i)
      fmt::format_to(std::back_inserter(text), "{}{}\n", mark, lines[i]);
  };
  add(' ', a, from, head);
  add('-', a, head, a.size() - tail);
  add('+', b, head, b.size() - tail);
  add(' ', a, a.size() - tail, a.size() - tail + kept);
  return text;
}

}  // namespace segue::cli
