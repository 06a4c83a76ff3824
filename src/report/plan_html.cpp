#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "report/html_code.h"
#include "report/markup.h"
#include "report/plan_parts.h"
#include "report/words.h"

namespace segue::report {
namespace {

using parts::Section;
using plan::PlannedStep;
using plan::RolloutPlan;

/// What a plan needs beside the style of a check.
constexpr std::string_view style =
    "pre.plain { padding: .6rem 1.1rem; white-space: pre-wrap; overflow-wrap: anywhere; }\n"
    ".gates { margin: .6rem 0; padding-left: 1.2rem; }\n"
    ".what { margin: .2rem 0; font-weight: 600; }\n"
    ".about { margin: .8rem 0 .2rem; font-size: .8rem; color: var(--soft); }\n";

std::string label(std::string_view kind, std::string_view text) {
  return fmt::format("<span class=\"label {}\">{}</span>", kind, text);
}

std::string plain_code(std::string_view text) {
  return fmt::format("<pre class=\"code plain\">{}</pre>\n", escaped(text));
}

std::string about(std::string_view what, std::string_view text) {
  return text.empty() ? "" : fmt::format("<p class=\"about\">{}</p>\n{}", what, plain_code(text));
}

std::string sql_as_html(const PlannedStep& step) {
  std::string text;
  uint32_t number = step.at.line;
  for (const std::string& line : parts::lines_of(step.sql))
    text += fmt::format("<span class=\"no\">{}</span>{}\n",
                        step.file.empty() ? "" : std::to_string(number++), escaped(line));
  return text.empty() ? "" : "<pre class=\"code\">" + text + "</pre>\n";
}

std::string names_labels(std::string_view what, const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names)
    text += label("plain", fmt::format("{} <code>{}</code>", what, escaped(name)));
  return text;
}

std::string labels_of(const PlannedStep& step) {
  const std::string_view kind = facts::name_of(step.kind);
  std::string text = label(step.done ? "expand" : "plain", step.done ? "done" : "to do");
  text += label(fmt::format("class {}", kind), kind);
  text += label(step.duration == facts::Duration::rows ? "middle" : "light", parts::time_of(step));
  for (const facts::Lock& lock : step.locks)
    text += label(lock.blocks_reads    ? "heavy"
                  : lock.blocks_writes ? "middle"
                                       : "light",
                  fmt::format("<code>{}</code> {}", escaped(lock.relation), escaped(lock.mode)));
  if (step.kind == facts::Class::unknown && parts::locks_of(step).empty())
    text += label("heavy", parts::waits_of(step));
  text += names_labels("rewrites", step.rewrites) + names_labels("reads all of", step.scans);
  const std::string how = parts::how_of(step);
  return how.empty() ? text : text + label("plain", escaped(how));
}

std::string step_as_html(const PlannedStep& step, const PlannedStep* no_return) {
  std::string text = "<article class=\"statement\">\n";
  if (&step == no_return)
    text +=
        "<div class=\"finding error\"><p><span class=\"severity\">point of no return</span> from "
        "here on nothing leads back without loss</p></div>\n";
  text += fmt::format(
      "<p class=\"what\"><span class=\"rule\">{}</span> {} <span class=\"place\">{}</span></p>\n",
      escaped(step.id), with_code(step.what), escaped(parts::place_of(step)));
  text += sql_as_html(step) + "<div class=\"labels\">" + labels_of(step) + "</div>\n";
  if (!step.reason.empty())
    text += fmt::format("<p class=\"reason\">{}.</p>\n", with_code(step.reason));
  text += about("verification", step.verify);
  if (!step.outcome.empty())
    text += fmt::format("<p class=\"advice\">{}</p>\n", with_code(step.outcome));
  if (step.undo.empty())
    return text + fmt::format("<p class=\"about\">{}</p>\n</article>\n", parts::without_undo(step));
  return text + about("undo", step.undo) + "</article>\n";
}

std::string section_as_html(const Section& section, const PlannedStep* no_return) {
  std::string text =
      fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n<p class=\"faint\">{}</p>\n{}", section.id,
                  with_code(section.title), escaped(section.intent), plain_code(section.command));
  if (!section.gates.empty()) {
    text += "<ul class=\"gates\">\n";
    for (const plan::PlannedGate* gate : section.gates)
      text += fmt::format("<li><code>{}</code> <span class=\"faint\">{}</span> {}</li>\n",
                          escaped(gate->name), escaped(gate->kind), with_code(gate->what));
    text += "</ul>\n";
  }
  if (section.steps.empty()) return text + "</section>\n";
  text += "<div class=\"file\">\n";
  for (const PlannedStep* step : section.steps)
    text += step_as_html(*step, no_return);
  return text + "</div>\n</section>\n";
}

