#include "journal/entries.h"

#include <array>

#include "base/sha256.h"

namespace segue::journal {
namespace {

constexpr std::array<std::string_view, 4> states = {"running", "applied", "reverting", "reverted"};

}  // namespace

std::string_view name_of(State state) {
  return states[static_cast<size_t>(state)];
}

std::optional<State> state_named(std::string_view word) {
  for (size_t i = 0; i < states.size(); ++i)
    if (states[i] == word) return static_cast<State>(i);
  return std::nullopt;
}

std::string_view name_of(StepState state) {
  return state == StepState::intended ? "intended" : "done";
}

std::string Event::proper_hash() const {
  std::string text = previous;
  // A length before each part: no two different events make the same text.
  for (const std::string& part : {std::to_string(id), std::to_string(at), kind, subject, detail,
                                  owner.who, owner.host, owner.tool})
    text += std::to_string(part.size()) + ":" + part;
  return sha256(text);
}

}  // namespace segue::journal
