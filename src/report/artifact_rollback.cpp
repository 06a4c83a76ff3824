#include <fmt/format.h>

#include <algorithm>

#include "report/artifacts.h"
#include "report/history.h"
#include "report/markdown_text.h"
#include "report/plan_parts.h"

namespace segue::report {
namespace {

using journal::Migration;
using markdown::code;
using markdown::fenced;
using markdown::inline_text;

std::string possibility_of(const plan::RolloutPlan& plan) {
  const plan::PlannedStep* no_return = plan.point_of_no_return();
  if (no_return == nullptr) return "Possible at any time: the plan has no point of no return.\n";
  const std::string step =
      fmt::format("{} ({})", code(no_return->id), inline_text(no_return->what));
  return no_return->done
             ? fmt::format("**No longer possible without loss: {} was carried out.**\n", step)
             : fmt::format("Possible until {} is carried out.\n", step);
}

bool is_of(const Migration& migration, const std::string& release) {
  return migration.release == release &&
         (migration.state == journal::State::applied || migration.state == journal::State::running);
}

/// The journal holds the way back itself: the folder of an older release does not know it.
std::string migration_as_markdown(const Migration& migration) {
  std::string text = fmt::format(
      "\n### {}{}{}\n\nApplied at {}.\n\n", inline_text(migration.migration),
      migration.phase == "none" ? "" : ", ",
      migration.phase == "none" ? "" : inline_text(migration.phase), moment(migration.finished_at));
  if (!migration.irreversible.empty())
    return text + fmt::format("No way back: {}\n", inline_text(migration.irreversible));
  if (!migration.down_sql) return text + "The journal holds no way back.\n";
  return text + fenced("sql", *migration.down_sql);
}

std::string ways_back(const Deployment& deployment) {
  std::string text;
  for (auto each = deployment.migrations.rbegin(); each != deployment.migrations.rend(); ++each)
    if (is_of(*each, deployment.plan.release)) text += migration_as_markdown(*each);
  return text.empty() ? "\nNothing of it was applied yet.\n" : text;
}

std::string losses_of(const plan::RolloutPlan& plan) {
  std::string text;
  for (const plan::PlannedStep& step : plan.steps)
    if (step.done && step.undo.empty() && !step.sql.empty())
      text += fmt::format("- {} {}\n", code(step.id), inline_text(step.what));
  return text.empty() ? "" : "\n## What stays\n\nThese steps have no way back:\n\n" + text;
}

std::string triggers_of(const plan::RolloutPlan& plan) {
  std::string text;
  for (const plan::PlannedGate* gate : parts::gates_before(plan, "rollback"))
    text += fmt::format("- {}: {}\n", code(gate->name), inline_text(gate->what));
  return text.empty() ? "No gate triggers it: a person decides.\n"
                      : "It happens by itself when one of these fails:\n\n" + text;
}

}  // namespace

std::string rollback_of(const Deployment& deployment) {
  const PlanWords& words = deployment.words;
  std::string text =
      fmt::format("# Way back from the {}\n\n", inline_text(parts::title_of(deployment.plan)));
  text += possibility_of(deployment.plan) + "\n" + triggers_of(deployment.plan);
  text += "\n## What to do\n\n1. Deploy the release before it again";
  if (!deployment.plan.replaces.empty()) text += ": " + code(deployment.plan.replaces);
  text += ".\n2. Take back what it brought:\n\n" + fenced("sh", words.rollback);
  text += "\n3. See that it is so:\n\n" + fenced("sh", words.status);
  text += "\n## What the command sends\n\nThe last one first, as the journal holds it.\n";
  return text + ways_back(deployment) + losses_of(deployment.plan);
}

}  // namespace segue::report
