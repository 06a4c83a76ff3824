#include <fmt/core.h>

#include "catalog/lookup.h"
#include "facts/compat_parts.h"

namespace segue::facts {
namespace {

using catalog::Lookup;
using catalog::Relation;
using Kind = sql::ObjectKind;

Compat of_index(const Lookup& before, const sql::Drop& drop) {
  const sql::ObjectReference& object = drop.objects.front();
  const auto owner =
      object.table ? before.relation_id(object.table) : before.index_owner(object.name);
  const catalog::Relation* table = owner ? before.catalog().relation(*owner) : nullptr;
  const catalog::Index* index = table ? before.index(*table, object.name.name) : nullptr;
  if (index != nullptr && index->unique)
    return contract(old_writes, "writes that rely on the key (upserts) fail or repeat values");
  return neutral("an index changes no result");
}

bool surely_missing(const Lookup& before, const sql::Drop& drop, const sql::ObjectName& name) {
  return drop.if_exists && drop.kind == Kind::table && !before.relation_id(name) &&
         before.catalog().knowledge == catalog::Knowledge::whole && !before.catalog().unknown;
}

/// A table that was renamed first is that of its old name still, unless another one took its place.
Compat of_table(const Lookup& before, const Lookup& at_start, const Ids& filled,
                const sql::ObjectName& name) {
  const auto id = at_start.relation_id(name);
  if (!id) return contract(old_code, fmt::format("code that uses `{}` fails", name.text()));
  const Relation& then = *at_start.catalog().relation(*id);
  const catalog::Id first = first_name(then, at_start.semantics());
  if (first != *id && before.catalog().relation(first)) {
    if (filled.contains(first))
      return neutral(fmt::format("its rows are in the new `{}`", then.name));
    return contract(old_reads, fmt::format("the rows of `{}` are lost", then.name));
  }
  const std::string text = first == *id ? name.text() : at_start.shown(first);
  return contract(old_code, fmt::format("code that uses `{}` fails", text));
}

}  // namespace

bool is_made_since(const Lookup& before, const Lookup& at_start, Kind kind,
                   const sql::ObjectName& name) {
  switch (kind) {
    case Kind::table:
    case Kind::view:
    case Kind::materialized_view:
    case Kind::foreign_table: {
      const auto* relation = before.relation(name);
      if (relation != nullptr && relation->temporary) return true;
      return relation != nullptr && !relation->external && !at_start.relation_id(name);
    }
    case Kind::sequence:
      return before.sequence_id(name) && !at_start.sequence_id(name);
    case Kind::type:
    case Kind::domain:
      return before.type_id(name) && !at_start.type_id(name);
    case Kind::function:
    case Kind::procedure:
    case Kind::routine:
    case Kind::aggregate:
      return before.routine_id(name) && !at_start.routine_id(name);
    case Kind::schema: {
      const catalog::Id id{"", before.key(catalog::NameKind::schema, name.name.text)};
      return before.catalog().schemas.contains(id) && !at_start.catalog().schemas.contains(id);
    }
    case Kind::extension: {
      const catalog::Id id{"", name.name.text};
      return before.catalog().extensions.contains(id) &&
             !at_start.catalog().extensions.contains(id);
    }
    default:
      return false;
  }
}

Compat compat_of_drop(const Situation& situation, const Range& range, const sql::Drop& drop) {
  const Lookup before(situation.before, situation.semantics);
  const Lookup at_start(*range.at_start(), situation.semantics);
  const sql::ObjectReference& object = drop.objects.front();
  if (drop.kind == Kind::index) return of_index(before, drop);
  if (surely_missing(before, drop, object.name)) return neutral("there is nothing to drop");
  if (is_made_since(before, at_start, drop.kind, object.name))
    return neutral("nothing uses what was made in the same release");
  if (drop.kind == Kind::table) return of_table(before, at_start, *range.filled(), object.name);
  const std::string name = object.name.text();
  switch (drop.kind) {
    case Kind::trigger:
    case Kind::rule:
      return contract(old_writes, fmt::format("writes no longer do what `{}` added", name));
    case Kind::policy:
      return contract(old_reads, fmt::format("rows that `{}` let through vanish", name));
    case Kind::statistics:
    case Kind::publication:
    case Kind::subscription:
    case Kind::event:
      return neutral("no statement of an application names it");
    case Kind::view:
    case Kind::materialized_view:
      return contract(old_reads, fmt::format("code that reads `{}` fails", name));
    default:
      return contract(old_code, fmt::format("code that uses `{}` fails", name));
  }
}

}  // namespace segue::facts
