#include <fmt/core.h>

#include "base/duration.h"
#include "base/text.h"
#include "gates/options.h"
#include "gates/words.h"

namespace segue::gates {
namespace {

constexpr std::chrono::seconds usual_timeout{60};
constexpr int try_again = 75;  // EX_TEMPFAIL of sysexits.h

Result<Command> command_of(const Question& question) {
  Command command;
  for (const std::string& word : values_of(question.gate, "run")) {
    const auto value = expanded(question, word);
    if (!value) return value.error();
    command.words.push_back(*value);
  }
  command.timeout = duration_of(question.gate, "timeout", usual_timeout);
  command.environment = {{"SEGUE_RELEASE", question.rollout.release},
                         {"SEGUE_REPLACES", question.rollout.replaces},
                         {"SEGUE_ENVIRONMENT", question.rollout.environment},
                         {"SEGUE_MOMENT", question.moment},
                         {"SEGUE_GATE", question.gate.name},
                         {"SEGUE_PLAN_HASH", question.plan_hash}};
  return command;
}

/// The last line that says something.
std::string last_words(std::string_view output) {
  output = text::trimmed(output);
  const size_t end = output.rfind('\n');
  if (end != std::string_view::npos) output.remove_prefix(end + 1);
  return output.empty() ? "" : ": " + shortened(text::trimmed(output), 200);
}

std::string problem(const Spec& spec) {
  return unfit_duration(spec, "timeout");
}

Reading read(const Question& question) {
  const auto command = command_of(question);
  if (!command) return unknown(command.error());
  const auto end = question.outside.run(*command);
  if (!end) return unknown(end.error());
  const std::string name = "`" + command->words.front() + "`";
  if (end->timed_out)
    return unknown(fmt::format("{} did not end within {}", name, in_words(command->timeout)));
  const std::string said = last_words(end->output);
  if (end->status == 0) return holds(name + " agrees" + said);
  if (end->status == try_again) return waits(name + " asks to wait" + said);
  return fails(fmt::format("{} ended with {}{}", name, end->status, said));
}

}  // namespace

extern const Kind command{
    .name = "command",
    .what = "A command, run without a shell, ends with status 0; with 75 it asks to wait.",
    .required = {"run"},
    .optional = {"timeout"},
    .problem = problem,
    .ask = read,
};

}  // namespace segue::gates
