#include "cli/compatibility.h"

#include <catch2/catch.hpp>

namespace segue::cli {
namespace {

using journal::Rollout;
using journal::RolloutState;

Rollout rollout(int64_t id, const std::string& release, RolloutState state,
                const std::string& scripts = "") {
  return {.id = id,
          .release = release,
          .replaces = "v" + std::to_string(id),
          .state = state,
          .scripts = scripts};
}

bool compatible(const std::vector<Rollout>& rollouts, const std::string& release) {
  return compatibility_of(rollouts, release).holds;
}

}  // namespace

TEST_CASE("a release works until a later one removes something") {
  const std::string drops = "3_no_fax\tcontract";
  CHECK(compatible({rollout(1, "v2", RolloutState::expanded)}, "v2"));
  CHECK(compatible({rollout(1, "v2", RolloutState::live, drops)}, "v1"));
  CHECK_FALSE(compatible({rollout(1, "v2", RolloutState::contracting, drops)}, "v1"));
  CHECK_FALSE(compatible({rollout(1, "v2", RolloutState::done, drops)}, "v1"));
  CHECK(compatible({rollout(1, "v2", RolloutState::done, drops)}, "v2"));
  CHECK(compatible({rollout(1, "v2", RolloutState::done, "2_a\texpand")}, "v1"));
}

TEST_CASE("where files name no phase, it counts what their statements take away") {
  const auto v1_works_with = [](RolloutState state, const std::string& scripts) {
    return compatible({rollout(1, "v2", state, scripts)}, "v1");
  };
  CHECK(v1_works_with(RolloutState::done, "2_a\tnone\tnever\n3_b\tnone\tnever"));
  CHECK_FALSE(v1_works_with(RolloutState::done, "2_a\tnone\tnever\n3_b\tnone\tcontract"));
  CHECK(v1_works_with(RolloutState::live, "3_b\tnone\tcontract"));
  CHECK(v1_works_with(RolloutState::done, "3_b\tcontract\tnever"));
  CHECK_FALSE(v1_works_with(RolloutState::expanded, "3_b\tnone\texpand"));
  // An older program has not kept it.
  CHECK_FALSE(v1_works_with(RolloutState::done, "2_a\tnone"));
}

TEST_CASE("a release that was taken back, or that nobody knows, does not work") {
  CHECK_FALSE(compatible({rollout(1, "v2", RolloutState::rolled_back)}, "v2"));
  CHECK_FALSE(compatible({rollout(1, "v2", RolloutState::expanding)}, "v2"));
  CHECK_FALSE(compatible({}, "v2"));
  CHECK_FALSE(compatible({rollout(1, "v2", RolloutState::live)}, "v9"));
  CHECK(compatible(
      {rollout(1, "v2", RolloutState::rolled_back), rollout(2, "v2", RolloutState::live)}, "v2"));
}

TEST_CASE("two releases in flight keep the one before them working") {
  const std::vector<Rollout> rollouts = {rollout(1, "v2", RolloutState::live, "a\tcontract"),
                                         rollout(2, "v3", RolloutState::expanded)};
  CHECK(compatible(rollouts, "v1"));
  CHECK(compatible(rollouts, "v2"));
  CHECK(compatibility_of(rollouts, "v2").words.find("ahead, at release `v3`") != std::string::npos);
}

}  // namespace segue::cli
