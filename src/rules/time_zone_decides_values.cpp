#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool zone_is_set(const catalog::Catalog& catalog) {
  return catalog.session.contains("timezone") || catalog.session.contains("time zone");
}

void check(const Step& step, Findings& findings) {
  const auto* alter = step.alters<sql::AlterColumnType>();
  if (!alter || alter->using_value || !column_has_users(step, alter->column)) return;
  const auto change = redefinition(step);
  if (!change->complete() || !change->was->type || !change->is->type) return;
  const sql::TypeName& was = *change->was->type;
  const sql::TypeName& is = *change->is->type;
  if (was.name.name.text != is.name.name.text || was.with_time_zone == is.with_time_zone) return;
  if (zone_is_set(*step.before)) return;
  findings.add(step.span, "the time zone of the session decides what becomes of `{}`",
               alter->column.text);
}

}  // namespace

extern const Rule time_zone_decides_values{
    .id = "time-zone-decides-values",
    .severity = Severity::warning,
    .what = "A column changes between times with and without a zone, by the zone of the session.",
    .why =
        "The server reads the stored times in the time zone of whoever runs the migration. "
        "With another setting than in the test the same script shifts every value, and has to "
        "write every row to do so.",
    .instead =
        "Set the time zone in the migration itself (SET LOCAL TimeZone = 'UTC'), or say the "
        "zone with USING … AT TIME ZONE.",
    .check = check,
};

}  // namespace segue::rules
