#include "gates/world.h"

namespace segue::test {
namespace {

bool says(const gates::Reading& reading, std::string_view words) {
  INFO(reading.words);
  return reading.words.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("an approval of the plan opens it") {
  World world;
  CHECK(world.verdict(gate("approval")) == "waits");
  world.approve("bob");
  CHECK(world.verdict(gate("approval")) == "holds");
}

TEST_CASE("an approval of another plan is stale") {
  World world;
  world.approve("bob", "contract", "plan 0");
  const auto reading = world.ask(gate("approval"));
  CHECK(reading.verdict == gates::Verdict::waits);
  CHECK(says(reading, "stale, of another plan: `bob`"));
  world.approve("bob");
  CHECK(world.verdict(gate("approval")) == "holds");
  world.plan = "";
  CHECK(world.verdict(gate("approval")) == "unknown");
}

TEST_CASE("an approval counts for its phase only") {
  World world;
  world.approve("bob", "expand");
  CHECK(world.verdict(gate("approval")) == "waits");
  world.moment = "expand";
  CHECK(world.verdict(gate("approval")) == "holds");
  world.moment = "drop";
  CHECK(world.verdict(gate("approval")) == "waits");
}

TEST_CASE("who wrote it does not approve it, whatever name is used") {
  for (const std::string who : {"Ann Lee", "ANN LEE", "ann@example.org", "ann",
                                "Ann Lee <ann@example.org>", "ann@home.example"}) {
    World world;
    world.rollout.authors = "Carl <carl@example.org>\nAnn Lee <ann@example.org>";
    world.approve(who);
    const auto reading = world.ask(gate("approval"));
    INFO(who);
    CHECK(reading.verdict == gates::Verdict::waits);
    CHECK(says(reading, "an author"));
    world.approve("anna");
    CHECK(world.verdict(gate("approval")) == "holds");
  }
}

TEST_CASE("several approvals are of several people") {
  World world;
  const auto two = gate("approval", {{"count", {"2"}}});
  world.approve("bob");
  world.approve("Bob <bob@example.org>");
  world.approve("bob@example.org");
  CHECK(world.verdict(two) == "waits");
  world.approve("eve");
  CHECK(world.verdict(two) == "holds");
}

TEST_CASE("only those who are asked count") {
  World world;
  const auto asked = gate("approval", {{"approvers", {"dba", "Eve <eve@example.org>"}}});
  world.approve("mallory");
  const auto reading = world.ask(asked);
  CHECK(reading.verdict == gates::Verdict::waits);
  CHECK(says(reading, "not an approver: `mallory`"));
  CHECK(says(reading, "wanted from `dba`"));
  world.approve("eve@elsewhere.example");
  CHECK(world.verdict(asked) == "waits");
  world.approve("EVE@example.org");
  CHECK(world.verdict(asked) == "holds");
}

}  // namespace segue::test
