#pragma once

#include <chrono>
#include <cstdint>
#include <deque>

namespace segue::run {

/// How large batches are to be.
struct BatchSizes {
  std::chrono::milliseconds target{1};  // for the rows of one batch
  int64_t first = 1000;                 // rows
  int64_t least = 10;
  int64_t most = 50'000;
};

/// Finds how many rows a batch may have so that they take the target's time longer than all else
/// that the batch costs: half of the time at least is for rows, however far the server or slow its
/// commit is. (What the message with the rows costs by itself counts with the rows, and is about
/// what the other costs.) Grows step by step as long as nine of ten recent batches would have kept
/// to it, and shrinks at once after one that was late.
class Servo {
 public:
  explicit Servo(const BatchSizes& sizes);

  int64_t rows() const { return rows_; }
  /// So many rows took so long, and the rest of their batch so long besides.
  void took(int64_t rows, std::chrono::microseconds time, std::chrono::microseconds besides = {});
  /// A batch was ended because it took too long, or because others could not wait for it.
  void overran();
  /// Other sizes from now on.
  void aim(const BatchSizes& sizes);

 private:
  void resize(double rows);

  BatchSizes sizes_;
  int64_t rows_;
  std::deque<double> recent_{};   // microseconds per row of the last batches
  std::deque<double> besides_{};  // microseconds that they took besides
};

}  // namespace segue::run
