#include "cli/unified.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

namespace segue::cli {
namespace {

using Lines = std::vector<std::string_view>;

/// Lines of context around a change.
constexpr size_t context = 3;
/// Above this many pairs of lines the middle of a file counts as replaced.
constexpr size_t most_pairs = 16'000'000;

/// The lines with their ends, so that a last line without one differs from one that has it.
Lines lines_of(std::string_view text) {
  Lines lines;
  for (size_t at = 0; at < text.size();) {
    const size_t newline = text.find('\n', at);
    const size_t end = newline == std::string_view::npos ? text.size() : newline + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

/// A line of the one text, of the other, or of both.
struct Edit {
  char sign = ' ';
  std::string_view line{};
};
using Edits = std::vector<Edit>;

void add(Edits& edits, char sign, Lines::const_iterator from, Lines::const_iterator to) {
  for (; from != to; ++from)
    edits.push_back({sign, *from});
}

/// What differs between two runs of lines, by their longest common subsequence.
void add_middle(Edits& edits, const Lines& a, const Lines& b) {
  if (a.size() * b.size() > most_pairs) {
    add(edits, '-', a.begin(), a.end());
    return add(edits, '+', b.begin(), b.end());
  }
  const size_t width = b.size() + 1;
  std::vector<uint32_t> common((a.size() + 1) * width);
  for (size_t i = a.size(); i-- > 0;)
    for (size_t j = b.size(); j-- > 0;)
      common[i * width + j] =
          a[i] == b[j] ? common[(i + 1) * width + j + 1] + 1
                       : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
  size_t i = 0;
  size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      edits.push_back({' ', a[i++]});
      ++j;
    } else if (i < a.size() &&
               (j == b.size() || common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      edits.push_back({'-', a[i++]});
    } else {
      edits.push_back({'+', b[j++]});
    }
  }
}

Edits edits_between(const Lines& a, const Lines& b) {
  const auto [a_head, b_head] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const Lines a_rest(a_head, a.end());
  const Lines b_rest(b_head, b.end());
  const auto [a_tail, b_tail] =
      std::mismatch(a_rest.rbegin(), a_rest.rend(), b_rest.rbegin(), b_rest.rend());
  Edits edits;
  add(edits, ' ', a.begin(), a_head);
  add_middle(edits, Lines(a_rest.begin(), a_tail.base()), Lines(b_rest.begin(), b_tail.base()));
  add(edits, ' ', a_tail.base(), a_rest.end());
  return edits;
}

std::string range(size_t first, size_t count) {
  if (count == 1) return fmt::format("{}", first + 1);
  return fmt::format("{},{}", count == 0 ? first : first + 1, count);
}

/// Edits [first, last), of which the first one stands behind so many lines of either text.
std::string hunk(const Edits& edits, size_t first, size_t last, size_t a_before, size_t b_before) {
  size_t a_count = 0;
  size_t b_count = 0;
  std::string lines;
  for (size_t i = first; i < last; ++i) {
    const Edit& edit = edits[i];
    a_count += edit.sign != '+';
    b_count += edit.sign != '-';
    fmt::format_to(std::back_inserter(lines), "{}{}", edit.sign, edit.line);
    if (!edit.line.ends_with('\n')) lines += "\n\\ No newline at end of file\n";
  }
  return fmt::format("@@ -{} +{} @@\n{}", range(a_before, a_count), range(b_before, b_count),
                     lines);
}

std::string hunks(const Edits& edits) {
  std::string text;
  size_t a_at = 0;
  size_t b_at = 0;
  for (size_t i = 0; i < edits.size();) {
    if (edits[i].sign == ' ') {
      ++a_at, ++b_at, ++i;
      continue;
    }
    const size_t first = i - std::min({i, context});
    const size_t back = i - first;
    size_t last = i;
    // Changes that stand near each other share their context.
    for (size_t j = i; j < edits.size() && j < last + 2 * context + 1; ++j)
      if (edits[j].sign != ' ') last = j;
    const size_t end = std::min(edits.size(), last + context + 1);
    text += hunk(edits, first, end, a_at - back, b_at - back);
    for (; i < end; ++i) {
      a_at += edits[i].sign != '+';
      b_at += edits[i].sign != '-';
    }
  }
  return text;
}

}  // namespace

std::string unified_diff(const std::string& path, const std::optional<std::string>& before,
                         const std::optional<std::string>& after) {
  if (before == after) return {};
  const std::string a = before.value_or("");
  const std::string b = after.value_or("");
  return fmt::format("--- {}\n+++ {}\n{}", before ? path : "/dev/null", after ? path : "/dev/null",
                     hunks(edits_between(lines_of(a), lines_of(b))));
}

}  // namespace segue::cli
