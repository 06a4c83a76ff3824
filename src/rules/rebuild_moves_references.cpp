#include "rules/rebuilds.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  for (size_t i = 0; i < script.steps.size(); ++i) {
    const Step& rename = script.steps[i];
    if (!rename.alters<sql::RenameTo>() || rename.refused || !rename.table_has_users()) continue;
    if (!script.semantics->references_follow(*rename.before)) continue;
    const auto others = tables_that_reference(rename, rename.table());
    if (others.empty()) continue;
    for (size_t k = i + 1; k < script.steps.size(); ++k) {
      const auto* create = script.steps[k].as<sql::CreateTable>();
      if (!create || !(create->table.name == rename.table().name)) continue;
      findings.add(rename.span, "foreign keys of `{}` follow `{}` to its new name and stay with it",
                   others.front(), rename.table().text());
      break;
    }
  }
}

}  // namespace

extern const Rule rebuild_moves_references{
    .id = "rebuild-moves-references",
    .severity = Severity::error,
    .what = "A table is renamed out of the way before its successor is made.",
    .why =
        "Foreign keys of other tables follow the old table to its new name, and do not come "
        "back: they point at what is going to be dropped.",
    .instead =
        "Make the new table under another name, copy the rows, drop the old one, and rename "
        "the new one last.",
    .check = check,
};

}  // namespace segue::rules
