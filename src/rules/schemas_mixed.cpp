#include "rules/rule.h"
#include "sql/describe.h"

namespace segue::rules {
namespace {

bool changes_schema(const Step& step) {
  return step.as<sql::CreateTable>() || step.as<sql::AlterTable>() || step.as<sql::CreateIndex>() ||
         step.as<sql::CreateView>() || step.as<sql::Drop>() || step.as<sql::Insert>() ||
         step.as<sql::Update>() || step.as<sql::Delete>();
}

void check(const Script& script, Findings& findings) {
  std::optional<std::string> first;
  for (const Step& step : script.steps) {
    if (!changes_schema(step)) continue;
    for (const sql::ObjectName& name : sql::targets_of(*step.action)) {
      const std::string schema =
          step.lookup_before().place(name, catalog::NameKind::relation).schema;
      if (!first) first = schema;
      if (schema == *first) continue;
      findings.add(step.span, "`{}` is not in the schema of the statements before", name.text())
          .statement = step.index;
      return;
    }
  }
}

}  // namespace

extern const Rule schemas_mixed{
    .id = "schemas-mixed",
    .severity = Severity::warning,
    .on = false,
    .what = "A migration works on objects of several schemas.",
    .why =
        "Schemas often belong to several owners, and are backed up and restored apart: a "
        "change that spans them is hard to take back.",
    .instead = "Write one migration per schema.",
    .check = check,
};

}  // namespace segue::rules
