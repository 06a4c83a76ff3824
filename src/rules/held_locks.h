#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace segue::rules {

/// The locks that other sessions wait for, on tables that have users, from statement to statement
/// of a script. They are held until the transaction ends.
class HeldLocks {
 public:
  /// What is held while this step runs: from the steps before it. Then takes in what it adds.
  const std::vector<facts::Lock>& at(const Step& step);

 private:
  void take(const Step& step);

  std::vector<facts::Lock> held_;
  std::vector<facts::Lock> next_;
};

}  // namespace segue::rules
