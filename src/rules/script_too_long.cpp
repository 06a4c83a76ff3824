#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  constexpr int most = 100;  // statements
  if (!script.steps.empty() && script.steps.back().index >= most)
    findings.add(script.steps.back().span, "this is statement {}", script.steps.back().index + 1);
}

}  // namespace

extern const Rule script_too_long{
    .id = "script-too-long",
    .severity = Severity::note,
    .on = false,
    .what = "A script has more statements than anybody reviews.",
    .why = "Nobody sees what is wrong in it.",
    .instead = "Split it.",
    .check = check,
};

}  // namespace segue::rules
