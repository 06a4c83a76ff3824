#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "report/artifacts.h"
#include "report/history.h"
#include "report/markdown_text.h"
#include "report/plan_parts.h"

namespace segue::report {
namespace {

using markdown::code;
using markdown::inline_text;

std::string tick(bool done, const std::string& text) {
  return fmt::format("- [{}] {}\n", done ? "x" : " ", text);
}

std::string open(std::string_view text) {
  return tick(false, std::string(text));
}

std::string with_detail(const std::string& text, const std::string& detail) {
  return detail.empty() ? text : text + ": " + inline_text(detail);
}

std::string checks_of(const Deployment& deployment) {
  std::string text;
  for (const Precheck& check : deployment.checks)
    text += tick(check.passed, with_detail(inline_text(check.name), check.detail));
  return text;
}

std::string gates_of(const Deployment& deployment) {
  std::string text;
  for (const plan::PlannedGate* gate : parts::gates_before(deployment.plan, "expand")) {
    const auto reading =
        std::find_if(deployment.gates.begin(), deployment.gates.end(),
                     [&](const GateReading& each) { return each.name == gate->name; });
    if (reading == deployment.gates.end())
      text += open(
          fmt::format("gate {}: {} (not asked yet)", code(gate->name), inline_text(gate->what)));
    else
      text += tick(
          reading->verdict == "holds",
          with_detail(fmt::format("gate {} {}", code(gate->name), inline_text(reading->verdict)),
                      reading->words));
  }
  return text;
}

/// An approval is for one plan: what was changed afterwards is not approved.
std::string approvals_of(const Deployment& deployment) {
  std::string text;
  for (const auto& approval : deployment.approvals) {
    if (approval.release != deployment.plan.release) continue;
    const bool same = approval.plan_hash == deployment.plan.hash;
    text += tick(same, fmt::format("{} approved by {} at {}{}", inline_text(approval.phase),
                                   inline_text(approval.who), moment(approval.at),
                                   same ? "" : ", but for another plan"));
  }
  return text.empty()
             ? "- [ ] nobody has approved it; if it needs that: " + code(deployment.words.approve) +
                   "\n"
             : text;
}

bool makes_wait(const plan::PlannedStep& step) {
  return !step.done && !parts::waits_of(step).empty();
}

/// What no program can see; only what this plan asks for.
std::string for_a_person(const plan::RolloutPlan& plan) {
  std::string text;
  text += open("the people who use and run the application know when it happens");
  text += open("somebody who can decide to go back is there until it is live");
  text += open("the release before this one can be deployed again");
  if (std::any_of(plan.steps.begin(), plan.steps.end(), makes_wait))
    text += open("the hour is quiet enough for the steps below that make others wait");
  if (plan.has(plan::Stage::backfill))
    text += open("there is room on the disk, and replicas keep up, for the backfills");
  if (plan.point_of_no_return() != nullptr)
    text += open("there is a backup that was restored once: this plan has a point of no return");
  return text + open("the runbook was read to its end (`plan.md`)");
}

std::string waiting_steps(const plan::RolloutPlan& plan) {
  std::string text;
  for (const plan::PlannedStep& step : plan.steps) {
    if (!makes_wait(step)) continue;
    const std::string locks = inline_text(parts::locks_of(step));
    text += fmt::format("- {} {}: {}{}; time: {}\n", code(step.id), inline_text(step.what),
                        parts::waits_of(step), locks.empty() ? "" : " (" + locks + ")",
                        parts::time_of(step));
  }
  return text.empty() ? "" : "\n## Steps that make others wait\n\n" + text;
}

}  // namespace

std::string checklist_of(const Deployment& deployment) {
  std::string text =
      fmt::format("# Before the {}\n\n", inline_text(parts::title_of(deployment.plan)));
  text += fmt::format(
      "For plan {}; owner: {}.\n\n## Checked by the program\n\n", code(deployment.plan.hash),
      deployment.words.owner.empty() ? "\\_\\_\\_\\_" : inline_text(deployment.words.owner));
  text += checks_of(deployment) + gates_of(deployment) + approvals_of(deployment);
  return text + "\n## To be ticked by a person\n\n" + for_a_person(deployment.plan) +
         waiting_steps(deployment.plan);
}

}  // namespace segue::report
