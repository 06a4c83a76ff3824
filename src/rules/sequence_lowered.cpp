#include <charconv>
#include <optional>

#include "rules/rule.h"

namespace segue::rules {
namespace {

struct Width {
  std::string_view type;
  int bytes;
};

int bytes_of(const std::string& type) {
  for (const Width& each : {Width{"smallint", 2}, Width{"integer", 4}, Width{"bigint", 8}})
    if (type == each.type) return each.bytes;
  return 8;
}

std::optional<long long> number(const std::string& text) {
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_less(const std::string& a, const std::string& b) {
  const auto first = number(a);
  const auto second = number(b);
  return first && (!second || *first < *second);
}

void compare(const Step& step, const catalog::Sequence& was, const sql::SequenceOptions& options,
             Findings& findings) {
  if (options.type && bytes_of(options.type->name.name.text) < bytes_of(was.type))
    findings.add(step.span, "`{}` counts in {} from here on", was.name,
                 options.type->name.name.text);
  if (!options.maximum.empty() && is_less(options.maximum, was.maximum))
    findings.add(step.span, "`{}` ends at {}", was.name, options.maximum);
  if (options.restart)
    findings.add(step.span, "`{}` starts again{}: values from there on may be taken", was.name,
                 options.restart_with.empty() ? "" : " at " + options.restart_with);
}

const catalog::Sequence* identity_sequence(const Step& step, const sql::Name& column) {
  const auto table = step.lookup_before().relation_id(step.table());
  if (!table) return nullptr;
  const std::string key = step.semantics->key(catalog::NameKind::column, column.text);
  for (const auto& node : step.before->dependents_of({catalog::ObjectClass::relation, *table})) {
    const catalog::Sequence* sequence =
        node.kind == catalog::ObjectClass::sequence ? step.before->sequence(node.id) : nullptr;
    if (sequence && sequence->owner == *table && sequence->owner_column == key) return sequence;
  }
  return nullptr;
}

void check(const Step& step, Findings& findings) {
  if (const auto* alter = step.as<sql::AlterSequence>()) {
    const auto id = step.lookup_at_start().sequence_id(alter->sequence);
    const auto* was = id ? step.before->sequence(*id) : nullptr;
    if (was) compare(step, *was, alter->options, findings);
    return;
  }
  const auto* set = step.alters<sql::SetIdentity>();
  if (!set || !step.table_has_users()) return;
  if (const auto* was = identity_sequence(step, set->column))
    compare(step, *was, set->sequence, findings);
}

}  // namespace

extern const Rule sequence_lowered{
    .id = "sequence-lowered",
    .severity = Severity::error,
    .what = "A sequence is limited or set back.",
    .why =
        "It runs out of values earlier, or gives values that are taken: inserts fail with "
        "repeated keys, some time after the migration.",
    .instead = "Leave the limits as they are, and only ever move a sequence forward.",
    .check = check,
};

}  // namespace segue::rules
