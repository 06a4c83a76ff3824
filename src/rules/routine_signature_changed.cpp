#include "rules/rule.h"

namespace segue::rules {
namespace {

std::string type_text(const catalog::Semantics& semantics,
                      const std::optional<sql::TypeName>& type) {
  return type ? semantics.text_of(semantics.canonical(*type)) : "";
}

/// "in integer, out text": what a call must look like. Names count where the caller may give them.
std::string call_form(const catalog::Semantics& semantics, const catalog::Routine& routine) {
  std::string text;
  for (const sql::RoutineParameter& parameter : routine.parameters)
    text += (text.empty() ? "" : ", ") + (parameter.mode.empty() ? "IN" : parameter.mode) + ' ' +
            type_text(semantics, parameter.type);
  return text;
}

/// What of a call to the old routine does not work with the new one; empty where all does.
std::string difference(const catalog::Semantics& semantics, const catalog::Routine& was,
                       const catalog::Routine& is) {
  if (call_form(semantics, was) != call_form(semantics, is)) return "takes other arguments";
  const std::string old_type = type_text(semantics, was.returns);
  const std::string new_type = type_text(semantics, is.returns);
  if (old_type != new_type)
    return fmt::format("returns {} instead of {}", new_type.empty() ? "nothing" : new_type,
                       old_type.empty() ? "nothing" : old_type);
  return {};
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    const auto* create = step.as<sql::CreateRoutine>();
    if (!create || step.refused) continue;
    const auto name = step.lookup_at_start().routine_id(create->routine);
    if (!name) continue;
    for (const catalog::Id& id : script.at_start->routines_named(*name)) {
      const auto* was = script.at_start->routines.find(id);
      const auto* same = script.after->routines.find(id);
      std::string what;
      if (!same)
        what = "can no longer be called with the arguments that it took";
      else
        what = difference(*script.semantics, **was, **same);
      if (what.empty()) continue;
      findings.add(step.span, "`{}` {}", create->routine.text(), what).statement = step.index;
      break;
    }
  }
}

}  // namespace

extern const Rule routine_signature_changed{
    .id = "routine-signature-changed",
    .severity = Severity::error,
    .what = "A function or procedure is replaced by one that is called in another way.",
    .why =
        "Running code that calls the old form fails, or gets a result of a type that it does "
        "not expect.",
    .instead =
        "Create the new form beside the old one, under another name where arguments cannot "
        "tell them apart, and drop the old one when nothing calls it.",
    .check = check,
};

}  // namespace segue::rules