std::string heading(const RolloutPlan& plan, const PlanWords& words,
                    const std::vector<Section>& sections) {
  const PlannedStep* no_return = plan.point_of_no_return();
  std::string text = fmt::format(
      "<header>\n<p class=\"brand\">Segue</p>\n<h1>{}</h1>\n<p>{}</p>\n<p>{}; point of no return: "
      "{}{}</p>\n<p class=\"faint\">plan <code>{}</code></p>\n<nav>",
      with_code(parts::capitalised(parts::title_of(plan))), escaped(parts::setting_of(plan)),
      in_words(plan.steps.size(), "step", "steps"),
      no_return == nullptr ? "none" : escaped(no_return->id),
      words.owner.empty() ? "" : "; owner: " + escaped(words.owner), escaped(plan.hash));
  for (const Section& section : sections)
    text += fmt::format("<a href=\"#{0}\">{0}</a>", section.id);
  return text + "<a href=\"#rollback\">rollback</a></nav>\n</header>\n";
}

std::string held_as_html(const RolloutPlan& plan) {
  if (plan.held.empty()) return "";
  std::string text = "<section id=\"held\">\n<h2>Held back</h2>\n<ul class=\"gates\">\n";
  for (const plan::HeldBack& held : plan.held)
    text += fmt::format("<li><code>{}</code> <span class=\"faint\">{}</span> {}</li>\n",
                        escaped(held.migration), escaped(held.phase), with_code(held.reason));
  return text + "</ul>\n</section>\n";
}

std::string rollback_as_html(const RolloutPlan& plan, const PlanWords& words) {
  std::string text = "<section id=\"rollback\">\n<h2>Rollback</h2>\n" + plain_code(words.rollback);
  const auto gates = parts::gates_before(plan, "rollback");
  if (gates.empty())
    text += "<p class=\"faint\">No trigger is configured: the owner decides.</p>\n";
  else
    text += "<p class=\"faint\">The release goes back by itself when one of these fails:</p>\n";
  for (const plan::PlannedGate* gate : gates)
    text += fmt::format("<p><code>{}</code> {}</p>\n", escaped(gate->name), with_code(gate->what));
  return text + "</section>\n";
}

}  // namespace

std::string plan_as_html(const RolloutPlan& plan, const PlanWords& words) {
  const auto sections = parts::sections_of(plan, words);
  std::string text = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>Rollout of {}</title>\n<link rel=\"icon\" href=\"data:,\">\n"
      "<style>{}{}</style>\n</head>\n<body>\n<main>\n",
      escaped(plan.release), html::style_sheet(), style);
  text += heading(plan, words, sections);
  if (plan.steps.empty()) text += "<p class=\"faint\">Nothing is pending.</p>\n";
  for (const Section& section : sections)
    text += section_as_html(section, plan.point_of_no_return());
  return text + held_as_html(plan) + rollback_as_html(plan, words) +
         "<footer>segue " SEGUE_VERSION "</footer>\n</main>\n</body>\n</html>\n";
}

}  // namespace segue::report
