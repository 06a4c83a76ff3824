#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "report/plan_parts.h"
#include "report/words.h"

namespace segue::report {
namespace {

using parts::Section;
using plan::PlannedStep;
using plan::RolloutPlan;

/// A cell that is wider than this does not widen its column.
constexpr size_t widest = 56;

using Row = std::array<std::string, 5>;

size_t width_of(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

Row row_of(const PlannedStep& step) {
  std::string locks = parts::locks_of(step);
  if (locks.empty()) locks = parts::waits_of(step);
  if (locks.empty()) locks = "nobody waits";
  return {parts::on_one_line(step.id), parts::place_of(step), parts::on_one_line(step.what),
          parts::time_of(step), locks};
}

/// How wide the columns are, over all stages: one table that is told in parts.
std::array<size_t, 5> widths_of(const RolloutPlan& plan) {
  std::array<size_t, 5> widths{};
  for (const PlannedStep& step : plan.steps) {
    const Row row = row_of(step);
    for (size_t i = 0; i < row.size(); ++i) {
      const size_t width = width_of(row[i]);
      if (width <= widest) widths[i] = std::max(widths[i], width);
    }
  }
  return widths;
}

std::string line_of(const PlannedStep& step, const std::array<size_t, 5>& widths) {
  const Row row = row_of(step);
  std::string line = step.done ? "  [x]" : "  [ ]";
  for (size_t i = 0; i < row.size(); ++i) {
    line.append(i == 0 ? " " : "  ").append(row[i]);
    if (const size_t width = width_of(row[i]); width < widths[i])
      line.append(widths[i] - width, ' ');
  }
  return line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
}

std::string section_as_text(const Section& section, const PlannedStep* no_return,
                            const std::array<size_t, 5>& widths) {
  std::string text = fmt::format("\n{}\n", section.title);
  const auto out = std::back_inserter(text);
  if (!section.command.empty())
    fmt::format_to(out, "  $ {}\n", parts::on_one_line(section.command));
  for (const plan::PlannedGate* gate : section.gates)
    fmt::format_to(out, "  gate `{}` ({}): {}\n", parts::on_one_line(gate->name), gate->kind,
                   parts::on_one_line(gate->what));
  for (const PlannedStep* step : section.steps) {
    if (step == no_return)
      text += "  ---- point of no return: from here on nothing leads back without loss ----\n";
    text += line_of(*step, widths);
  }
  return text;
}

std::string held_as_text(const RolloutPlan& plan) {
  if (plan.held.empty()) return "";
  std::string text = "\nHeld back\n";
  for (const plan::HeldBack& held : plan.held)
    fmt::format_to(std::back_inserter(text), "  {} ({}): {}\n", parts::on_one_line(held.migration),
                   held.phase, parts::on_one_line(held.reason));
  return text;
}

std::string rollback_as_text(const RolloutPlan& plan, const PlanWords& words) {
  std::string text;
  for (const plan::PlannedGate* gate : parts::gates_before(plan, "rollback"))
    fmt::format_to(std::back_inserter(text), "  if `{}` ({}) fails: {}\n",
                   parts::on_one_line(gate->name), gate->kind, parts::on_one_line(gate->what));
  if (text.empty()) return "";
  return fmt::format("\nIt goes back by itself\n  $ {}\n{}", parts::on_one_line(words.rollback),
                     text);
}

std::string closing_of(const RolloutPlan& plan) {
  const auto done = std::count_if(plan.steps.begin(), plan.steps.end(),
                                  [](const auto& step) { return step.done; });
  const PlannedStep* no_return = plan.point_of_no_return();
  return fmt::format("\n{}, {} done; point of no return: {}\nplan {}\n",
                     in_words(plan.steps.size(), "step", "steps"), done,
                     no_return == nullptr ? "none" : parts::on_one_line(no_return->id), plan.hash);
}

}  // namespace

std::string plan_as_text(const RolloutPlan& plan, const PlanWords& words) {
  std::string text = parts::title_of(plan) + "\n";
  if (const std::string setting = parts::setting_of(plan); !setting.empty()) text += setting + "\n";
  if (plan.steps.empty()) {
    text += "\nnothing is pending\n";
  } else {
    const auto widths = widths_of(plan);
    for (const Section& section : parts::sections_of(plan, words))
      text += section_as_text(section, plan.point_of_no_return(), widths);
  }
  return text + held_as_text(plan) + rollback_as_text(plan, words) + closing_of(plan);
}

}  // namespace segue::report
