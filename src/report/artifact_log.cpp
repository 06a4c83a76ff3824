#include <fmt/format.h>

#include <iterator>

#include "base/duration.h"
#include "report/artifacts.h"
#include "report/history.h"
#include "report/markdown_text.h"
#include "report/plan_parts.h"

namespace segue::report {
namespace {

using markdown::cell;
using markdown::code;
using markdown::inline_text;

constexpr std::string_view open_word = "_to be filled in_";

std::string table_of(const std::vector<Happening>& happenings) {
  if (happenings.empty()) return "Nothing is in the journal yet.\n";
  std::string text = "| when | what | of | detail | who |\n|---|---|---|---|---|\n";
  for (const Happening& each : happenings)
    fmt::format_to(std::back_inserter(text), "| {} | {} | {} | {} | {} |\n", moment(each.at),
                   inline_text(each.what), cell(each.subject.empty() ? "" : code(each.subject)),
                   cell(inline_text(each.detail)), cell(inline_text(each.who)));
  return text;
}

std::string timeline_table(const Deployment& deployment) {
  if (!deployment.rollout) return "The rollout has not begun.\n";
  return table_of(timeline_of(*deployment.rollout, deployment.events, deployment.approvals));
}

std::string chain_in_words(const std::vector<journal::Event>& events) {
  if (events.empty()) return "";
  const int64_t broken = first_broken(events);
  return broken == 0
             ? "\nEach event's hash covers the one before it; all of them are as they were "
               "written.\n"
             : fmt::format("\n**The journal was changed: event {} is not what its hash says.**\n",
                           broken);
}

/// What went wrong, in order.
std::vector<const journal::Event*> trouble_of(const Deployment& deployment) {
  std::vector<const journal::Event*> trouble;
  if (!deployment.rollout) return trouble;
  for (const auto* event : events_of(*deployment.rollout, deployment.events))
    if (tells_of_trouble(*event)) trouble.push_back(event);
  return trouble;
}

std::string what_of(const Deployment& deployment,
                    const std::vector<const journal::Event*>& trouble) {
  if (deployment.rollout && !deployment.rollout->problem.empty())
    return inline_text(deployment.rollout->problem);
  if (trouble.empty()) return std::string(open_word);
  return fmt::format("{} {}: {}", code(trouble[0]->subject), inline_text(trouble[0]->kind),
                     inline_text(trouble[0]->detail));
}

std::string when_of(const Deployment& deployment,
                    const std::vector<const journal::Event*>& trouble) {
  if (trouble.empty()) return std::string(open_word);
  const int64_t begun = trouble[0]->at;
  const auto& rollout = *deployment.rollout;
  if (rollout.ended_at <= begun) return fmt::format("from {}; not over", moment(begun));
  return fmt::format("from {} to {} ({})", moment(begun), moment(rollout.ended_at),
                     segue::in_words(std::chrono::milliseconds(rollout.ended_at - begun)));
}

/// Who may have waited: what the steps that ran hold on to. Whether anybody did, people know.
std::string impact_of(const plan::RolloutPlan& plan) {
  std::string text;
  for (const plan::PlannedStep& step : plan.steps) {
    if (!step.done || parts::waits_of(step).empty()) continue;
    const std::string locks = inline_text(parts::locks_of(step));
    text += fmt::format("- while {} ran: {}{}\n", code(step.id), parts::waits_of(step),
                        locks.empty() ? "" : " (" + locks + ")");
  }
  return text.empty() ? "" : "\nWho may have waited, as far as the plan tells:\n\n" + text;
}

std::string causes_of(const std::vector<const journal::Event*>& trouble) {
  std::string text;
  for (const auto* event : trouble)
    text += fmt::format("- {} {} {}{}{}\n", moment(event->at), inline_text(event->kind),
                        code(event->subject), event->detail.empty() ? "" : ": ",
                        inline_text(event->detail));
  return text.empty() ? "" : "\nWhat the journal holds of it:\n\n" + text;
}

}  // namespace

std::string log_of(const Deployment& deployment) {
  std::string text =
      fmt::format("# Log of the {}\n\n", inline_text(parts::title_of(deployment.plan)));
  if (deployment.rollout && !deployment.rollout->paused_by.empty())
    text += fmt::format("Paused by {}.\n\n", inline_text(deployment.rollout->paused_by));
  return text + "Times are UTC, by the clock of the database.\n\n" + timeline_table(deployment) +
         chain_in_words(deployment.events);
}

std::string incident_of(const Deployment& deployment) {
  const auto trouble = trouble_of(deployment);
  std::string text = fmt::format("# Incident: {}\n\n| | |\n|---|---|\n",
                                 inline_text(parts::title_of(deployment.plan)));
  text += fmt::format("| what | {} |\n| when | {} |\n", cell(what_of(deployment, trouble)),
                      when_of(deployment, trouble));
  text += fmt::format("| state | {} |\n",
                      deployment.rollout ? name_of(deployment.rollout->state) : "not begun");
  text +=
      fmt::format("| plan | {} |\n| reported by | {} |\n", code(deployment.plan.hash), open_word);
  text +=
      fmt::format("\n## Impact\n\n{}: who noticed, what did not work, which data are wrong.\n{}",
                  open_word, impact_of(deployment.plan));
  text += "\n## Timeline\n\n" + timeline_table(deployment);
  text += fmt::format("\n## Root cause\n\n{}\n{}", open_word, causes_of(trouble));
  return text +
         "\n## Actions\n\n| what | who | until |\n|---|---|---|\n"
         "| mend what is wrong | | |\n| find it earlier | | |\n| keep it from coming back | | |\n";
}

}  // namespace segue::report
