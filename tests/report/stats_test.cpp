#include "report/stats.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "report/plans.h"

using namespace segue;
using namespace segue::report;
using journal::RolloutState;

namespace {

constexpr int64_t hour = 3'600'000;
constexpr int64_t start = 1'795'748'400'000;  // 2026-11-27T03:00:00Z
constexpr Window two_weeks{start, start + 14 * 24 * hour};

journal::Rollout live(std::string release, int64_t begun, int64_t hours) {
  journal::Rollout rollout;
  rollout.release = std::move(release);
  rollout.state = RolloutState::live;
  rollout.started_at = start + begun * hour;
  rollout.live_at = rollout.started_at + hours * hour;
  return rollout;
}

journal::Rollout back(std::string release, int64_t begun, int64_t hours, int64_t ended) {
  journal::Rollout rollout = live(std::move(release), begun, hours);
  if (hours == 0) rollout.live_at = 0;
  rollout.state = RolloutState::rolled_back;
  rollout.ended_at = start + ended * hour;
  return rollout;
}

journal::Event event(int64_t at, std::string kind, std::string subject) {
  journal::Event event;
  event.at = start + at * hour;
  event.kind = std::move(kind);
  event.subject = std::move(subject);
  return event;
}

/// Four that went well, one that went back after it was live, one before.
DatabaseHistory busy() {
  return {"one",
          {live("v1", 1, 1), live("v2", 24, 3), back("v3", 48, 2, 54), live("v4", 72, 5),
           back("v5", 96, 0, 98), live("v6", 120, 9)},
          {event(51, "failed", "0003_x"), event(52, "rollback-begun", "v3"),
           event(97, "rollback-begun", "v5")}};
}

}  // namespace

TEST_CASE("the four figures of a team that delivers") {
  const DeliveryFigures figures = figures_of({busy()}, two_weeks);
  CHECK(figures.deployments == 5);
  CHECK(figures.deployments_per_week == 2.5);
  CHECK(figures.lead_time_median == 3 * hour);
  CHECK(figures.lead_time_p90 == 9 * hour);
  CHECK(figures.judged == 6);
  CHECK(figures.failed == 2);
  CHECK(figures.time_to_restore_median == 2 * hour);  // of three hours and of one
  CHECK(figures.restored == 2);
  CHECK(figures_as_text(figures) == test::expected("stats.text", figures_as_text(figures)));
  CHECK(figures_as_json(figures) == test::expected("stats.json", figures_as_json(figures)));
}

TEST_CASE("where there are no data, there are no figures") {
  const DeliveryFigures figures = figures_of({}, two_weeks);
  CHECK(figures_as_text(figures).find(" 0 %") == std::string::npos);
  CHECK(figures_as_text(figures).find("0.0 a week") == std::string::npos);
  const auto json = nlohmann::json::parse(figures_as_json(figures));
  CHECK(json["deployment_frequency"]["per_week"].is_null());
  CHECK(json["lead_time"]["median_ms"].is_null());
  CHECK(json["change_failure_rate"]["rate"].is_null());
  CHECK(json["time_to_restore"]["median_ms"].is_null());
  // Others' releases show that nobody deployed in the window.
  CHECK(figures_of({busy()}, {start - 2 * hour, start}).deployments_per_week == 0.0);
}

TEST_CASE("a release in several databases counts once, by the last of them") {
  const DatabaseHistory first{"a", {live("v1", 2, 1), live("v2", 30, 1)}, {}};
  const DatabaseHistory second{"b", {live("v1", 1, 4), live("v2", 30, 1)}, {}};
  const DeliveryFigures figures = figures_of({first, second}, two_weeks);
  CHECK(figures.deployments == 2);
  CHECK(figures.lead_time_p90 == 4 * hour);

  DatabaseHistory waiting = second;
  waiting.rollouts[1].live_at = 0;
  waiting.rollouts[1].state = RolloutState::expanded;
  CHECK(figures_of({first, waiting}, two_weeks).deployments == 1);
  CHECK(figures_of({waiting, first}, two_weeks).deployments == 1);
}

TEST_CASE("a release that is tried again is another rollout, and makes the first one good") {
  const DatabaseHistory history{
      "a", {back("v1", 1, 1, 0), live("v1", 5, 1)}, {event(3, "failed", "v1")}};
  DatabaseHistory aborted = history;
  aborted.rollouts[0].state = RolloutState::aborted;
  aborted.rollouts[0].ended_at = start + 4 * hour;
  const DeliveryFigures figures = figures_of({aborted}, two_weeks);
  CHECK(figures.judged == 2);
  CHECK(figures.failed == 1);
  CHECK(figures.time_to_restore_median == 3 * hour);  // live again: being given up restores nothing
}

TEST_CASE("the lead time begins with the commit where it is known") {
  const DeliveryFigures figures =
      figures_of({busy()}, two_weeks, {{"v1", start - 8 * hour}, {"v2", start + 40 * hour}});
  CHECK(figures.lead_times_from_commits == 2);
  CHECK(figures.lead_time_p90 == 10 * hour);  // v1; a clock that is ahead makes v2's none
}
