#include "base/duration.h"

#include <fmt/core.h>

#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace segue {
namespace {

struct Unit {
  std::string_view word;
  std::string_view shown;
  double milliseconds;
};
constexpr std::array<Unit, 5> units = {{{"ms", "ms", 1},
                                        {"s", "s", 1000},
                                        {"m", "min", 60'000},
                                        {"h", "h", 3'600'000},
                                        {"d", "d", 86'400'000}}};

}  // namespace

std::optional<std::chrono::milliseconds> read_duration(std::string_view text) {
  text = text::trimmed(text);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || !std::isfinite(value) || value < 0) return std::nullopt;
  std::string_view word = text::trimmed(text.substr(static_cast<size_t>(end - text.data())));
  if (word.empty()) word = "s";
  for (const Unit& unit : units)
    if (word == unit.word && value * unit.milliseconds < 1e15)
      return std::chrono::milliseconds(std::llround(value * unit.milliseconds));
  return std::nullopt;
}

std::string in_words(std::chrono::milliseconds time) {
  const auto count = static_cast<double>(time.count());
  if (count < 1000) return fmt::format("{} ms", time.count());
  if (count < 60'000) return fmt::format("{:.3g} s", count / 1000);
  size_t i = units.size() - 1;
  while (count < units[i].milliseconds)
    --i;
  const auto whole = static_cast<int64_t>(count / units[i].milliseconds);
  const auto rest = static_cast<int64_t>(
      (count - static_cast<double>(whole) * units[i].milliseconds) / units[i - 1].milliseconds);
  std::string words = fmt::format("{} {}", whole, units[i].shown);
  if (rest > 0) words += fmt::format(" {} {}", rest, units[i - 1].shown);
  return words;
}

}  // namespace segue
