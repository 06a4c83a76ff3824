#pragma once

#include <optional>
#include <set>
#include <string>

#include "live_rollout/stage.h"

namespace segue::test {

/// What a release sees: a line for each row.
using View = std::multiset<std::string>;

/// What is in one and not in the other, the first few of each; empty where they are equal.
std::string difference(const View& a, const View& b);

/// Asks the database what the two releases see, as somebody of neither.
class Views {
 public:
  explicit Views(const Stage& stage);

  /// How they differ in one and the same state of the database; empty where they agree.
  std::string disagreement();
  /// The frozen rows as v1 or v2 sees them.
  View frozen_of_v1();
  View frozen_of_v2();
  /// What the change promises for the end and does not hold; empty where everything does.
  std::string broken_promise();

 private:
  View frozen(const std::string& query);

  const Stage& stage_;
  dialect::ConnectionPtr connection_;
};

}  // namespace segue::test
