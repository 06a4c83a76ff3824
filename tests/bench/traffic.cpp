#include "bench/traffic.h"

#include <fmt/core.h>

#include <algorithm>
#include <random>

namespace segue::bench {

Traffic::Traffic(const Open& open, int64_t rows, int sessions, int per_second)
    : per_second_(per_second), latencies_(static_cast<size_t>(sessions)) {
  const std::chrono::microseconds every(1'000'000LL * sessions / per_second);
  for (int i = 0; i < sessions; ++i)
    threads_.emplace_back(
        [this, open, rows, every, i] { work(open, rows, every, static_cast<unsigned>(i)); });
}

Traffic::~Traffic() {
  over_ = true;
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

void Traffic::work(const Open& open, int64_t rows, std::chrono::microseconds every,
                   unsigned number) {
  const auto connection = open();
  std::mt19937_64 chance(number + 1);
  const auto any = [&] { return static_cast<int64_t>(chance() % static_cast<uint64_t>(rows)) + 1; };
  for (auto due = Clock::now();; due += every) {
    // What was due is counted whenever it comes about.
    if (over_ && due >= ended_.load()) return;
    std::this_thread::sleep_until(due);
    const bool read = static_cast<bool>(
        connection->run(fmt::format("SELECT body FROM things WHERE id = {}", any())));
    const bool written = static_cast<bool>(
        connection->run(fmt::format("UPDATE things SET hits = hits + 1 WHERE id = {}", any())));
    if (due < begun_.load() || due >= ended_.load()) continue;
    if (!read || !written) ++failed_;
    if (Clock::now() < ended_.load()) ++in_time_;
    latencies_[number].push_back(
        std::chrono::duration<double, std::milli>(Clock::now() - due).count());
  }
}

void Traffic::begin() {
  begun_ = Clock::now();
}

Noticed Traffic::end() {
  ended_ = Clock::now();
  const std::chrono::duration<double> time = ended_.load() - begun_.load();
  over_ = true;
  for (auto& thread : threads_)
    thread.join();
  std::vector<double> all;
  for (const auto& each : latencies_)
    all.insert(all.end(), each.begin(), each.end());
  std::sort(all.begin(), all.end());
  Noticed noticed{.failed = failed_};
  if (all.empty()) return noticed;
  const auto at = [&](double share) {
    return all[std::min(all.size() - 1,
                        static_cast<size_t>(static_cast<double>(all.size()) * share))];
  };
  noticed.p50 = at(0.5);
  noticed.p99 = at(0.99);
  noticed.worst = all.back();
  noticed.kept = std::min(1.0, in_time_ / (time.count() * per_second_));
  return noticed;
}

}  // namespace segue::bench
