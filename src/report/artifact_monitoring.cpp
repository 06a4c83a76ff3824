#include <nlohmann/json.hpp>
#include <utility>

#include "report/artifacts.h"
#include "report/cost_json.h"
#include "report/history.h"
#include "report/json_text.h"

namespace segue::report {
namespace {

using Json = nlohmann::ordered_json;

Json moment_or_null(int64_t at) {
  return at == 0 ? Json() : Json(moment(at));
}

Json json_of(const GateReading& gate) {
  return {{"name", gate.name},
          {"kind", gate.kind},
          {"verdict", gate.verdict},
          {"words", word_or_null(gate.words)}};
}

Json json_of(const BackfillReading& reading) {
  const journal::Backfill& backfill = reading.backfill;
  Json json = {{"id", backfill.id},
               {"migration", backfill.migration},
               {"statement", backfill.number},
               {"table", backfill.table},
               {"key", backfill.key},
               {"state", name_of(backfill.state)}};
  json["estimated_rows"] = backfill.estimated_rows == 0 ? Json() : Json(backfill.estimated_rows);
  json["rows"] = reading.tally ? Json(reading.tally->rows) : Json();
  json["changed"] = reading.tally ? Json(reading.tally->changed) : Json();
  json["open_ranges"] = reading.tally ? Json(reading.tally->open_ranges) : Json();
  json["skipped"] = reading.tally ? Json(reading.tally->skipped) : Json();
  json["mismatches"] = backfill.mismatches < 0 ? Json() : Json(backfill.mismatches);
  json["started_at"] = moment_or_null(backfill.started_at);
  json["finished_at"] = moment_or_null(backfill.finished_at);
  json["verified_at"] = moment_or_null(backfill.verified_at);
  json["problem"] = word_or_null(backfill.problem);
  return json;
}

Json json_of(const plan::PlannedStep& step) {
  Json json = {{"id", step.id}, {"stage", plan::name_of(step.stage)}, {"done", step.done}};
  json["locks"] = locks_as_json(step.locks);
  json["duration"] = facts::name_of(step.duration);
  json["expected_ms"] = step.expected ? Json(step.expected->count()) : Json();
  return json;
}

}  // namespace

std::string monitoring_of(const Deployment& deployment) {
  const auto& rollout = deployment.rollout;
  Json document = {{"version", 1},
                   {"release", deployment.plan.release},
                   {"environment", word_or_null(deployment.plan.environment)},
                   {"plan", deployment.plan.hash}};
  document["state"] = rollout ? Json(name_of(rollout->state)) : Json();
  document["paused_by"] = rollout ? word_or_null(rollout->paused_by) : Json();
  document["problem"] = rollout ? word_or_null(rollout->problem) : Json();
  document["gates"] =
      list_as_json(deployment.gates, [](const auto& each) { return json_of(each); });
  document["backfills"] =
      list_as_json(deployment.backfills, [](const auto& each) { return json_of(each); });
  document["steps"] =
      list_as_json(deployment.plan.steps, [](const auto& each) { return json_of(each); });
  return json_text(document, 1) + "\n";
}

}  // namespace segue::report
