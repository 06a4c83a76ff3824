#include "gates/stopwatch.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/duration.h"

namespace segue::gates {
namespace {

using std::chrono::milliseconds;

constexpr int64_t minute = 60'000;
/// What asking takes, and what clocks are set right by all the time.
constexpr int64_t jitter = 1000;

constexpr std::string_view format = "1";  // of what is kept

std::string words_of(int64_t ms) {
  return in_words(milliseconds(std::abs(ms)));
}

/// The numbers of a line, and what stands behind them.
std::optional<std::string_view> read_numbers(std::string_view line, auto&... numbers) {
  const auto read = [&](int64_t& number) {
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (error != std::errc()) return false;
    line.remove_prefix(static_cast<size_t>(end - line.data()));
    if (!line.starts_with(' ')) return false;
    line.remove_prefix(1);
    return true;
  };
  if (!(read(numbers) && ...)) return std::nullopt;
  return line;
}

std::optional<Memory> read_memory(std::string_view text) {
  const size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  Memory memory;
  int64_t version = 0, elapsed = 0;
  Instant& last = memory.watch.last;
  const auto boot =
      read_numbers(text.substr(0, end), version, elapsed, last.steady, last.wall, last.database);
  if (!boot || version != 1) return std::nullopt;
  last.boot = *boot;
  memory.watch.elapsed = milliseconds(elapsed);
  memory.note = text.substr(end + 1);
  return memory;
}

std::string text_of(const Memory& memory) {
  const Instant& last = memory.watch.last;
  std::string boot = last.boot;
  std::replace(boot.begin(), boot.end(), '\n', ' ');
  return fmt::format("{} {} {} {} {} {}\n{}", format, memory.watch.elapsed.count(), last.steady,
                     last.wall, last.database, boot, memory.note);
}

Result<bool> remember(const Question& question, const std::string& text) {
  if (!question.remember) return Error{ErrorCode::usage, "there is nowhere to remember it"};
  return question.remember(text);
}

}  // namespace

Result<Instant> instant_of(const Question& question) {
  if (const auto asked = question.journal.synchronise(); !asked) return asked.error();
  return Instant{.boot = question.outside.boot(),
                 .steady = question.outside.steady(),
                 .wall = question.outside.wall(),
                 .database = question.journal.now()};
}

Stopwatch Stopwatch::started_at(int64_t event, const Instant& now) {
  Stopwatch watch = started(now);
  if (std::abs(now.wall - now.database) > minute) return watch;
  watch.elapsed = milliseconds(std::max<int64_t>(0, std::min(now.database, now.wall) - event));
  return watch;
}

std::string Stopwatch::go_on(const Instant& now) {
  const int64_t theirs = now.database - last.database;
  const int64_t ours = now.boot == last.boot ? now.steady - last.steady : now.wall - last.wall;
  const int64_t apart = std::abs(theirs - ours);
  std::string trouble;
  if (theirs < -jitter)
    trouble = fmt::format("the clock of the database went back by {}", words_of(theirs));
  else if (ours < -jitter)
    trouble = fmt::format("the clock of this machine went back by {}", words_of(ours));
  else if (apart > std::max(minute, std::max(theirs, ours) / 20))
    trouble = fmt::format("by the clock of the database {} have passed, by that of this machine {}",
                          words_of(theirs), words_of(ours));
  last = now;
  elapsed = trouble.empty() ? elapsed + milliseconds(std::max<int64_t>(0, std::min(theirs, ours)))
                            : milliseconds(0);
  return trouble;
}

Result<std::optional<Memory>> recalled(const Question& question) {
  const auto text = question.journal.memory(question.rollout.release, question.gate.name);
  if (!text) return text.error();
  return read_memory(*text);
}

Result<bool> keep(const Question& question, const Memory& memory) {
  return remember(question, text_of(memory));
}

Result<bool> forget(const Question& question) {
  return remember(question, "");
}

}  // namespace segue::gates
