#include <fmt/core.h>

#include "gates/words.h"

namespace segue::gates {
namespace {

using journal::RolloutState;

Reading judged(const std::string& where, const std::string& word) {
  if (word.empty()) return waits(where + " does not know it yet");
  const auto state = journal::rollout_state_named(word);
  if (!state) return unknown(fmt::format("{} says that it is `{}`", where, word));
  const std::string words = fmt::format("it is {} in {}", word, where);
  switch (*state) {
    case RolloutState::live:
    case RolloutState::contracting:
    case RolloutState::done:
      return holds(words);
    case RolloutState::expanding:
    case RolloutState::expanded:
      return waits(words);
    case RolloutState::rolling_back:
    case RolloutState::rolled_back:
    case RolloutState::aborted:
      return fails(words);
  }
  return unknown(words);
}

Reading read(const Question& question) {
  if (!question.state_elsewhere) return unknown("other environments cannot be asked");
  const std::string environment = value_of(question.gate, "after");
  const auto state = question.state_elsewhere(environment, question.rollout.release);
  if (!state) return unknown(state.error());
  return judged("`" + environment + "`", *state);
}

}  // namespace

extern const Kind promotion{
    .name = "promotion",
    .what = "The release is live in another environment.",
    .required = {"after"},
    .ask = read,
};

}  // namespace segue::gates
