#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  const Step* change = nullptr;
  for (const Step& step : script.steps) {
    if (works_on_many_rows(step)) change = &step;
    if (const auto* upkeep = step.as<sql::Maintain>();
        upkeep && upkeep->verb.find("ANALYZE") != std::string::npos)
      change = nullptr;
  }
  if (change) findings.add(change->span, "no ANALYZE follows");
}

}  // namespace

extern const Rule statistics_left_stale{
    .id = "statistics-left-stale",
    .severity = Severity::note,
    .on = false,
    .what = "Most rows of a table are changed, and the planner is not told.",
    .why =
        "Until the server gathers statistics by itself, it plans for the rows that were "
        "there before.",
    .instead = "Run ANALYZE on the table afterwards.",
    .check = check,
};

}  // namespace segue::rules
