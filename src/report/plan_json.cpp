#include <nlohmann/json.hpp>
#include <utility>

#include "report/cost_json.h"
#include "report/json_text.h"
#include "report/plan.h"

namespace segue::report {
namespace {

using Json = nlohmann::ordered_json;
using plan::RolloutPlan;

Json json_of(const plan::PlannedStep& step) {
  const bool placed = !step.file.empty();
  Json json = {{"id", step.id},
               {"stage", plan::name_of(step.stage)},
               {"migration", word_or_null(step.migration)},
               {"file", word_or_null(step.file)},
               {"line", placed ? Json(step.at.line) : Json()},
               {"column", placed ? Json(step.at.column) : Json()},
               {"what", step.what},
               {"sql", word_or_null(step.sql)},
               {"transaction", word_or_null(step.transaction)},
               {"class", facts::name_of(step.kind)},
               {"reason", word_or_null(step.reason)}};
  json["locks"] = locks_as_json(step.locks);
  json["rewrites"] = step.rewrites;
  json["scans"] = step.scans;
  json["duration"] = facts::name_of(step.duration);
  json["rows"] = step.rows ? Json(*step.rows) : Json();
  json["expected_ms"] = step.expected ? Json(step.expected->count()) : Json();
  json["verify"] = word_or_null(step.verify);
  json["outcome"] = word_or_null(step.outcome);
  json["undo"] = word_or_null(step.undo);
  json["no_return"] = step.no_return;
  json["done"] = step.done;
  return json;
}

Json json_of(const plan::PlannedGate& gate) {
  return {{"name", gate.name}, {"kind", gate.kind}, {"before", gate.before}, {"what", gate.what}};
}

Json json_of(const plan::HeldBack& held) {
  return {{"migration", held.migration}, {"phase", held.phase}, {"reason", held.reason}};
}

}  // namespace

std::string plan_as_json(const RolloutPlan& plan) {
  const plan::PlannedStep* no_return = plan.point_of_no_return();
  Json json = {{"release", plan.release},
               {"environment", word_or_null(plan.environment)},
               {"replaces", word_or_null(plan.replaces)},
               {"pattern", word_or_null(plan.pattern)},
               {"level", word_or_null(plan.level)},
               {"database", word_or_null(plan.database)},
               {"hash", plan.hash}};
  json["point_of_no_return"] = no_return == nullptr ? Json() : Json(no_return->id);
  json["steps"] = list_as_json(plan.steps, [](const auto& each) { return json_of(each); });
  json["gates"] = list_as_json(plan.gates, [](const auto& each) { return json_of(each); });
  json["held"] = list_as_json(plan.held, [](const auto& each) { return json_of(each); });
  const Json document = {{"version", 1}, {"plan", std::move(json)}};
  return json_text(document, 1) + "\n";
}

}  // namespace segue::report
