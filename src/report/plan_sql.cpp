#include <fmt/format.h>

#include <iterator>
#include <string_view>

#include "report/plan_parts.h"

namespace segue::report {
namespace {

using parts::Section;
using plan::PlannedStep;
using plan::RolloutPlan;

/// A comment of as many lines as the text has: nothing of it can be taken for a statement.
std::string comment(std::string_view text, std::string_view first = "",
                    std::string_view others = "") {
  std::string result;
  for (const std::string& line : parts::lines_of(text)) {
    const std::string_view lead = result.empty() ? first : others;
    result += "--";
    if (!lead.empty() || !line.empty()) result += " ";
    result.append(lead).append(line).append("\n");
  }
  return result;
}

std::string labelled(std::string_view label, std::string_view text) {
  return text.empty() ? "" : comment(text, fmt::format("{}: ", label), "  ");
}

/// With one terminator, which must not become part of a comment that the last line ends with.
std::string terminated(std::string sql) {
  sql.erase(sql.find_last_not_of("; \t\r\n") + 1);
  const size_t last = sql.find_last_of('\n') + 1;
  const bool comments = sql.find("--", last) != sql.npos || sql.find('#', last) != sql.npos;
  return sql + (comments ? "\n;\n" : ";\n");
}

/// What stands behind the place: class, how it runs, time, locks.
std::string facts_of(const PlannedStep& step) {
  std::string text = parts::place_of(step);
  for (const std::string& each : {std::string(facts::name_of(step.kind)), parts::how_of(step),
                                  parts::time_of(step), parts::locks_of(step)})
    if (!each.empty()) text.append(text.empty() ? "" : "; ").append(each);
  return text;
}

std::string statement_of(const PlannedStep& step) {
  if (step.sql.empty()) return "";
  if (step.done) return comment("done already:\n" + terminated(step.sql));
  std::string text;
  if (step.sql.find(';') != step.sql.npos)
    text += comment("it holds semicolons: a client that ends statements at each needs another one");
  return text + terminated(step.sql);
}

std::string step_as_sql(const PlannedStep& step) {
  std::string text = "\n" + labelled(parts::on_one_line(step.id), step.what);
  text += comment(facts_of(step));
  text += labelled("why", step.reason);
  text += statement_of(step);
  text += labelled("verify", step.verify) + labelled("gives", step.outcome);
  return text + (step.undo.empty() ? comment("undo: " + parts::without_undo(step))
                                   : labelled("undo", step.undo));
}

/// What was made unusable is used once more: by what keeps its values, and by what removes it.
std::string tripwires_undone(const Section& tripwires) {
  std::string text;
  for (auto step = tripwires.steps.rbegin(); step != tripwires.steps.rend(); ++step)
    if (!(*step)->undo.empty()) text += terminated((*step)->undo);
  return text.empty() ? "" : "\n" + comment("after they were watched: usable again") + text;
}

std::string section_as_sql(const Section& section, const PlannedStep* no_return) {
  std::string text = "\n" + comment("==== " + section.title) + comment(section.intent);
  text += labelled("command", section.command);
  for (const plan::PlannedGate* gate : section.gates)
    text += labelled(fmt::format("gate `{}` ({})", parts::on_one_line(gate->name), gate->kind),
                     gate->what);
  for (const PlannedStep* step : section.steps) {
    if (step == no_return)
      text += "\n" + comment("!!!! point of no return: nothing below can be undone without loss");
    text += step_as_sql(*step);
  }
  return section.stage == plan::Stage::tripwire ? text + tripwires_undone(section) : text;
}

}  // namespace

std::string plan_as_sql(const RolloutPlan& plan, const PlanWords& words) {
  std::string text = comment(parts::capitalised(parts::title_of(plan)));
  text += comment(parts::setting_of(plan)) + labelled("plan", plan.hash);
  text += comment(
      "stage by stage: go on only when the gates hold and the old release allows it.\n"
      "segue journals what it runs; what is run by hand it has to be told of (`segue repair`).");
  for (const Section& section : parts::sections_of(plan, words))
    text += section_as_sql(section, plan.point_of_no_return());
  if (!plan.held.empty()) text += "\n" + comment("==== Held back");
  for (const plan::HeldBack& held : plan.held)
    text += labelled(fmt::format("{} ({})", parts::on_one_line(held.migration), held.phase),
                     held.reason);
  return text;
}

}  // namespace segue::report
