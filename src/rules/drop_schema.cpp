#include "rules/rule.h"

namespace segue::rules {
namespace {

/// Whether history made the schema and no table in it: then no rows go with it.
bool holds_no_rows(const Step& step, const sql::ObjectName& name) {
  const std::string key = step.semantics->key(catalog::NameKind::schema, name.name.text);
  if (step.before->unknown || !step.before->schemas.contains({"", key})) return false;
  bool found = false;
  step.before->relations.for_each([&](const catalog::Id& id, const auto& relation) {
    found |= id.schema == key && !(relation->kind == catalog::RelationKind::view);
  });
  return !found;
}

void check(const Step& step, Findings& findings) {
  const auto* drop = step.as<sql::Drop>();
  if (!drop || drop->objects.empty()) return;
  if (drop->kind != sql::ObjectKind::schema && drop->kind != sql::ObjectKind::database) return;
  if (step.compat.kind != facts::Class::contract) return;
  if (holds_no_rows(step, drop->objects.front().name)) return;
  findings.add(step.span, "everything in `{}` is lost", drop->objects.front().name.text());
}

}  // namespace

extern const Rule drop_schema{
    .id = "drop-schema",
    .severity = Severity::error,
    .what = "A whole schema or database is dropped.",
    .why =
        "Every table in it goes, with all rows, and no down brings them back; what exactly "
        "is lost depends on the database at hand.",
    .instead =
        "Drop what is in it by name, each in its own time; leave databases to those who run "
        "the server.",
    .check = check,
};

}  // namespace segue::rules
