#include "report/artifacts.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "report/history.h"
#include "report/plans.h"

using namespace segue;
using namespace segue::report;

namespace {

constexpr int64_t start = 1'795'748'400'000;  // 2026-11-27T03:00:00Z
constexpr int64_t minute = 60'000;

std::vector<journal::Event> events_of_all() {
  std::vector<journal::Event> events;
  std::string previous;
  const auto add = [&](int64_t at, std::string kind, std::string subject, std::string detail) {
    journal::Event event;
    event.id = static_cast<int64_t>(events.size()) + 1;
    event.at = at;
    event.kind = std::move(kind);
    event.subject = std::move(subject);
    event.detail = std::move(detail);
    event.owner = {"ann", "ci-7", 12, "segue 0.1.0"};
    event.previous = previous;
    event.hash = previous = event.proper_hash();
    events.push_back(event);
  };
  add(start - minute, "applied", "0001_users", "");
  add(start + minute, "applied", "0002_email", "expand | 2 statements");
  add(start + 20 * minute, "failed", "0002_email", "the server refuses:\n`users` is <locked>");
  add(start + 25 * minute, "rollback-begun", "v2", "");
  add(start + 30 * minute, "release-rolled-back", "v2", "");
  add(start + 60 * minute, "applied", "0009_later", "");
  return events;
}

Deployment whole_deployment() {
  Deployment deployment;
  deployment.plan = test::whole_plan();
  deployment.words = words_for(deployment.plan, "Ann");
  journal::Rollout rollout;
  rollout.release = "v2";
  rollout.environment = "production";
  rollout.state = journal::RolloutState::rolled_back;
  rollout.problem = "gate `healthy` fails";
  rollout.started_at = start;
  rollout.expanded_at = start + 2 * minute;
  rollout.live_at = start + 10 * minute;
  rollout.ended_at = start + 30 * minute;
  deployment.rollout = rollout;
  deployment.events = events_of_all();
  deployment.approvals = {{"v2", "expand", deployment.plan.hash, "bob", "read it", start - minute},
                          {"v2", "contract", "other", "eve", "", start + minute}};
  journal::Migration migration;
  migration.migration = "0002_email";
  migration.phase = "expand";
  migration.state = journal::State::applied;
  migration.release = "v2";
  migration.down_sql = "ALTER TABLE users DROP COLUMN email_new;\n";
  migration.finished_at = start + minute;
  deployment.migrations = {migration};
  journal::Backfill backfill;
  backfill.id = 1;
  backfill.migration = "0002_email";
  backfill.number = 1;
  backfill.table = "users";
  backfill.key = "id";
  backfill.estimated_rows = 1'500'000;
  backfill.started_at = start + 11 * minute;
  deployment.backfills = {{backfill, journal::Tally{800, 790, 1, 0}}};
  deployment.gates = {{"staging first", "environment", "holds", "live since yesterday"},
                      {"healthy", "http", "fails", "it answers 500"}};
  deployment.checks = {{"the server is reached", true, ""},
                       {"no long transaction is open", false, "one is 12 min old"}};
  return deployment;
}

}  // namespace

TEST_CASE("the files of a deployment are what they are expected to be") {
  const auto artifacts = artifacts_of(whole_deployment());
  REQUIRE(artifacts.size() == 9);
  for (const Artifact& artifact : artifacts) {
    INFO(artifact.name);
    CHECK(artifacts[0].text.find(artifact.name) !=
          (artifact.name == "README.md" ? 0 : std::string::npos));
    // The forms of the plan have their own test.
    if (artifact.name.starts_with("plan.")) continue;
    CHECK(artifact.text == test::expected("deployment/" + artifact.name, artifact.text));
  }
}

TEST_CASE("before anything has run there is a folder, too") {
  Deployment deployment;
  deployment.plan = test::whole_plan();
  for (const Artifact& artifact : artifacts_of(deployment))
    CHECK_FALSE(artifact.text.empty());
  CHECK(log_of(deployment).find("has not begun") != std::string::npos);
  CHECK(nlohmann::json::parse(monitoring_of(deployment))["state"].is_null());
}

TEST_CASE("a journal that was changed is told of") {
  Deployment deployment = whole_deployment();
  CHECK(first_broken(deployment.events) == 0);
  deployment.events[2].detail = "nothing happened";
  CHECK(first_broken(deployment.events) == 3);
  CHECK(log_of(deployment).find("event 3 is not what its hash says") != std::string::npos);
  deployment = whole_deployment();
  deployment.events.erase(deployment.events.begin() + 1);
  CHECK(first_broken(deployment.events) == 3);
}

TEST_CASE("times are told as UTC") {
  CHECK(moment(start) == "2026-11-27T03:00:00Z");
  CHECK(moment(start + 999) == "2026-11-27T03:00:00Z");
  CHECK(moment(951'782'400'000) == "2000-02-29T00:00:00Z");
  CHECK(moment(0) == "–");
}
