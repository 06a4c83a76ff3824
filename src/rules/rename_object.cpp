#include <algorithm>

#include "base/text.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

using Kind = sql::ObjectKind;

bool is_named_by_code(Kind kind) {
  constexpr Kind kinds[] = {Kind::schema,    Kind::database, Kind::type,
                            Kind::domain,    Kind::sequence, Kind::function,
                            Kind::procedure, Kind::routine,  Kind::aggregate};
  return std::find(std::begin(kinds), std::end(kinds), kind) != std::end(kinds);
}

/// Whether something of the old name is there in the end, which serves the code that runs.
bool is_replaced(const Script& script, const Step& step, Kind kind, const sql::ObjectName& name) {
  const catalog::Lookup before = step.lookup_before();
  switch (kind) {
    case Kind::type:
    case Kind::domain: {
      const auto id = before.type_id(name);
      return id && script.after->types.contains(*id);
    }
    case Kind::sequence: {
      const auto id = before.sequence_id(name);
      return id && script.after->sequences.contains(*id);
    }
    case Kind::schema:
    case Kind::database:
      return script.after->schemas.contains(
          {"", before.key(catalog::NameKind::schema, name.name.text)});
    default: {
      const auto id = before.routine_id(name);
      return id && !script.after->routines_named(*id).empty();
    }
  }
}

/// Triggers find their function whatever it is called.
bool serves_triggers_only(const Step& step, const sql::ObjectName& routine) {
  const auto name = step.lookup_before().routine_id(routine);
  if (!name) return false;
  const auto ids = step.before->routines_named(*name);
  return !ids.empty() && std::all_of(ids.begin(), ids.end(), [&](const catalog::Id& id) {
    const auto& returns = (*step.before->routines.find(id))->returns;
    return returns && text::equal_ignoring_case(returns->name.name.text, "trigger");
  });
}

/// The default of the column that owns a sequence follows it to its new name.
bool belongs_to_column(const Step& step, const sql::ObjectName& sequence) {
  const auto id = step.lookup_before().sequence_id(sequence);
  const catalog::Sequence* found = id ? step.before->sequence(*id) : nullptr;
  return found && !found->owner_column.empty();
}

struct Renamed {
  Kind kind = Kind::type;
  sql::ObjectName from{};
  std::string to{};
};

std::optional<Renamed> renamed(const Step& step) {
  if (const auto* rename = step.as<sql::RenameObject>())
    return Renamed{rename->kind, rename->object.name, rename->to.text};
  const auto* to = step.alters<sql::RenameTo>();
  if (!to) return std::nullopt;
  const auto* alter = step.as<sql::AlterTable>();
  if (alter->kind == "SEQUENCE") return Renamed{Kind::sequence, alter->table, to->to.text()};
  if (alter->kind == "TYPE") return Renamed{Kind::type, alter->table, to->to.text()};
  return std::nullopt;
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    if (step.refused || step.compat.kind != facts::Class::breaking) continue;
    const auto rename = renamed(step);
    if (!rename || !is_named_by_code(rename->kind)) continue;
    if (rename->kind == Kind::sequence && belongs_to_column(step, rename->from)) continue;
    if (serves_triggers_only(step, rename->from)) continue;
    if (is_replaced(script, step, rename->kind, rename->from)) continue;
    findings
        .add(step.span, "`{}` is renamed to `{}`: neither the old code nor the new runs on both",
             rename->from.text(), rename->to)
        .statement = step.index;
  }
}

}  // namespace

extern const Rule rename_object{
    .id = "rename-object",
    .severity = Severity::error,
    .what = "A schema, type, sequence or routine that running code uses gets another name.",
    .why = "At the moment of the rename the old release fails, and before it the new one does.",
    .instead =
        "Create the new one beside the old one, let code move over, and drop the old one "
        "when nothing uses it.",
    .check = check,
};

}  // namespace segue::rules
