#include "gates/world.h"

namespace segue::test {
namespace {

/// The answer at a time; 2026-12-14 is a Monday.
gates::Reading at(int day, const std::string& time, gates::Options options) {
  World world;
  constexpr int64_t december = 1'796'083'200;  // 2026-12-01 00:00 UTC
  const int64_t minutes = std::stoi(time.substr(0, 2)) * 60 + std::stoi(time.substr(3));
  world.outside.wall_time = (december + (day - 1) * int64_t{86'400} + minutes * 60) * 1000;
  return world.ask(gate("schedule", std::move(options)));
}

bool is_open(int day, const std::string& time, gates::Options options) {
  return at(day, time, std::move(options)).verdict == gates::Verdict::holds;
}

const gates::Options office = {{"windows", {"mon-fri 09:00-17:00"}}};

}  // namespace

TEST_CASE("a window opens and closes") {
  CHECK(is_open(14, "09:00", office));
  CHECK(is_open(18, "16:59", office));
  CHECK_FALSE(is_open(14, "08:59", office));
  CHECK_FALSE(is_open(14, "17:00", office));
  CHECK_FALSE(is_open(19, "12:00", office));
  CHECK(at(19, "12:00", office).words ==
        "closed at sat 2026-12-19 12:00 UTC, opens mon 2026-12-21 09:00 UTC");
}

TEST_CASE("a window may end on the next day") {
  const gates::Options night = {{"windows", {"sun 22:00-02:00"}}};
  CHECK(is_open(13, "23:00", night));
  CHECK(is_open(14, "01:59", night));
  CHECK_FALSE(is_open(14, "02:00", night));
  CHECK_FALSE(is_open(14, "23:00", night));
  const gates::Options nights = {{"windows", {"22:00-04:00"}}};
  CHECK(is_open(16, "03:00", nights));
  CHECK_FALSE(is_open(16, "04:00", nights));
  const gates::Options over = {{"windows", {"fri-mon 00:00-24:00"}}};
  CHECK(is_open(13, "23:59", over));
  CHECK(is_open(14, "00:00", over));
  CHECK_FALSE(is_open(15, "00:00", over));
  CHECK(is_open(18, "00:00", over));
}

TEST_CASE("a zone is a fixed distance") {
  gates::Options east = office;
  east["zone"] = {"+02:00"};
  CHECK(is_open(14, "07:00", east));
  CHECK_FALSE(is_open(14, "15:00", east));
  gates::Options west = office;
  west["zone"] = {"-05:30"};
  CHECK(at(14, "14:29", west).words ==
        "closed at mon 2026-12-14 08:59 -05:30, opens mon 2026-12-14 09:00 -05:30");
}

TEST_CASE("a freeze closes whatever is open") {
  gates::Options frozen = office;
  frozen["freeze"] = {"2026-12-16..2026-12-17", "2026-12-21T12:00..2027-01-03"};
  CHECK(is_open(15, "16:59", frozen));
  CHECK_FALSE(is_open(16, "12:00", frozen));
  CHECK_FALSE(is_open(17, "16:59", frozen));
  CHECK(is_open(18, "09:00", frozen));
  CHECK(is_open(21, "11:59", frozen));
  CHECK(at(21, "12:00", frozen).words ==
        "frozen until mon 2027-01-04 00:00 UTC, opens mon 2027-01-04 09:00 UTC");
}

TEST_CASE("without windows it is open but for freezes") {
  const gates::Options frozen = {{"freeze", {"2026-12-25"}}};
  CHECK(is_open(24, "23:59", frozen));
  CHECK_FALSE(is_open(25, "00:00", frozen));
  CHECK(at(25, "10:00", frozen).words ==
        "frozen until sat 2026-12-26 00:00 UTC, opens sat 2026-12-26 00:00 UTC");
}

TEST_CASE("what is no timetable is refused") {
  const auto refused = [](gates::Options options) {
    return !gates::problem_of(gate("schedule", std::move(options))).empty();
  };
  CHECK(refused({{"windows", {"mon-fri"}}}));
  CHECK(refused({{"windows", {"monday 09:00-17:00"}}}));
  CHECK(refused({{"windows", {"mon 9:00-17:00"}}}));
  CHECK(refused({{"windows", {"mon 09:00-25:00"}}}));
  CHECK(refused({{"freeze", {"2026-02-30"}}}));
  CHECK(refused({{"freeze", {"2026-12-20..2026-12-10"}}}));
  CHECK(refused({{"freeze", {"soon"}}}));
  CHECK(refused({{"windows", {"09:00-17:00"}}, {"zone", {"Europe/Berlin"}}}));
}

}  // namespace segue::test
