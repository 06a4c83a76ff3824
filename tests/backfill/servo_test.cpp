#include "run/servo.h"

#include <catch2/catch.hpp>

#include "run/backfill.h"

namespace segue::test {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

/// So many batches of a database that needs so long for a row.
int64_t after(run::Servo& servo, int batches, double micros_per_row) {
  for (int i = 0; i < batches; ++i)
    servo.took(servo.rows(), microseconds(static_cast<int64_t>(static_cast<double>(servo.rows()) *
                                                               micros_per_row)));
  return servo.rows();
}

}  // namespace

TEST_CASE("batches grow until they take their time, and no further") {
  run::Servo servo({.target = milliseconds(100)});
  CHECK(servo.rows() == 1000);
  servo.took(1000, milliseconds(10));
  CHECK(servo.rows() == 1500);
  const int64_t rows = after(servo, 20, 10);
  CHECK(rows > 9'900);
  CHECK(rows < 10'100);
}

TEST_CASE("half of the time at least is for rows") {
  run::Servo servo({.target = milliseconds(1)});
  for (int i = 0; i < 50; ++i)
    servo.took(servo.rows(), microseconds(servo.rows() * 2), milliseconds(4));
  CHECK(servo.rows() == 2500);
  for (int i = 0; i < 50; ++i)
    servo.took(servo.rows(), microseconds(servo.rows() * 2), microseconds(100));
  CHECK(servo.rows() == 550);
  // What every message costs does not keep batches small.
  run::Servo far({.target = milliseconds(1), .first = 10});
  for (int i = 0; i < 50; ++i)
    far.took(far.rows(), microseconds(far.rows() * 2 + 900), microseconds(1000));
  CHECK(far.rows() > 300);
}

TEST_CASE("a hiccup is no reason to begin anew") {
  run::Servo servo({.target = milliseconds(1)});
  for (int i = 0; i < 50; ++i)
    servo.took(servo.rows(), microseconds(servo.rows()));
  CHECK(servo.rows() == 1000);
  servo.took(1000, milliseconds(2));
  CHECK(servo.rows() == 500);
  servo.took(500, milliseconds(60));
  CHECK(servo.rows() == 50);
}

TEST_CASE("a batch that is late makes the next one smaller at once") {
  run::Servo servo({.target = milliseconds(100)});
  after(servo, 20, 10);
  servo.took(10'000, milliseconds(200));
  CHECK(servo.rows() == 5'000);
  servo.took(5'000, milliseconds(600));
  CHECK(servo.rows() == 500);
}

TEST_CASE("nine of ten recent batches would have kept to the time") {
  run::Servo servo({.target = milliseconds(100)});
  after(servo, 20, 10);
  // Two of ten are slower, yet not late.
  servo.took(5'000, milliseconds(100));
  servo.took(5'000, milliseconds(100));
  CHECK(servo.rows() <= 5'100);
}

TEST_CASE("batches stay between floor and ceiling") {
  run::Servo servo({.target = milliseconds(100), .first = 1000, .least = 50, .most = 2000});
  CHECK(after(servo, 20, 1) == 2000);
  for (int i = 0; i < 20; ++i)
    servo.took(servo.rows(), std::chrono::seconds(60));
  CHECK(servo.rows() == 50);
  servo.overran();
  CHECK(servo.rows() == 50);
}

TEST_CASE("what is set of the pace is understood, or says what is wrong") {
  run::BackfillPace pace;
  REQUIRE(run::set_pace(pace, "batch=500 target=250ms pause=50% skip=3"));
  CHECK(pace.fixed_batch == 500);
  CHECK(pace.sizes.target == milliseconds(250));
  CHECK(pace.pause == 50);
  CHECK(pace.skip == 3);
  REQUIRE(run::set_pace(pace, "batch=auto pause=0"));
  CHECK(!pace.fixed_batch);
  CHECK(pace.pause == 0);
  CHECK(pace.skip == 3);
  for (const std::string wrong : {"batch=0", "batch=many", "target=fast", "target=0", "pause=-1",
                                  "skip=", "speed=9", "target"}) {
    INFO(wrong);
    const auto set = run::set_pace(pace, wrong);
    CHECK(!set);
    if (!set)
      CHECK(set.error().message.find(wrong.substr(0, wrong.find('='))) != std::string::npos);
  }
}

}  // namespace segue::test
