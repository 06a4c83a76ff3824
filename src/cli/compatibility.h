#pragma once

#include <string>
#include <vector>

#include "journal/rollouts.h"

namespace segue::cli {

/// Whether a release can work with a database as it is.
struct Compatibility {
  bool holds = false;
  std::string words{};  // why, or what the difference is, for people
};

/// A release that was expanded can work for as long as no later one has begun to remove what it
/// used. One that is only known as what another has replaced counts as begun before that one; one
/// that nobody knows is not compatible.
Compatibility compatibility_of(const std::vector<journal::Rollout>& rollouts,
                               const std::string& release);

}  // namespace segue::cli
