#include "rules/rule.h"

namespace segue::rules {
namespace {

bool changes_rows(const Step& step) {
  return step.as<sql::Insert>() || step.as<sql::Update>() || step.as<sql::Delete>() ||
         step.as<sql::Merge>() || step.as<sql::Truncate>();
}
bool changes_schema(const Step& step) {
  return step.as<sql::CreateTable>() || step.as<sql::AlterTable>() || step.as<sql::CreateIndex>() ||
         step.as<sql::Drop>();
}

void check(const Script& script, Findings& findings) {
  const Step* rows = nullptr;
  bool schema = false;
  for (const Step& step : script.steps) {
    if (!rows && changes_rows(step)) rows = &step;
    schema |= changes_schema(step);
  }
  if (rows && schema)
    findings.add(rows->span, "rows are changed in a migration that changes the schema");
}

}  // namespace

extern const Rule rows_and_schema_mixed{
    .id = "rows-and-schema-mixed",
    .severity = Severity::note,
    .on = false,
    .what = "A migration changes rows and the schema.",
    .why =
        "The two take different times, are undone in different ways, and fail for different "
        "reasons.",
    .instead = "Give the rows a migration of their own.",
    .check = check,
};

}  // namespace segue::rules
