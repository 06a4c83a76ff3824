#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (step.as<sql::CreateRoutine>() || step.as<sql::CreateTrigger>() || step.as<sql::CreateEvent>())
    findings.add(step.span, "code is kept in the database");
}

}  // namespace

extern const Rule stored_program{
    .id = "stored-program",
    .severity = Severity::note,
    .on = false,
    .what = "Code is kept in the database.",
    .why = "It is not released, tested and rolled back with the rest.",
    .instead = "Keep it in the application.",
    .check = check,
};

}  // namespace segue::rules
