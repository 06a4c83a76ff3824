#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>
#include <vector>

#include "dialect/connection.h"

namespace segue::bench {

/// What an application noticed. Times are milliseconds, from the moment when a transaction was due:
/// whoever had to wait for the one before counts that, too.
struct Noticed {
  double p50 = 0;
  double p99 = 0;
  double worst = 0;
  double kept = 0;  // of those that were due, the share that was done before the end
  int failed = 0;
};

/// Small transactions at a steady rate, by several sessions: each reads a row and changes another.
class Traffic {
 public:
  using Open = std::function<dialect::ConnectionPtr()>;
  Traffic(const Open& open, int64_t rows, int sessions, int per_second);
  ~Traffic();
  /// From here on it counts.
  void begin();
  /// What was noticed of the time since.
  Noticed end();

 private:
  using Clock = std::chrono::steady_clock;
  void work(const Open& open, int64_t rows, std::chrono::microseconds every, unsigned seed);

  std::atomic<bool> over_ = false;
  std::atomic<Clock::time_point> begun_{Clock::time_point::max()};
  std::atomic<Clock::time_point> ended_{Clock::time_point::max()};
  std::atomic<int> failed_ = 0;
  std::atomic<int> in_time_ = 0;
  int per_second_;
  std::vector<std::vector<double>> latencies_;
  std::vector<std::thread> threads_;
};

}  // namespace segue::bench
