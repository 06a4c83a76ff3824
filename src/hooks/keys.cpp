#include "hooks/keys.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

#include "base/duration.h"
#include "hooks/happening.h"

namespace segue::hooks {
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

}  // namespace

Keys::Keys(const Table& table, std::string file, const std::vector<std::string_view>& known)
    : table_(table), file_(std::move(file)) {
  for (const auto& [key, value] : table_.values)
    check("unknown key", key, known);
}

const std::vector<std::string>& Keys::words(std::string_view key) const {
  static const std::vector<std::string> none;
  const auto found = table_.values.find(std::string(key));
  return found == table_.values.end() ? none : found->second;
}

std::optional<std::string> Keys::word(std::string_view key) {
  const auto& given = words(key);
  if (given.empty()) return std::nullopt;
  if (given.size() > 1) refuse(fmt::format("`{}` takes one value", key));
  return given[0];
}

std::chrono::milliseconds Keys::time(std::string_view key, std::chrono::milliseconds otherwise,
                                     std::chrono::milliseconds most) {
  const auto given = word(key);
  if (!given) return otherwise;
  const auto time = read_duration(*given);
  if (time && *time > std::chrono::milliseconds(0) && *time <= most) return *time;
  refuse(fmt::format("`{}` must be a time of at most {}, such as \"{}\", and not `{}`", key,
                     in_words(most), "5s", *given));
  return otherwise;
}

std::string Keys::choice(std::string_view key, const std::vector<std::string_view>& choices) {
  const auto given = word(key);
  if (!given) return std::string(choices[0]);
  check(fmt::format("`{}` cannot be", key), *given, choices);
  return *given;
}

std::vector<std::string> Keys::moments(std::string_view key) {
  for (const auto& moment : words(key))
    check("there is no moment", moment, hooks::moments());
  return words(key);
}

void Keys::refuse(std::string_view why) {
  if (problem_) return;
  problem_ = Error{ErrorCode::usage, fmt::format("{}:{}: {}", file_, table_.line, why)};
}

void Keys::check(std::string_view what, std::string_view word,
                 const std::vector<std::string_view>& known) {
  if (std::find(known.begin(), known.end(), word) != known.end()) return;
  const std::string_view meant = nearest(word, known);
  refuse(meant.empty() ? fmt::format("{} `{}` (known: {})", what, word, fmt::join(known, ", "))
                       : fmt::format("{} `{}`, did you mean `{}`?", what, word, meant));
}

}  // namespace segue::hooks
