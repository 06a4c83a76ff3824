#include "rules/rule.h"

namespace segue::rules {
namespace {

struct Renamed {
  sql::ObjectName from{};
  std::string to{};
};

std::optional<Renamed> renamed(const Step& step) {
  if (const auto* rename = step.alters<sql::RenameTo>()) {
    const auto* alter = step.as<sql::AlterTable>();
    if (alter->kind == "INDEX" || alter->kind == "SEQUENCE" || alter->kind == "TYPE")
      return std::nullopt;
    return Renamed{alter->table, rename->to.text()};
  }
  const auto* renames = step.as<sql::RenameTables>();
  if (!renames || renames->renames.empty()) return std::nullopt;
  return Renamed{renames->renames.front().from, renames->renames.front().to.text()};
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    if (step.refused || step.compat.kind != facts::Class::breaking) continue;
    const auto rename = renamed(step);
    if (!rename) continue;
    // A view, or another table, that has the old name in the end serves the code that runs.
    const auto id = step.lookup_before().relation_id(rename->from);
    if (id && script.after->relation(*id) != nullptr) continue;
    findings
        .add(step.span, "`{}` is renamed to `{}`: neither the old code nor the new runs on both",
             rename->from.text(), rename->to)
        .statement = step.index;
  }
}

}  // namespace

extern const Rule rename_table{
    .id = "rename-table",
    .severity = Severity::error,
    .what = "A table or view that running code uses gets another name.",
    .why =
        "At the moment of the rename the old release fails, and before it the new one does: "
        "there is no order of deploy and migration that works.",
    .instead =
        "Rename it and create a view of the old name in the same transaction, which the old "
        "release goes on reading and writing; drop the view once nothing uses it.",
    .check = check,
};

}  // namespace segue::rules
