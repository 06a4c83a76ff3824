#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/nearest.h"
#include "gates/gate.h"
#include "gates/words.h"

namespace segue::gates {

#define GATE(name) extern const Kind name;
#include "gates/gates.def"
#undef GATE

namespace {

constexpr std::array<std::string_view, 4> verdicts = {"holds", "waits", "fails", "unknown"};

bool contains(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_of_contract(std::string_view moment) {
  return moment == "contract" || moment == "drop";
}

std::string problem_of_moments(const Spec& spec) {
  if (spec.before.empty())
    return fmt::format("`before` does not say when it is asked{}", meant_or_known("", moments()));
  for (const std::string& moment : spec.before)
    if (!contains(moments(), moment))
      return fmt::format("`before`: there is no moment `{}`{}", moment,
                         meant_or_known(moment, moments()));
  const bool only_contract = std::all_of(spec.before.begin(), spec.before.end(), is_of_contract);
  if (spec.pass_unknown && only_contract)
    return "an unknown answer never opens a contract: `on_unknown` cannot be `pass`";
  return {};
}

std::string problem_of_keys(const Spec& spec, const Kind& kind) {
  std::vector<std::string_view> known = kind.required;
  known.insert(known.end(), kind.optional.begin(), kind.optional.end());
  for (const auto& [key, values] : spec.options)
    if (!contains(known, key))
      return fmt::format("unknown key `{}`{}", key, meant_or_known(key, known));
  for (const std::string_view key : kind.required)
    if (value_of(spec, key).empty())
      return fmt::format("a gate of the kind `{}` needs `{}`", kind.name, key);
  return {};
}

std::string problem_in(const Spec& spec) {
  if (const std::string problem = problem_of_moments(spec); !problem.empty()) return problem;
  const Kind* kind = find(spec.kind);
  if (kind == nullptr) {
    std::vector<std::string_view> known;
    for (const Kind* each : all())
      known.push_back(each->name);
    return fmt::format("there is no kind `{}`{}", spec.kind, meant_or_known(spec.kind, known));
  }
  const std::string problem = problem_of_keys(spec, *kind);
  if (!problem.empty() || kind->problem == nullptr) return problem;
  return kind->problem(spec);
}

/// Calls `visit(at, length, name)` for each `${NAME}`; false where one has no end.
template <class Visit>
bool each_variable(std::string_view text, const Visit& visit) {
  for (size_t at = 0; (at = text.find("${", at)) != std::string_view::npos;) {
    const size_t end = text.find('}', at);
    if (end == std::string_view::npos) return false;
    visit(at, end + 1 - at, std::string(text.substr(at + 2, end - at - 2)));
    at = end + 1;
  }
  return true;
}

/// What came from variables may be secret, and a server or a command may say it again.
std::string without_values(const Question& question, std::string words) {
  if (!question.variable) return words;
  for (const auto& [key, values] : question.gate.options)
    for (const std::string& value : values)
      each_variable(value, [&](size_t, size_t, const std::string& name) {
        const auto held = question.variable(name);
        if (!held || held->size() < 4) return;
        const std::string mark = "${" + name + "}";
        for (size_t at = 0; (at = words.find(*held, at)) != std::string::npos; at += mark.size())
          words.replace(at, held->size(), mark);
      });
  return words;
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  return verdicts[static_cast<size_t>(verdict)];
}

const std::vector<std::string_view>& moments() {
  static const std::vector<std::string_view> words = {"expand", "live", "contract", "drop",
                                                      "rollback"};
  return words;
}

const std::vector<const Kind*>& all() {
  static const std::vector<const Kind*> kinds = {
#define GATE(name) &name,
#include "gates/gates.def"
#undef GATE
  };
  return kinds;
}

const Kind* find(std::string_view name) {
  const auto& kinds = all();
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const Kind* kind) { return kind->name == name; });
  return found == kinds.end() ? nullptr : *found;
}

std::string problem_of(const Spec& spec) {
  const std::string problem = problem_in(spec);
  return problem.empty() ? problem : fmt::format("gate `{}`: {}", spec.name, problem);
}

Reading ask(const Question& question) {
  const Kind* kind = find(question.gate.kind);
  if (kind == nullptr) return unknown("there is no kind `" + question.gate.kind + "`");
  Reading reading = kind->ask(question);
  reading.words = without_values(question, std::move(reading.words));
  return reading;
}

bool passes(const Spec& spec, std::string_view moment, const Reading& reading) {
  if (reading.verdict == Verdict::holds) return true;
  return reading.verdict == Verdict::unknown && spec.pass_unknown && !is_of_contract(moment);
}

std::string value_of(const Spec& spec, std::string_view key, std::string_view otherwise) {
  const auto& values = values_of(spec, key);
  return values.empty() ? std::string(otherwise) : values.front();
}

const std::vector<std::string>& values_of(const Spec& spec, std::string_view key) {
  static const std::vector<std::string> none;
  const auto found = spec.options.find(std::string(key));
  return found == spec.options.end() ? none : found->second;
}

Result<std::string> expanded(const Question& question, std::string_view value) {
  std::string result, missing;
  size_t done = 0;
  const bool whole = each_variable(value, [&](size_t at, size_t length, const std::string& name) {
    const auto held = question.variable ? question.variable(name) : std::nullopt;
    if (!held && missing.empty()) missing = name;
    result += value.substr(done, at - done);
    result += held.value_or("");
    done = at + length;
  });
  if (!whole) return Error{ErrorCode::usage, "a variable has no closing brace"};
  if (!missing.empty())
    return Error{ErrorCode::usage, "the environment variable `" + missing + "` is not set"};
  return result + std::string(value.substr(done));
}

}  // namespace segue::gates
