#include "hooks/keys.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

#include "base/duration.h"
#include "base/nearest.h"
#include "hooks/happening.h"

namespace segue::hooks {
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
  refuse(fmt::format("{} `{}`{}", what, word, meant_or_known(word, known)));
}

}  // namespace segue::hooks
