#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

using Kind = sql::ObjectKind;

/// Whether the object was made since the start of the range, so that nobody relies on its rights.
bool is_new(const Step& step, const sql::ObjectName& name) {
  const auto now = step.lookup_before();
  const auto then = step.lookup_at_start();
  if (now.relation_id(name)) return !has_users(step, name);
  if (now.sequence_id(name)) return !then.sequence_id(name);
  if (now.routine_id(name)) return !then.routine_id(name);
  if (now.type_id(name)) return !then.type_id(name);
  const catalog::Id schema{"", now.key(catalog::NameKind::schema, name.name.text)};
  return step.before->schemas.contains(schema) && !step.at_start->schemas.contains(schema);
}

void check_revoke(const Step& step, const sql::Grant& grant, Findings& findings) {
  if (!grant.revoke || grant.option_only || grant.default_privileges) return;
  std::vector<std::string> names;
  for (const sql::ObjectReference& object : grant.objects)
    if (!is_new(step, object.name)) names.push_back(object.name.text());
  if (!grant.objects.empty() && names.empty()) return;
  findings.add(step.span, "{} may no longer do what {} allowed", list_of(grant.grantees),
               list_of(grant.privileges));
}

void check(const Step& step, Findings& findings) {
  if (const auto* grant = step.as<sql::Grant>()) {
    check_revoke(step, *grant, findings);
  } else if (const auto* owner = step.alters<sql::OwnerTo>()) {
    if (!is_new(step, step.as<sql::AlterTable>()->table))
      findings.add(step.span, "the former owner of `{}` loses its rights to `{}`",
                   step.as<sql::AlterTable>()->table.text(), owner->owner.text);
  } else if (const auto* change = step.as<sql::ChangeOwner>()) {
    if (!is_new(step, change->object.name))
      findings.add(step.span, "the former owner of `{}` loses its rights to `{}`",
                   change->object.name.text(), change->owner.text);
  }
}

}  // namespace

extern const Rule rights_withdrawn{
    .id = "rights-withdrawn",
    .severity = Severity::warning,
    .what = "Rights on objects in use are withdrawn, or their owner changes.",
    .why = "Running code that works with those rights fails at its next statement.",
    .instead =
        "Grant the new rights first, let code move over, and withdraw the old ones in the "
        "contract phase.",
    .check = check,
};

}  // namespace segue::rules
