#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "gates/gate.h"

namespace segue::gates {

/// What the clocks say: the database's, and the two of this machine. Milliseconds.
struct Instant {
  std::string boot{};
  int64_t steady = 0;
  int64_t wall = 0;
  int64_t database = 0;
};

/// Asks all of them.
Result<Instant> instant_of(const Question& question);

/// How long something has been so, over any number of processes, machines and restarts: what the
/// clock of the database and that of this machine agree on.
struct Stopwatch {
  Instant last{};
  std::chrono::milliseconds elapsed{};

  /// It starts at this moment …
  static Stopwatch started(const Instant& now) { return {.last = now, .elapsed = {}}; }
  /// … or at an earlier one by the clock of the database, where the clocks are within a minute.
  static Stopwatch started_at(int64_t event, const Instant& now);
  /// Goes on until now. Where a clock went back, or they do not agree on what has passed, it starts
  /// again: why, in words; empty where it went on.
  std::string go_on(const Instant& now);
};

/// What a gate remembers: a stopwatch, and what its kind notes.
struct Memory {
  Stopwatch watch{};
  std::string note{};
};

/// Nothing where it remembers nothing, or what is not understood.
Result<std::optional<Memory>> recalled(const Question& question);
/// An error where it could not be kept.
Result<bool> keep(const Question& question, const Memory& memory);
Result<bool> forget(const Question& question);

}  // namespace segue::gates
