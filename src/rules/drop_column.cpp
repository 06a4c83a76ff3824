#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// What running code calls the column: by another name where the script has renamed it before.
std::string name_in_use(const Script& script, size_t at, const sql::Name& column) {
  const Step& step = script.steps[at];
  const sql::ObjectName table = step.table();
  std::string name = column.text;
  if (column_at_start(step, column)) return name;
  for (size_t i = at; i-- > 0;) {
    const Step& earlier = script.steps[i];
    const auto rename = earlier.refused ? std::nullopt : column_rename(earlier);
    if (rename && rename->to.text == name && earlier.table().name == table.name)
      name = rename->from.text;
  }
  return name;
}

/// Whether the column is there in the end under the name that it gets.
bool stays(const Script& script, const Step& step, const sql::Name& name) {
  const auto id = step.lookup_before().relation_id(step.table());
  const catalog::Relation* table = id ? script.after->relation(*id) : nullptr;
  return table && catalog::Lookup(*script.after, *script.semantics).column(*table, name);
}

void check(const Script& script, Findings& findings) {
  for (size_t i = 0; i < script.steps.size(); ++i) {
    const Step& step = script.steps[i];
    if (step.refused || step.compat.kind != facts::Class::contract) continue;
    if (const auto* drop = step.alters<sql::DropColumn>()) {
      findings
          .add(step.span, "code that still names `{}` of `{}` fails, and its values are lost",
               name_in_use(script, i, drop->column), step.table().text())
          .statement = step.index;
    } else if (const auto rename = column_rename(step); rename && stays(script, step, rename->to)) {
      findings
          .add(step.span,
               "`{}` takes the name of `{}`, which is gone: code that still names `{}` fails, and "
               "code that reads `{}` finds its values",
               rename->from.text, rename->to.text, rename->from.text, rename->to.text)
          .statement = step.index;
    }
  }
}

}  // namespace

extern const Rule drop_column{
    .id = "drop-column",
    .severity = Severity::warning,
    .what = "A column that running code may use is dropped.",
    .why =
        "The release that runs while the migration is applied still names the column: its reads "
        "and writes fail. What the column held is gone, and no down brings it back.",
    .instead =
        "Release code that no longer uses the column first; drop it in the contract phase, once "
        "that release is the only one that runs.",
    .check = check,
};

}  // namespace segue::rules
