#include "run/servo.h"

#include <algorithm>
#include <vector>

namespace segue::run {
namespace {

using std::chrono::microseconds;
using Micros = std::chrono::duration<double, std::micro>;

constexpr size_t window = 10;                    // batches that are looked back at
constexpr double growth = 1.5;                   // at most, from one batch to the next
constexpr double far_too_late = 5;               // times the target: a tenth is left …
constexpr std::chrono::milliseconds hiccup(50);  // … of what is no mere hiccup

std::vector<double> sorted(const std::deque<double>& values) {
  std::vector<double> all(values.begin(), values.end());
  std::sort(all.begin(), all.end());
  return all;
}

/// So that nine of ten are not larger.
double ninth_of_ten(const std::deque<double>& values) {
  return sorted(values)[(values.size() * 9 - 1) / 10];
}

double middle_of(const std::deque<double>& values) {
  return sorted(values)[values.size() / 2];
}

void keep(std::deque<double>& values, double newest) {
  values.push_back(newest);
  if (values.size() > window) values.pop_front();
}

}  // namespace

Servo::Servo(const BatchSizes& sizes) : sizes_(sizes), rows_(sizes.first) {
  resize(static_cast<double>(sizes.first));
}

void Servo::resize(double rows) {
  rows_ = std::clamp(static_cast<int64_t>(rows), sizes_.least, sizes_.most);
}

void Servo::took(int64_t rows, microseconds time, microseconds besides) {
  if (rows <= 0) return;
  const double micros = std::max<double>(static_cast<double>(time.count()), 1);
  keep(besides_, static_cast<double>(besides.count()));
  const double target = Micros(sizes_.target).count() + middle_of(besides_);
  if (micros > std::max(far_too_late * target, Micros(hiccup).count())) {
    recent_.clear();
    return resize(static_cast<double>(rows_) / 10);
  }
  keep(recent_, micros / static_cast<double>(rows));
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
