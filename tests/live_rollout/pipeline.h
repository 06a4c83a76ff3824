#pragma once

#include <string>
#include <vector>

#include "live_rollout/stage.h"

namespace segue::test {

/// How a command of the program ended.
struct Ended {
  int status = 0;
  std::string said{};  // the command, and all that it printed
};

/// The pipeline that deploys release v2 over v1: it calls the program as a user does. Where
/// $SEGUE_PHASES_ONLY is set it does the same with `up --phase` and `down`, without releases and
/// gates.
class Pipeline {
 public:
  explicit Pipeline(const Stage& stage) : stage_(stage) {}

  /// The schema that v1 was written for.
  Ended start() const;
  Ended pre_deploy() const;
  Ended post_deploy() const;
  Ended contract() const;
  /// The contract for a timer: 0 also where its time has not come.
  Ended contract_if_ready() const;
  /// Whatever the gates say.
  Ended force_contract() const;
  Ended roll_back() const;
  Ended gate() const;

 private:
  Ended run(const std::vector<std::string>& words) const;

  const Stage& stage_;
};

}  // namespace segue::test
