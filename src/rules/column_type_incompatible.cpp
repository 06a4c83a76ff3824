#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

constexpr std::string_view unsure =
    "The server converts one into the other by the settings of the session. Find out whether the "
    "driver checks types and which time zone the sessions have; where either matters, go by a "
    "second column.";

/// Other rules say what becomes of the members of an enumeration.
bool are_both_enumerations(const ColumnChange& change) {
  return !members_of(*change.was).empty() && !members_of(*change.is).empty();
}

/// Whether the column has a type of the old name in the end: one that was made anew, with other
/// values. What becomes of the values another rule says.
bool is_made_anew(const Script& script, const Step& step, const ColumnChange& change) {
  const catalog::Column* then = column_at_start(step, change.old_name);
  const auto id = step.lookup_before().relation_id(step.table());
  const catalog::Relation* table = id ? script.after->relation(*id) : nullptr;
  const catalog::Column* is = table ? catalog::find_column(*table, change.is->key) : nullptr;
  return then && is && type_of(step, *then) == type_of(step, *is);
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    if (step.refused || step.compat.conversion < facts::Conversion::unsure) continue;
    const auto change = redefinition(step);
    if (!change || !change->complete() || are_both_enumerations(*change)) continue;
    if (is_made_anew(script, step, *change)) continue;
    const std::string was = type_of(step, *change->was);
    const std::string is = type_of(step, *change->is);
    if (step.compat.conversion == facts::Conversion::unsure) {
      Finding& finding =
          findings.add(step.span, "code for `{}` as {} may fail with {}, or read other values",
                       change->name.text, was, is);
      finding.severity = Severity::warning;
      finding.advice = unsure;
      finding.statement = step.index;
      continue;
    }
    findings.add(step.span, "code for `{}` as {} does not work with {}", change->name.text, was, is)
        .statement = step.index;
  }
}

}  // namespace

extern const Rule column_type_incompatible{
    .id = "column-type-incompatible",
    .severity = Severity::error,
    .what = "A column gets a type of another kind.",
    .why =
        "Code that was written for one type binds, compares and decodes values in a way that "
        "fails with the other, before the change as well as after it: no order of deploy and "
        "migration works.",
    .instead =
        "Add a column of the new type, write both, copy the old values, let code read the new "
        "one, and drop the old column once no release uses it.",
    .check = check,
};

}  // namespace segue::rules
