#pragma once

#include <atomic>
#include <cstdint>
#include <random>

namespace segue::test {

/// The numbers of the rows of one database, which all applications on it share. Every tenth row can
/// be frozen: nobody picks it any more, so that its values can be compared with what they were.
class Numbers {
 public:
  int64_t fresh() { return ++last_; }
  /// Of a row that was there once.
  int64_t picked(std::mt19937& chance) const {
    const int64_t number = 1 + static_cast<int64_t>(chance()) % last_;
    return is_frozen(number) ? number + 1 : number;
  }

  void freeze() { frozen_ = last_.load(); }
  void thaw() { frozen_ = 0; }
  bool is_frozen(int64_t number) const { return number <= frozen_ && number % 10 == 0; }

 private:
  std::atomic<int64_t> last_ = 0, frozen_ = 0;
};

}  // namespace segue::test
