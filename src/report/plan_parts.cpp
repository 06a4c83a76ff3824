#include "report/plan_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/duration.h"
#include "report/words.h"

namespace segue::report::parts {
namespace {

using plan::PlannedGate;
using plan::PlannedStep;
using plan::RolloutPlan;
using plan::Stage;

struct StageWords {
  Stage stage;
  std::string_view title;
  std::string_view intent;
};
/// In the order in which they come: what is kept is kept before it goes.
constexpr std::array<StageWords, 7> stage_words = {{
    {Stage::expand, "before the deploy", "what is added can be used by both releases"},
    {Stage::backfill, "in the background, beside both releases", "existing rows get what is new"},
    {Stage::verify, "before anything is taken away", "no row is left that is not as it has to be"},
    {Stage::quiet, "nothing changes", "nobody uses any longer what is going to be removed"},
    {Stage::tripwire, "can be undone at once",
     "what is going to be removed is made unusable while errors are watched, then usable again"},
    {Stage::archive, "before anything is removed",
     "values that are going to be removed are kept in a table for some time"},
    {Stage::contract, "once the old release is gone", "what no release uses is removed"},
}};

const std::string& command_for(Stage stage, const PlanWords& words) {
  switch (stage) {
    case Stage::expand:
      return words.pre_deploy;
    case Stage::backfill:
    case Stage::verify:
      return words.post_deploy;
    case Stage::quiet:
    case Stage::tripwire:
    case Stage::contract:
    case Stage::archive:
      return words.contract;
  }
  return words.contract;
}

Section section_of(const RolloutPlan& plan, const PlanWords& words, const StageWords& told) {
  const Stage stage = told.stage;
  Section section;
  section.id = plan::name_of(stage);
  section.stage = stage;
  section.title = fmt::format("{}: {}", capitalised(section.id), told.title);
  section.intent = told.intent;
  section.command = command_for(stage, words);
  for (const PlannedStep& step : plan.steps)
    if (step.stage == stage) section.steps.push_back(&step);
  return section;
}

Section deploy_of(const RolloutPlan& plan, const PlanWords& words) {
  Section section;
  section.id = "deploy";
  section.title = fmt::format("Deploy: `{}` goes out", on_one_line(plan.release));
  section.intent = "your own tooling deploys the release; the command then says that it is live";
  section.command = words.post_deploy;
  section.gates = gates_before(plan, "live");
  return section;
}

void add_gates(Section& section, const std::vector<const PlannedGate*>& gates) {
  for (const PlannedGate* gate : gates)
    if (std::find(section.gates.begin(), section.gates.end(), gate) == section.gates.end())
      section.gates.push_back(gate);
}

/// Where a contract begins: at its first stage that has steps.
void place_gates(const RolloutPlan& plan, std::vector<Section>& sections) {
  bool begun = false;
  for (Section& section : sections) {
    if (section.stage == Stage::expand) add_gates(section, gates_before(plan, "expand"));
    const bool contracts =
        section.stage && *section.stage >= Stage::quiet && !section.steps.empty();
    if (contracts && !begun) add_gates(section, gates_before(plan, "contract"));
    begun = begun || contracts;
    if (section.stage == Stage::contract && contracts)
      add_gates(section, gates_before(plan, "drop"));
  }
}

bool is_control(char c) {
  return (c >= 0 && c < ' ') || c == 0x7F;
}

}  // namespace

std::vector<const PlannedGate*> gates_before(const RolloutPlan& plan, std::string_view moment) {
  std::vector<const PlannedGate*> gates;
  for (const PlannedGate& gate : plan.gates)
    if (std::find(gate.before.begin(), gate.before.end(), moment) != gate.before.end())
      gates.push_back(&gate);
  return gates;
}

std::vector<Section> sections_of(const RolloutPlan& plan, const PlanWords& words) {
  std::vector<Section> sections;
  for (const StageWords& each : stage_words) {
    sections.push_back(section_of(plan, words, each));
    if (each.stage == Stage::expand) sections.push_back(deploy_of(plan, words));
  }
  place_gates(plan, sections);
  std::erase_if(sections, [](const Section& section) {
    return section.stage && section.steps.empty() && section.gates.empty();
  });
  return sections;
}

std::string title_of(const RolloutPlan& plan) {
  std::string text = fmt::format("rollout of `{}`", on_one_line(plan.release));
  if (!plan.environment.empty()) text += fmt::format(" to `{}`", on_one_line(plan.environment));
  if (!plan.replaces.empty()) text += fmt::format(", replacing `{}`", on_one_line(plan.replaces));
  return text;
}

std::string setting_of(const RolloutPlan& plan) {
  std::vector<std::string> words;
  for (const std::string& word : {plan.pattern, plan.level, plan.database})
    if (!word.empty()) words.push_back(on_one_line(word));
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string place_of(const PlannedStep& step) {
  return step.file.empty() ? "" : fmt::format("{}:{}", on_one_line(step.file), step.at.line);
}

std::string time_of(const PlannedStep& step) {
  if (step.expected) return "about " + segue::in_words(*step.expected);
  if (step.kind == facts::Class::unknown) return "not known";
  if (step.duration != facts::Duration::rows)
    return step.duration == facts::Duration::instant ? "instant" : "short";
  if (!step.rows) return "grows with the rows";
  return fmt::format(
      "grows with {}",
      in_words(static_cast<size_t>(std::max<int64_t>(*step.rows, 0)), "row", "rows"));
}

std::string locks_of(const PlannedStep& step) {
  std::string text;
  for (const facts::Lock& lock : step.locks) {
    if (!lock.blocks_reads && !lock.blocks_writes) continue;
    text += fmt::format("{}{} on {}", text.empty() ? "" : ", ", on_one_line(lock.mode),
                        on_one_line(lock.relation));
  }
  return text;
}

std::string_view waits_of(const PlannedStep& step) {
  const auto any = [&](bool facts::Lock::*blocks) {
    return std::any_of(step.locks.begin(), step.locks.end(),
                       [&](const facts::Lock& lock) { return lock.*blocks; });
  };
  if (any(&facts::Lock::blocks_reads)) return "reads and writes wait";
  if (any(&facts::Lock::blocks_writes)) return "writes wait";
  // What is not understood may take any lock.
  return step.kind == facts::Class::unknown ? "anybody may wait" : "";
}

std::string how_of(const PlannedStep& step) {
  if (!step.transaction.empty()) return on_one_line(step.transaction);
  return step.sql.empty() ? "nothing is sent" : "";
}

std::string without_undo(const PlannedStep& step) {
  return step.sql.empty() && !step.no_return ? "there is nothing to undo" : "there is no way back";
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = text.find_first_of("\r\n");
    lines.emplace_back(text.substr(0, end));
    if (end == text.npos) break;
    const bool pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    text.remove_prefix(end + (pair ? 2 : 1));
  }
  return lines;
}

std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(line.begin(), line.end(), is_control, ' ');
  return line;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] -= 'a' - 'A';
  return text;
}

std::string shell_word(std::string_view word) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_./:@%+=,").find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::all_of(word.begin(), word.end(), plain)) return std::string(word);
  std::string quoted = "'";
  for (const char c : word)
    quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace segue::report::parts
