#include "report/plan.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "report/plan_parts.h"
#include "report/plans.h"

using namespace segue;
using namespace segue::report;

TEST_CASE("every format of a plan tells what it is expected to tell") {
  const plan::RolloutPlan plan = test::whole_plan();
  const PlanWords words = words_for(plan, "Ann <ann@example.org>");
  for (const std::string_view format : plan_formats()) {
    INFO(format);
    const std::string text = plan_report(plan, format, words);
    CHECK(text == test::expected("plan." + std::string(format), text));
    CHECK(text == plan_report(plan, format, words));
  }
}

TEST_CASE("a plan of which nothing is known is told all the same") {
  for (const std::string_view format : plan_formats()) {
    INFO(format);
    plan::RolloutPlan plan;
    plan.release = "v1";
    CHECK_FALSE(plan_report(plan, format, {}).empty());
  }
  CHECK(plan_report({}, "text", {}).find("nothing is pending") != std::string::npos);
}

TEST_CASE("nothing of a plan gets out of its comments, fences and elements") {
  plan::RolloutPlan plan;
  plan.release = "v'1; rm";
  plan::PlannedStep step;
  step.id = "expand.1";
  step.what = "one\rDROP TABLE a;\nDROP TABLE b;";
  step.reason = "<script>alert(1)</script>";
  step.sql = "SELECT '\n```\n'";
  plan.steps = {step};
  const PlanWords words = words_for(plan);

  const std::string sql = plan_as_sql(plan, words);
  for (const std::string& line : parts::lines_of(sql)) {
    INFO(line);
    CHECK(line.find("DROP") != 0);
  }
  CHECK(plan_as_html(plan, words).find("<script") == std::string::npos);
  const std::string runbook = plan_as_runbook(plan, words);
  CHECK(runbook.find("````sql\nSELECT '\n```\n'\n````\n") != std::string::npos);
  CHECK(runbook.find("\\<script\\>") != std::string::npos);
  CHECK(words.pre_deploy == R"(segue pre-deploy --release 'v'\''1; rm')");
}

TEST_CASE("a terminator is no part of the comment that a statement ends with") {
  plan::RolloutPlan plan;
  plan.steps.emplace_back();
  plan.steps[0].sql = "SELECT 1 -- one";
  CHECK(plan_as_sql(plan, {}).find("SELECT 1 -- one\n;\n") != std::string::npos);
  plan.steps[0].sql = "SELECT 1";
  CHECK(plan_as_sql(plan, {}).find("SELECT 1;\n") != std::string::npos);
  plan.steps[0].done = true;
  CHECK(plan_as_sql(plan, {}).find("\n-- SELECT 1;\n") != std::string::npos);
}

TEST_CASE("gates stand where they are asked") {
  const plan::RolloutPlan plan = test::whole_plan();
  std::string found;
  for (const auto& section : parts::sections_of(plan, {}))
    for (const auto* gate : section.gates)
      found += section.id + ": " + gate->name + "\n";
  CHECK(found == "expand: staging first\ndeploy: healthy\nquiet: old release\ncontract: errors\n");
}

TEST_CASE("a contract without stages before it asks all of its gates at once") {
  plan::RolloutPlan plan = test::whole_plan();
  std::erase_if(plan.steps, [](const auto& step) { return step.stage != plan::Stage::contract; });
  const auto sections = parts::sections_of(plan, {});
  REQUIRE(sections.back().id == "contract");
  CHECK(sections.back().gates.size() == 2);
}
