#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "report/markdown_text.h"
#include "report/plan_parts.h"
#include "report/words.h"

namespace segue::report {
namespace {

using markdown::cell;
using markdown::code;
using markdown::fenced;
using markdown::inline_text;
using parts::Section;
using plan::PlannedStep;
using plan::RolloutPlan;

std::string owner_of(const PlanWords& words) {
  return words.owner.empty() ? "\\_\\_\\_\\_" : inline_text(words.owner);
}

/// What is to be typed, as a block. It is a command where it begins like one of ours.
std::string block(std::string_view text) {
  const bool command = text.starts_with("segue ") || text.starts_with("$ ");
  return fenced(command ? "sh" : "sql", text);
}

std::string gate_line(const plan::PlannedGate& gate) {
  return fmt::format("{} ({}): {}", code(gate.name), inline_text(gate.kind),
                     inline_text(gate.what));
}

std::string row(std::string_view name, const std::string& value) {
  return value.empty() ? "" : fmt::format("| {} | {} |\n", name, cell(value));
}

std::string code_or_nothing(const std::string& text) {
  return text.empty() ? "" : code(text);
}

std::string head_of(const RolloutPlan& plan, const PlanWords& words) {
  const PlannedStep* no_return = plan.point_of_no_return();
  const auto done = std::count_if(plan.steps.begin(), plan.steps.end(),
                                  [](const auto& step) { return step.done; });
  return fmt::format("# Runbook: {}\n\n| | |\n|---|---|\n", inline_text(parts::title_of(plan))) +
         row("owner", owner_of(words)) + row("pattern", inline_text(plan.pattern)) +
         row("level", inline_text(plan.level)) + row("database", inline_text(plan.database)) +
         row("steps",
             fmt::format("{}, {} done", in_words(plan.steps.size(), "step", "steps"), done)) +
         row("point of no return", no_return == nullptr ? "none" : code(no_return->id)) +
         row("plan", code_or_nothing(plan.hash));
}

std::string waits_in_words(const PlannedStep& step) {
  const std::string_view waits = parts::waits_of(step);
  if (waits.empty()) return "nobody";
  const std::string locks = inline_text(parts::locks_of(step));
  return std::string(waits) + (locks.empty() ? "" : ": ") + locks;
}

std::string names_in_words(std::string_view what, const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names)
    text.append(text.empty() ? std::string(what) + " " : ", ").append(code(name));
  return text.empty() ? "" : "; " + text;
}

std::string table_of(const PlannedStep& step, const PlanWords& words) {
  return "| | |\n|---|---|\n" + row("state", step.done ? "done" : "to do") +
         row("owner", owner_of(words)) + row("from", code_or_nothing(parts::place_of(step))) +
         row("class", fmt::format("{}{}{}", facts::name_of(step.kind),
                                  step.reason.empty() ? "" : ": ", inline_text(step.reason))) +
         row("runs", inline_text(parts::how_of(step))) +
         row("longest expected time",
             fmt::format("{}{}{}", parts::time_of(step), names_in_words("rewrites", step.rewrites),
                         names_in_words("reads all of", step.scans))) +
         row("who waits", waits_in_words(step));
}

std::string labelled(std::string_view label, const std::string& text) {
  return fmt::format("\n**{}**\n\n{}", label, text);
}

std::string step_as_markdown(const PlannedStep& step, const Section& section,
                             const PlanWords& words) {
  std::string text = fmt::format("\n### {}: {}\n\n{}", inline_text(step.id), inline_text(step.what),
                                 table_of(step, words));
  text += labelled("Command", fenced("sh", section.command));
  if (!step.sql.empty()) text += "\nwhich sends\n\n" + fenced("sql", step.sql);
  if (!step.outcome.empty()) text += labelled("Expected outcome", inline_text(step.outcome) + "\n");
  text += labelled("Verification",
                   block(step.verify.empty() ? std::string_view(words.status) : step.verify));
  return text + labelled("Undo", step.undo.empty()
                                     ? parts::capitalised(parts::without_undo(step)) + ".\n"
                                     : block(step.undo));
}

std::string point_as_markdown(const PlannedStep& step) {
  return fmt::format(
      "\n### ⛔ Point of no return\n\n"
      "> From {} on nothing leads back without loss. What is below is done last, on purpose.\n\n"
      "- [ ] the gates above hold, and nobody reports errors\n"
      "- [ ] there is a backup that was restored once\n"
      "- [ ] the owner says: go on\n",
      code(step.id));
}

std::string section_as_markdown(const Section& section, const PlannedStep* no_return,
                                const PlanWords& words) {
  std::string text = fmt::format("\n## {}\n\n{}.\n\n{}", section.title,
                                 parts::capitalised(section.intent), fenced("sh", section.command));
  if (!section.gates.empty()) text += "\nIt goes on only while these hold:\n\n";
  for (const plan::PlannedGate* gate : section.gates)
    text += fmt::format("- [ ] {}\n", gate_line(*gate));
  for (const PlannedStep* step : section.steps) {
    if (step == no_return) text += point_as_markdown(*step);
    text += step_as_markdown(*step, section, words);
  }
  return text;
}

std::string triggers_as_markdown(const RolloutPlan& plan) {
  std::string text = "\n## Rollback triggers\n\n";
  const auto young = parts::gates_before(plan, "rollback");
  const auto armed = parts::gates_before(plan, "drop");
  if (young.empty() && armed.empty()) return text + "None is configured: the owner decides.\n";
  for (const plan::PlannedGate* gate : young)
    text += fmt::format("- {}; when it fails, the release goes back\n", gate_line(*gate));
  for (const plan::PlannedGate* gate : armed)
    text += fmt::format("- {}; when it fails, what was made unusable becomes usable again\n",
                        gate_line(*gate));
  return text;
}

/// What is undone, the last step first. Steps that one script takes back together are told once.
std::string ways_back(const RolloutPlan& plan) {
  const PlannedStep* no_return = plan.point_of_no_return();
  std::string text;
  bool beyond = no_return != nullptr;
  std::set<std::string> told;
  for (auto step = plan.steps.rbegin(); step != plan.steps.rend(); ++step) {
    if (!beyond && !step->undo.empty() && told.insert(step->migration + '\n' + step->undo).second)
      text +=
          fmt::format("\n{}: {}\n\n{}", code(step->id), inline_text(step->what), block(step->undo));
    if (&*step == no_return) beyond = false;
  }
  return text;
}

std::string rollback_as_markdown(const RolloutPlan& plan, const PlanWords& words) {
  const PlannedStep* no_return = plan.point_of_no_return();
  std::string text = "\n## Rollback\n\n" + fenced("sh", words.rollback);
  text += "\nThe application goes back first, then this command. ";
  text +=
      no_return == nullptr
          ? "Every step can be undone.\n"
          : fmt::format(
                "Until {} it undoes what was done; from there on only a backup, or the archived "
                "values, bring back what was removed.\n",
                code(no_return->id));
  const std::string ways = ways_back(plan);
  if (!ways.empty()) text += "\nWhat it undoes, in this order:\n" + ways;
  return text;
}

std::string held_as_markdown(const RolloutPlan& plan) {
  if (plan.held.empty()) return "";
  std::string text = "\n## Held back\n\n| migration | phase | why |\n|---|---|---|\n";
  for (const plan::HeldBack& held : plan.held)
    fmt::format_to(std::back_inserter(text), "| {} | {} | {} |\n", cell(code(held.migration)),
                   inline_text(held.phase), cell(inline_text(held.reason)));
  return text;
}

}  // namespace

std::string plan_as_runbook(const RolloutPlan& plan, const PlanWords& words) {
  std::string text = head_of(plan, words);
  if (plan.steps.empty()) text += "\nNothing is pending.\n";
  for (const Section& section : parts::sections_of(plan, words))
    text += section_as_markdown(section, plan.point_of_no_return(), words);
  return text + held_as_markdown(plan) + triggers_as_markdown(plan) +
         rollback_as_markdown(plan, words);
}

}  // namespace segue::report
