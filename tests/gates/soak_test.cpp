// Time, by clocks that jump, on machines that start anew.

#include "gates/world.h"

namespace segue::test {
namespace {

using namespace std::chrono_literals;

const gates::Spec half_an_hour = gate("soak", {{"for", {"30m"}}});

}  // namespace

TEST_CASE("a soak ends when its time has passed") {
  World world;
  CHECK(world.verdict(half_an_hour) == "waits");
  world.pass(29min);
  CHECK(world.ask(half_an_hour).words.starts_with("29 min"));
  world.pass(2min);
  CHECK(world.verdict(half_an_hour) == "holds");
}

TEST_CASE("a soak does not begin before its event") {
  World world;
  world.rollout.live_at = 0;
  CHECK(world.ask(half_an_hour).words == "`v2` is not live yet");
  CHECK(world.verdict(gate("soak", {{"for", {"0s"}}})) == "waits");
  CHECK(world.verdict(gate("soak", {{"for", {"30s"}}, {"since", {"expanded"}}})) == "holds");
}

TEST_CASE("the time before the first question counts where the clocks agree") {
  World world;
  world.pass(40min);
  CHECK(world.verdict(half_an_hour) == "holds");

  World apart;
  apart.pass(40min);
  apart.outside.wall_time += 120'000;
  CHECK(apart.verdict(half_an_hour) == "waits");
}

TEST_CASE("another event starts it again") {
  World world;
  world.pass(40min);
  CHECK(world.verdict(half_an_hour) == "holds");
  world.rollout.live_at = world.database_time;
  CHECK(world.verdict(half_an_hour) == "waits");
}

TEST_CASE("a clock of the database that jumps ahead does not shorten it") {
  World world;
  world.ask(half_an_hour);
  world.database_time += 3'600'000;
  const auto reading = world.ask(half_an_hour);
  CHECK(reading.verdict == gates::Verdict::waits);
  CHECK(reading.words.find("starts again") != std::string::npos);
  world.pass(31min);
  CHECK(world.verdict(half_an_hour) == "holds");
}

TEST_CASE("a clock that goes back starts it again") {
  World world;
  world.ask(half_an_hour);
  world.pass(20min);
  world.ask(half_an_hour);
  world.database_time -= 600'000;
  CHECK(world.ask(half_an_hour).words.find("went back by 10 min") != std::string::npos);
  world.pass(20min);
  CHECK(world.verdict(half_an_hour) == "waits");
  world.pass(11min);
  CHECK(world.verdict(half_an_hour) == "holds");
}

TEST_CASE("our own clock may jump as long as the machine runs") {
  World world;
  world.ask(half_an_hour);
  world.pass(31min);
  world.outside.wall_time += 86'400'000;
  CHECK(world.verdict(half_an_hour) == "holds");
}

TEST_CASE("it goes on over a restart, or on another machine, by the other clock") {
  World world;
  world.ask(half_an_hour);
  world.pass(15min);
  world.ask(half_an_hour);
  world.outside.boot_name = "another boot";
  world.outside.steady_time = 5;
  world.pass(16min);
  CHECK(world.verdict(half_an_hour) == "holds");
}

TEST_CASE("a machine that started anew with a wrong clock starts it again") {
  World world;
  world.ask(half_an_hour);
  world.outside.boot_name = "another boot";
  world.pass(31min);
  world.outside.wall_time -= 3'600'000;
  CHECK(world.ask(half_an_hour).words.find("of this machine went back") != std::string::npos);
}

TEST_CASE("small differences of clocks are no jump") {
  World world;
  const auto day = gate("soak", {{"for", {"1d"}}});
  world.ask(day);
  for (int i = 0; i < 25; ++i) {
    world.pass(1h);
    world.database_time += 90'000;
    CHECK(world.ask(day).words.find("starts again") == std::string::npos);
  }
  CHECK(world.verdict(day) == "holds");
}

TEST_CASE("what cannot be kept, or is not understood, is not counted") {
  World world;
  world.pass(40min);
  world.cannot_remember = Error{ErrorCode::database, "the database is gone"};
  const auto reading = world.ask(half_an_hour);
  CHECK(reading.verdict == gates::Verdict::unknown);
  CHECK(reading.words == "the database is gone");

  World damaged;
  damaged.run("INSERT INTO segue_gates VALUES ('v2', 'soak', 'nonsense', 0)");
  CHECK(damaged.verdict(half_an_hour) == "waits");
}

}  // namespace segue::test
