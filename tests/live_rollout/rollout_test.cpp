// Two applications under load: releases v1 and v2 do random operations through every phase of a
// change, in any order that is legal. No statement fails, and at the end both see the same rows.

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <thread>

#include "live_rollout/application.h"
#include "live_rollout/pipeline.h"
#include "live_rollout/views.h"

namespace segue::test {
namespace {

using std::chrono::milliseconds;

// Exit statuses.
constexpr int not_yet = 4;  // a gate does not hold
constexpr int refused = 2;

int wanted_seeds() {
  const char* told = std::getenv("SEGUE_SEEDS");
  return told == nullptr ? 3 : std::max(1, std::atoi(told));
}

/// One change, from the first phase to the last.
class Course {
 public:
  Course(const Ground& ground, const Change& change, unsigned seed)
      : stage_(ground, change, seed),
        pipeline_(stage_),
        chance_(seed),
        v1_(stage_, "v1", change.v1, seed),
        v2_(stage_, "v2", change.v2, seed + 1) {}

  /// Legal, and by chance with rollbacks, attempts to contract too early, and v2 taken back.
  void run();
  /// With the gates forced open while v1 still runs.
  void run_forced();
  Deeds deeds_of_v1() const { return v1_.deeds(); }
  Deeds deeds_of_v2() const { return v2_.deeds(); }
  /// Whether v1 was hit.
  bool is_broken() const { return !v1_.deeds().troubles.empty(); }
  const std::string& schedule() const { return schedule_; }

 private:
  bool perhaps(unsigned percent) { return chance_() % 100 < percent; }
  void enter(const std::string& moment) {
    stage_.enter(moment);
    schedule_ += (schedule_.empty() ? "" : ", ") + moment;
  }
  /// The command must end with this status.
  void must(const Ended& ended, int status = 0) {
    INFO(schedule_);
    INFO(ended.said);
    REQUIRE(ended.status == status);
  }
  /// … and may say a few times before that it is not yet time.
  void must_in_time(const std::function<Ended()>& command) {
    Ended ended = command();
    for (int i = 0; i < 300 && ended.status == not_yet; ++i) {
      std::this_thread::sleep_for(milliseconds(100));
      ended = command();
    }
    must(ended);
  }
  /// Both applications go on for a while.
  void go_on() {
    const int operations = 10 + static_cast<int>(chance_() % 40);
    if (v1_.runs()) v1_.go_on(operations);
    if (v2_.runs()) v2_.go_on(operations);
  }
  /// Rows that nobody touches from here on, as v1 sees them.
  View freeze() {
    stage_.numbers.freeze();
    if (v1_.runs()) v1_.go_on(2);
    if (v2_.runs()) v2_.go_on(2);
    return Views(stage_).frozen_of_v1();
  }
  void begin();
  void expand();
  void roll_back();
  void release();
  void try_to_contract_too_early();
  void contract();
  void end();

