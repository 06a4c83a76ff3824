#include "report/artifacts.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "report/history.h"
#include "report/markdown_text.h"
#include "report/plan_parts.h"

namespace segue::report {
namespace {

struct FileWords {
  std::string_view name;
  std::string_view what;
};
constexpr std::array<FileWords, 8> files = {{
    {"plan.md", "the runbook: each step with command, outcome, verification and undo"},
    {"plan.json", "the same for programs"},
    {"plan.sql", "the same as SQL, for a client"},
    {"checklist.md", "what has to be true before it begins"},
    {"rollback.md", "how to go back, and until when"},
    {"log.md", "what happened, as the journal tells it"},
    {"monitoring.json", "gates, backfills and locks at the time when this was written"},
    {"incident.md", "the beginning of a report, should one be needed"},
}};

std::string text_of(const Deployment& deployment, std::string_view name) {
  if (name == "plan.md") return plan_as_runbook(deployment.plan, deployment.words);
  if (name == "plan.json") return plan_as_json(deployment.plan);
  if (name == "plan.sql") return plan_as_sql(deployment.plan, deployment.words);
  if (name == "checklist.md") return checklist_of(deployment);
  if (name == "rollback.md") return rollback_of(deployment);
  if (name == "log.md") return log_of(deployment);
  if (name == "monitoring.json") return monitoring_of(deployment);
  return incident_of(deployment);
}

std::string index_of(const Deployment& deployment) {
  using markdown::code;
  const plan::RolloutPlan& plan = deployment.plan;
  std::string text =
      fmt::format("# {}\n\n", markdown::inline_text(parts::capitalised(parts::title_of(plan))));
  text +=
      fmt::format("Plan {}; state: {}.\n\n| file | what it holds |\n|---|---|\n", code(plan.hash),
                  deployment.rollout ? name_of(deployment.rollout->state) : "not begun");
  for (const FileWords& file : files)
    text += fmt::format("| [{0}]({0}) | {1} |\n", file.name, file.what);
  return text;
}

}  // namespace

std::vector<Artifact> artifacts_of(const Deployment& deployment) {
  std::vector<Artifact> all = {{"README.md", index_of(deployment)}};
  for (const FileWords& file : files)
    all.push_back({std::string(file.name), text_of(deployment, file.name)});
  return all;
}

}  // namespace segue::report
