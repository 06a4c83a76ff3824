#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (step.cost.fault.empty()) return;
  findings.add(step.span, "this version of the server has a fault here: {}", step.cost.fault);
}

}  // namespace

extern const Rule server_fault_met{
    .id = "server-fault-met",
    .severity = Severity::error,
    .what = "A statement that a known fault of this server version makes dangerous.",
    .why =
        "The version that the project names has a fault in just this statement: rows or "
        "indexes can be damaged, or a backup made afterwards cannot be restored.",
    .instead =
        "Move to a version in which the fault is mended before the migration runs, or use "
        "another form of the statement.",
    .check = check,
};

}  // namespace segue::rules
