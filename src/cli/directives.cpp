#include "cli/directives.h"

#include <fmt/format.h>

#include <array>

#include "base/directive.h"
#include "base/nearest.h"
#include "base/text.h"
#include "cli/backfilling.h"
#include "plan/backfill.h"

namespace segue::cli {
namespace {

using facts::Phase;

/// A directive of ours: its word, and what follows.
struct Said {
  std::string_view word{};
  std::string_view rest{};
};

/// The first word of a text, which is left with what follows.
std::string_view word_from(std::string_view& text) {
  const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n"));
  text = text::trimmed(text.substr(word.size()));
  return word;
}

/// Nothing where it is another tool's.
std::optional<Said> said_in(const dialect::Directive& directive) {
  if (directive.tool != "segue") return std::nullopt;
  Said said{.rest = directive.text};
  said.word = word_from(said.rest);
  return said;
}

std::optional<Phase> phase_called(std::string_view word) {
  for (const Phase phase : {Phase::expand, Phase::backfill, Phase::contract})
    if (word == facts::name_of(phase)) return phase;
  return std::nullopt;
}

/// The phase that follows the word; nothing where none does, or more than it.
std::optional<Phase> named_phase(std::string_view rest) {
  rest = directive::before_reason(rest);
  const auto phase = phase_called(word_from(rest));
  return rest.empty() ? phase : std::nullopt;
}

std::string problem_of_phase(std::string_view rest) {
  if (named_phase(rest)) return {};
  std::string_view more = directive::before_reason(rest);
  const std::string_view word = word_from(more);
  if (word.empty()) return "`phase` names no phase";
  if (phase_called(word))
    return fmt::format("`phase {}` is all that is understood here, not `{}`", word, more);
  return fmt::format("there is no phase `{}`{}", word,
                     meant_by(word, {"expand", "backfill", "contract"}));
}

std::string problem_of_after(std::string_view rest) {
  rest = text::trimmed(directive::before_reason(rest));
  const std::string_view word = word_from(rest);
  if (word.empty()) return "`after` does not say what is waited for";
  if (word != "release")
    return fmt::format("`after` knows no `{}`{}", word, meant_by(word, {"release"}));
  return rest.empty() ? "`after release` names no release" : "";
}

std::string problem_of_backfill(std::string_view rest) {
  const auto wish = plan::read_wish(rest);
  if (!wish) return wish.error().message;
  run::BackfillPace pace;
  const auto set = run::set_pace(pace, words_of(*wish));
  return set ? "" : set.error().message;
}

/// A directive whose words are more than a switch.
struct Form {
  std::string_view word;
  std::string (*problem_of)(std::string_view rest);  // what is wrong with them; empty: nothing
  std::string_view advice;
};
constexpr std::array<Form, 3> forms = {
    {{"phase", problem_of_phase, "known are expand, backfill, contract"},
     {"after", problem_of_after, "say it so: -- segue: after release v2.4.0"},
     {"backfill", problem_of_backfill, "say it so: -- segue: backfill where=\"…\" batch=1000"}}};

}  // namespace

bool says_no_transaction(const project::ReadScript& script) {
  for (const auto& directive : script.script.directives)
    if (const auto said = said_in(directive); said && said->word == "no-transaction") return true;
  return false;
}

void tell_phase(rules::Script& made, const project::ReadScript& script) {
  for (const auto& directive : script.script.directives) {
    const auto said = said_in(directive);
    if (!said) continue;
    const auto phase = said->word == "backfill" ? std::optional(Phase::backfill)
                       : said->word == "phase"  ? named_phase(said->rest)
                                                : std::nullopt;
    if (!phase) continue;
    made.declared = *phase;
    made.declared_at = directive.span;
  }
}

std::string awaited_release(const project::ReadScript& script) {
  for (const auto& directive : script.script.directives) {
    const auto said = said_in(directive);
    if (!said || said->word != "after") continue;
    std::string_view rest = text::trimmed(directive::before_reason(said->rest));
    if (word_from(rest) == "release") return std::string(rest);
  }
  return {};
}

Findings misdirections(const project::ReadScript& script) {
  Findings findings;
  for (const auto& directive : script.script.directives) {
    const auto said = said_in(directive);
    for (const Form& form : forms) {
      if (!said || said->word != form.word) continue;
      std::string problem = form.problem_of(said->rest);
      if (problem.empty()) continue;
      findings.push_back({.rule = "malformed-directive",
                          .severity = Severity::error,
                          .span = directive.span,
                          .message = std::move(problem),
                          .advice = std::string(form.advice)});
    }
  }
  return findings;
}

std::optional<Error> misdirection_of(const Item& item) {
  const auto found = misdirections(item.read());
  if (found.empty()) return std::nullopt;
  const Position at = item.read().source->position(found.front().span.begin);
  return Error{ErrorCode::usage, fmt::format("{}:{}:{}: {}", item.file.path, at.line, at.column,
                                             found.front().message)};
}

}  // namespace segue::cli