  Stage stage_;
  Pipeline pipeline_;
  std::mt19937 chance_;
  Application v1_, v2_;
  int rollbacks_ = 0;
  std::string schedule_;
};

void Course::begin() {
  enter("start");
  must(pipeline_.start());
  v1_.fill(300 + static_cast<int>(chance_() % 700));
  v1_.start();
  go_on();
}

void Course::expand() {
  enter("pre-deploy");
  must(pipeline_.pre_deploy());
  go_on();
}

/// v2 is gone, or was never there: v1 keeps all that it sees.
void Course::roll_back() {
  if (v2_.runs() && !phases_only() && perhaps(50)) {
    enter("rollback too early");
    must(pipeline_.roll_back(), not_yet);
    go_on();
  }
  v2_.stop();
  ++rollbacks_;
  enter("rollback");
  const View before = freeze();
  must_in_time([this] { return pipeline_.roll_back(); });
  go_on();
  CHECK(difference(before, Views(stage_).frozen_of_v1()) == "");
  stage_.numbers.thaw();
}

void Course::release() {
  enter("v2 beside v1");
  v2_.start();
  go_on();
  if (rollbacks_ < 2 && perhaps(25)) {
    roll_back();
    expand();
    return release();
  }
  enter("post-deploy");
  must(pipeline_.post_deploy());
  if (rollbacks_ < 2 && perhaps(15)) {
    roll_back();
    expand();
    return release();
  }
}

void Course::try_to_contract_too_early() {
  if (phases_only() || !stage_.change.has("contract.up.sql")) return;
  enter("contract too early");
  if (perhaps(70)) must(pipeline_.contract(), not_yet);
  if (perhaps(50)) must(pipeline_.contract_if_ready());
  if (perhaps(50)) must(pipeline_.gate(), not_yet);
  go_on();
}

void Course::contract() {
  enter("contract");
  const View before = freeze();
  CHECK_FALSE(before.empty());
  must_in_time([this] { return pipeline_.contract(); });
  go_on();
  CHECK(difference(before, Views(stage_).frozen_of_v2()) == "");
  stage_.numbers.thaw();
}

void Course::end() {
  enter("v2 alone");
  go_on();
  if (!phases_only() && stage_.change.has("contract.up.sql")) {
    const Ended ended = pipeline_.roll_back();
    INFO(ended.said);
    CHECK((ended.status == not_yet || ended.status == refused));
    go_on();
  }
  v2_.stop();
  CHECK(Views(stage_).broken_promise() == "");
}

void Course::run() {
  begin();
  expand();
  if (perhaps(30)) {
    roll_back();
    expand();
  }
  release();
  enter("both live");
  for (int i = 0; i < 3; ++i) {
    go_on();
    CHECK(Views(stage_).disagreement() == "");
  }
  if (perhaps(40)) try_to_contract_too_early();
  if (perhaps(40)) {
    enter("v2 taken back");
    v2_.stop();
    go_on();
    CHECK(Views(stage_).disagreement() == "");
    v2_.start();
    go_on();
  }
  enter("v1 ends");
  v1_.stop();
  go_on();
  CHECK(Views(stage_).disagreement() == "");
  contract();
  end();
}

void Course::run_forced() {
  begin();
  expand();
  enter("v2 beside v1");
  v2_.start();
  go_on();
  must(pipeline_.post_deploy());
  go_on();
  CHECK(Views(stage_).disagreement() == "");
  REQUIRE_FALSE(is_broken());
  enter("forced contract");
  must_in_time([this] { return pipeline_.force_contract(); });
  for (int i = 0; i < 20 && !is_broken(); ++i)
    v1_.go_on(20);
  v1_.stop();
  v2_.stop();
}

std::string told(const Deeds& deeds) {
  std::string text = std::to_string(deeds.operations) + " operations, " +
                     std::to_string(deeds.statements) + " statements";
  for (const auto& [reason, times] : deeds.retries)
    text += ", " + std::to_string(times) + " x " + reason;
  return text;
}

void no_trouble(const Deeds& deeds) {
  for (const auto& trouble : deeds.troubles) {
    INFO(trouble.moment << ", " << trouble.operation << "\n" << trouble.statement);
    CHECK(trouble.words == "");
  }
}

/// Another schedule for each change; the same one every time.
unsigned seed_of(const Change& change, int number) {
  unsigned seed = static_cast<unsigned>(number);
  for (const char c : change.name)
    seed = seed * 31 + static_cast<unsigned char>(c);
  return seed;
}

/// Everything that is rolled out, each in a section of its own: one that fails keeps nobody back.
void for_each_change(const std::function<void(const Ground&, const Change&)>& does) {
  for (const auto& ground : grounds())
    for (const auto& change : changes_for(std::string(ground.dialect.name())))
      DYNAMIC_SECTION(ground.name << ": " << change.name) {
        does(ground, change);
      }
}

}  // namespace

TEST_CASE("two releases run through every phase of a change, and nothing fails") {
  for_each_change([](const Ground& ground, const Change& change) {
    for (int seed = 1; seed <= wanted_seeds(); ++seed) {
      Course course(ground, change, seed_of(change, seed));
      INFO("seed " << seed);
      course.run();
      no_trouble(course.deeds_of_v1());
      no_trouble(course.deeds_of_v2());
      std::cout << ground.name << ", " << change.name << ", seed " << seed << ": v1 "
                << told(course.deeds_of_v1()) << "; v2 " << told(course.deeds_of_v2()) << "\n  "
                << course.schedule() << std::endl;
    }
  });
}

TEST_CASE("a contract that is forced while the old release runs breaks it") {
  for_each_change([](const Ground& ground, const Change& change) {
    if (!change.has("contract.up.sql")) return;
    Course course(ground, change, seed_of(change, 0));
    course.run_forced();
    CHECK(course.is_broken());
    for (const auto& trouble : course.deeds_of_v1().troubles) {
      std::cout << ground.name << ", " << change.name << ", forced: " << trouble.words << std::endl;
      break;
    }
  });
}

}  // namespace segue::test
