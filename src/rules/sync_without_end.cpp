#include <cctype>

#include "base/text.h"
#include "rules/rule.h"
#include "rules/sync_triggers.h"

namespace segue::rules {
namespace {

/// Whether the body writes to the table, and nothing in it stops at the second round.
bool writes_without_guard(const catalog::Trigger& trigger, const catalog::Catalog& catalog,
                          const std::string& table) {
  if (trigger.when) return false;
  const std::string body = text::lower(body_of(trigger, catalog));
  for (const std::string_view guard :
       {"distinct from", "trigger_depth", "session_replication_role", "if "})
    if (body.find(guard) != std::string::npos) return false;
  for (const std::string verb : {"update ", "insert into "}) {
    const size_t at = body.find(verb + table);
    if (at == std::string::npos) continue;
    const size_t end = at + verb.size() + table.size();
    if (end >= body.size() ||
        (std::isalnum(static_cast<unsigned char>(body[end])) == 0 && body[end] != '_'))
      return true;
  }
  return false;
}

void check(const Script& script, Findings& findings) {
  if (!script.habits.triggers_recur) return;
  for (const Step& step : script.steps) {
    const auto* made = trigger_made_by(step);
    if (!made) continue;
    const catalog::Lookup after = step.lookup_after();
    const catalog::Relation* own = after.relation(step.table());
    const std::string body = text::lower(body_of(*made, *step.after));
    step.after->relations.for_each([&](const catalog::Id&, const auto& other) {
      if (&*other == own || other->triggers.empty() ||
          body.find(text::lower(other->name)) == std::string::npos)
        return;
      if (!writes_without_guard(*made, *step.after, text::lower(other->name))) return;
      for (const auto& trigger : other->triggers)
        if (writes_without_guard(*trigger, *step.after, text::lower(own->name))) {
          findings.add(step.span, "this writes to `{}`, whose trigger `{}` writes back to `{}`",
                       other->name, trigger->name, own->name);
          return;
        }
    });
  }
}

}  // namespace

extern const Rule sync_without_end{
    .id = "sync-without-end",
    .severity = Severity::error,
    .what =
        "Two triggers write to each other's tables, and neither looks whether it was the "
        "other that wrote.",
    .why =
        "The first write sets off the two without end; the server stops them with an error, "
        "and the write is lost.",
    .instead =
        "Write only what differs (IS DISTINCT FROM), or stop at the second level "
        "(pg_trigger_depth() = 1).",
    .check = check,
};

}  // namespace segue::rules
