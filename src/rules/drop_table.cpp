#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* drop = step.as<sql::Drop>();
  if (!drop || drop->objects.empty() || step.compat.kind != facts::Class::contract) return;
  if (drop->kind != sql::ObjectKind::table && drop->kind != sql::ObjectKind::foreign_table) return;
  const sql::ObjectName& table = drop->objects.front().name;
  const catalog::Lookup at_start = step.lookup_at_start();
  const auto id = at_start.relation_id(table);
  // Running code knows it by the name that it had at the start.
  const auto first =
      id ? facts::first_name(*at_start.catalog().relation(*id), *step.semantics) : catalog::Id{};
  const bool was_renamed = id && first != *id;
  const std::string name = was_renamed ? at_start.shown(first) : table.text();
  if (was_renamed && step.before->relation(first))
    findings.add(step.span, "the rows of `{}` are lost: the new one was not filled from `{}`", name,
                 table.text());
  else if (drop->kind == sql::ObjectKind::table)
    findings.add(step.span, "code that still uses `{}` fails, and its rows are lost", name);
  else
    findings.add(step.span, "code that still uses `{}` fails", name);
}

}  // namespace

extern const Rule drop_table{
    .id = "drop-table",
    .severity = Severity::warning,
    .what = "A table that running code may use is dropped.",
    .why =
        "The release that runs while the migration is applied still reads and writes it and "
        "fails. The rows are gone, and no down brings them back.",
    .instead =
        "Release code that no longer uses the table first; drop it in the contract phase, "
        "after a backup or a time under another name.",
    .check = check,
};

}  // namespace segue::rules
