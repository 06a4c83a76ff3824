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

/// What the caller passes on; nothing where it is more than a list of types.
std::optional<std::vector<const sql::RoutineParameter*>> inputs_of(
    const catalog::Routine& routine) {
  std::vector<const sql::RoutineParameter*> inputs;
  for (const sql::RoutineParameter& parameter : routine.parameters) {
    if (parameter.mode == "VARIADIC" || !parameter.type) return std::nullopt;
    if (parameter.mode != "OUT") inputs.push_back(&parameter);
  }
  return inputs;
}

/// Whether a call with the types of the old routine finds the other one, by conversions that the
/// server makes unasked.
bool takes_calls_of(const Script& script, const catalog::Routine& was, const catalog::Routine& is) {
  const auto old_inputs = inputs_of(was), inputs = inputs_of(is);
  if (!old_inputs || !inputs || was.procedure != is.procedure ||
      inputs->size() < old_inputs->size())
    return false;
  for (size_t i = 0; i < inputs->size(); ++i) {
    if (i >= old_inputs->size()) {
      if (!(*inputs)[i]->default_value) return false;
      continue;
    }
    const sql::TypeName& from = *(*old_inputs)[i]->type;
    const sql::TypeName& to = *(*inputs)[i]->type;
    if (type_text(*script.semantics, from) != type_text(*script.semantics, to) &&
        !(script.costs && script.costs->casts_implicitly(from, to)))
      return false;
  }
  return true;
}

/// The only routine of the name that takes what the old one took; null where there is none, or
/// where a call might mean several.
const catalog::Routine* successor(const Script& script, const catalog::Id& name,
                                  const catalog::Routine& was) {
  const catalog::Routine* found = nullptr;
  for (const catalog::Id& id : script.after->routines_named(name)) {
    const catalog::Routine& is = **script.after->routines.find(id);
    if (!takes_calls_of(script, was, is)) continue;
    if (found) return nullptr;
    found = &is;
  }
  return found;
}

/// What becomes of calls to a routine that is gone.
void judge_gone(const Script& script, const Step& step, const sql::ObjectName& shown,
                const catalog::Id& name, const catalog::Routine& was, Findings& findings) {
  const catalog::Routine* is = successor(script, name, was);
  const std::string old_type = type_text(*script.semantics, was.returns);
  if (!is || old_type != type_text(*script.semantics, is->returns)) {
    findings
        .add(step.span, "`{}` can no longer be called with the arguments that it took",
             shown.text())
        .statement = step.index;
    return;
  }
  Finding& finding =
      findings.add(step.span, "`{}` takes ({}) instead of ({}): calls go on, with converted values",
                   shown.text(), is->arguments, was.arguments);
  finding.severity = Severity::warning;
  finding.statement = step.index;
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
      if (!same) {
        judge_gone(script, step, create->routine, *name, **was, findings);
        break;
      }
      const std::string what = difference(*script.semantics, **was, **same);
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
