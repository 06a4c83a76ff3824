#include "run/servo.h"

#include <algorithm>
#include <vector>

namespace segue::run {
namespace {

constexpr size_t window = 10;       // batches that are looked back at
constexpr double growth = 1.5;      // at most, from one batch to the next
constexpr double far_too_late = 5;  // times the target: a tenth is left

/// So that nine of ten are not larger.
double ninth_of_ten(const std::deque<double>& values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted[(sorted.size() * 9 - 1) / 10];
}

}  // namespace

Servo::Servo(const BatchSizes& sizes) : sizes_(sizes), rows_(sizes.first) {
  resize(static_cast<double>(sizes.first));
}

void Servo::resize(double rows) {
  rows_ = std::clamp(static_cast<int64_t>(rows), sizes_.least, sizes_.most);
}

void Servo::took(int64_t rows, std::chrono::microseconds time) {
  if (rows <= 0) return;
  const double micros = std::max<double>(static_cast<double>(time.count()), 1);
  const double target = std::chrono::duration<double, std::micro>(sizes_.target).count();
  if (micros > far_too_late * target) {
    recent_.clear();
    return resize(static_cast<double>(rows_) / 10);
  }
  recent_.push_back(micros / static_cast<double>(rows));
  if (recent_.size() > window) recent_.pop_front();
  const double fit = target / ninth_of_ten(recent_);
  const double now = static_cast<double>(rows_);
  // What is left of a range may be small and says little about a full batch.
  if (micros > 1.2 * target)
    return resize(std::min(now, static_cast<double>(rows) * target / micros));
  resize(std::min(fit, now * growth));
}

void Servo::overran() {
  recent_.clear();
  resize(static_cast<double>(rows_) / 2);
}

void Servo::aim(const BatchSizes& sizes) {
  sizes_ = sizes;
  resize(static_cast<double>(rows_));
}

}  // namespace segue::run
