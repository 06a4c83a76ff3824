#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace segue::rules {

/// The locks that other sessions wait for, on tables that have users, from statement to statement
/// of a script. They are held until the transaction ends.
class HeldLocks {
 public:
  /// What is held while this step runs, from the steps before it, which must all have been asked
  /// about and be there still.
  const std::vector<facts::Lock>& at(const Step& step);

 private:
  void take(const Step& step);
  void follow(const Step& step);

  std::vector<facts::Lock> held_;
  const Step* previous_ = nullptr;  // its own locks count from the next step on
};

/// Of several locks that are held the one that matters while the step works: rather that of the
/// table that it works on, rather that of a table which is there still when the script is over.
const facts::Lock& foremost(const std::vector<facts::Lock>& held, const Step& step,
                            const Script& script);

}  // namespace segue::rules
