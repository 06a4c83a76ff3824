#include <algorithm>

#include "catalog/definitions.h"
#include "catalog/families.h"
#include "catalog/wholes.h"

namespace segue::catalog {
namespace {

/// Checks go down to all heirs, unless they say that they do not; other constraints do not go by
/// their name.
bool is_passed_on(const Constraint& constraint) {
  return constraint.kind == ConstraintKind::check && !constraint.attributes.no_inherit;
}

/// Calls `visit` for the columns and checks of the heir that the parent has as well.
template <class Visitor>
void for_each_shared_part(const Relation& parent, Relation& heir, Visitor&& visit) {
  for (const auto& held : parent.columns)
    if (Column* column = edit_column(heir, held->key)) visit(*column);
  for (const auto& held : parent.constraints) {
    if (!is_passed_on(*held)) continue;
    Constraint* constraint = edit_constraint(heir, held->key);
    if (constraint && is_passed_on(*constraint)) visit(*constraint);
  }
}

/// Whether two foreign keys demand the same, whatever they are called.
bool same_demand(const Constraint& a, const Constraint& b) {
  const auto deferred = [](const Constraint& c) {
    return std::pair(c.attributes.deferrable.value_or(false),
                     c.attributes.initially_deferred.value_or(false));
  };
  return a.columns == b.columns && a.target == b.target && a.target_columns == b.target_columns &&
         a.match == b.match && a.on_delete == b.on_delete && a.on_update == b.on_update &&
         deferred(a) == deferred(b);
}

/// The foreign key of a partition that can stand for that of the whole; null where none does.
Constraint* standing_for(Relation& partition, const Constraint& of_whole) {
  for (auto& held : partition.constraints)
    if (held->kind == ConstraintKind::foreign_key && held->inherited_by == 0 &&
        same_demand(*held, of_whole))
      return &held.edit();
  return nullptr;
}

bool is_part_of(const Index& index, const Id& of_whole) {
  return std::find(index.parents.begin(), index.parents.end(), of_whole) != index.parents.end();
}

/// The constraint behind the index is no longer the table's own, or is it again.
void set_inherited(Relation& table, const Index& index, bool inherited) {
  Constraint* constraint = index.of_constraint ? edit_constraint(table, index.constraint) : nullptr;
  if (!constraint) return;
  constraint->local = !inherited;
  constraint->inherited_by = inherited ? 1 : 0;
}

/// Ties an index that the partition has to that of the whole; false where none fits. A key of the
/// whole needs a key of the same kind.
bool tie_fitting_index(Context& context, const Id& partition, const Id& whole,
                       const Index& of_whole) {
  Relation& table = context.catalog.edit_relation(partition);
  for (auto& held : table.indexes) {
    const bool key_fits =
        !of_whole.of_constraint || (held->of_constraint && held->primary == of_whole.primary);
    if (!key_fits || !held->parents.empty() || !serves_as_part(context.semantics, *held, of_whole))
      continue;
    held.edit().parents = {Id{whole.schema, of_whole.key}};
    if (of_whole.of_constraint) set_inherited(table, *held, true);
    return true;
  }
  return false;
}

/// Makes the partition an index like that of the whole, and the key that it is behind.
Index copied_index(Context& context, const Id& partition, const Id& whole, const Index& of_whole) {
  const Relation& table = *context.catalog.relation(partition);
  Index copy = of_whole;
  copy.parents = {Id{whole.schema, of_whole.key}};
  const Constraint* key = of_whole.of_constraint ? find_constraint(*context.catalog.relation(whole),
                                                                   of_whole.constraint)
                                                 : nullptr;
  copy.constraint.clear();
  copy.of_constraint = key != nullptr;
  if (key) {
    Constraint constraint = *key;
    constraint.name = context.semantics.constraint_name(context.catalog, table, constraint.kind,
                                                        naming_columns(context, table, of_whole));
    constraint.key = context.key(NameKind::constraint, constraint.name);
    constraint.index = copy.constraint = constraint.key;
    constraint.local = false;
    constraint.inherited_by = 1;
    constraint.comment.clear();
    copy.name = constraint.name;
    context.catalog.edit_relation(partition).constraints.push_back(std::move(constraint));
  } else {
    copy.name = context.semantics.index_name(context.catalog, table, naming_parts(copy));
  }
  copy.comment.clear();
  copy.key = context.key(NameKind::index, copy.name);
  context.catalog.edit_relation(partition).indexes.push_back(copy);
  return copy;
}

void let_go(Column& column) {
  if (column.inherited_by > 0 && --column.inherited_by == 0) column.local = true;
}
void let_go(Constraint& constraint) {
  if (constraint.inherited_by > 0 && --constraint.inherited_by == 0) constraint.local = true;
}

}  // namespace

void inherit_from(Context& context, const Id& parent, const Id& heir) {
  const Relation copy = *context.catalog.relation(parent);
  Relation& edited = context.catalog.edit_relation(heir);
  for_each_shared_part(copy, edited, [](auto& part) { ++part.inherited_by; });
  edited.parents.push_back(parent);
}

void stop_inheriting(Context& context, const Id& parent, const Id& heir) {
  const Relation copy = *context.catalog.relation(parent);
  Relation& edited = context.catalog.edit_relation(heir);
  for_each_shared_part(copy, edited, [](auto& part) { let_go(part); });
  std::erase(edited.parents, parent);
}

void inherit_foreign_key(Context& context, const Id& partition, const Constraint& of_whole) {
  Relation& table = context.catalog.edit_relation(partition);
  if (Constraint* held = standing_for(table, of_whole)) {
    held->local = false;
    held->inherited_by = 1;
    return;  // its own partitions have it as well
  }
  Constraint copy = of_whole;
  copy.local = false;
  copy.inherited_by = 1;
  copy.comment.clear();
  if (find_constraint(table, copy.key)) {
    copy.name = context.semantics.constraint_name(context.catalog, table, copy.kind, copy.columns);
    copy.key = context.key(NameKind::constraint, copy.name);
  }
  table.constraints.push_back(copy);
  for (const Id& below : children_of(context, partition))
    inherit_foreign_key(context, below, copy);
}

void inherit_check(Context& context, const Id& heir, const Constraint& check) {
  Relation& table = context.catalog.edit_relation(heir);
  if (Constraint* held = edit_constraint(table, check.key)) {
    ++held->inherited_by;
    if (table.is_partition) held->local = false;
    return;
  }
  Constraint copy = check;
  copy.local = false;
  copy.inherited_by = 1;
  table.constraints.push_back(std::move(copy));
}

void inherit_index(Context& context, const Id& partition, const Id& whole, const Index& of_whole) {
  if (tie_fitting_index(context, partition, whole, of_whole)) return;
  const Index copy = copied_index(context, partition, whole, of_whole);
  add_index_to_partitions(context, partition, copy);
}

void attach_index(Context& context, const Id& whole, const Index& of_whole, const Id& partition,
                  const std::string& key) {
  Relation& table = context.catalog.edit_relation(partition);
  Index* index = edit_index(table, key);
  if (!index) return;
  index->parents = {Id{whole.schema, of_whole.key}};
  if (of_whole.of_constraint) set_inherited(table, *index, true);
}

void rename_index_of_whole(Context& context, const Id& whole, const std::string& from,
                           const std::string& to) {
  const Id before{whole.schema, from}, after{whole.schema, to};
  for (const Id& child : children_of(context, whole))
    for (auto& index : context.catalog.edit_relation(child).indexes)
      if (is_part_of(*index, before)) index.edit().parents = {after};
}

Constraint* inherited_copy(Relation& heir, const Constraint& constraint) {
  if (Constraint* held = edit_constraint(heir, constraint.key);
      held && held->kind == constraint.kind && held->inherited_by > 0)
    return held;
  if (constraint.kind != ConstraintKind::foreign_key) return nullptr;
  for (auto& held : heir.constraints)
    if (held->kind == constraint.kind && held->inherited_by > 0 && same_demand(*held, constraint))
      return &held.edit();
  return nullptr;
}

void change_copies(Context& context, const Id& table, const Constraint& constraint,
                   const std::function<void(Constraint&)>& change) {
  for (const Id& child : children_of(context, table)) {
    Constraint* copy = inherited_copy(context.catalog.edit_relation(child), constraint);
    if (!copy) continue;
    const Constraint before = *copy;
    change(*copy);
    change_copies(context, child, before, change);
  }
}

void erase_index_of_partitions(Context& context, const Id& whole, const std::string& key) {
  const Id of_whole{whole.schema, key};
  for (const Id& child : children_of(context, whole)) {
    std::vector<Index> parts;
    for (const auto& index : context.catalog.relation(child)->indexes)
      if (is_part_of(*index, of_whole)) parts.push_back(*index);
    for (const Index& part : parts) {
      Relation& table = context.catalog.edit_relation(child);
      std::erase_if(table.indexes, [&](const auto& index) { return index->key == part.key; });
      if (part.of_constraint)
        std::erase_if(table.constraints, [&](const auto& c) { return c->key == part.constraint; });
      erase_index_of_partitions(context, child, part.key);
    }
  }
}

void add_index_to_partitions(Context& context, const Id& whole, const Index& index) {
  const Relation* table = context.catalog.relation(whole);
  if (!table || !table->partition_by) return;
  for (const Id& child : children_of(context, whole))
    if (context.catalog.relation(child)->is_partition) inherit_index(context, child, whole, index);
}

std::optional<bool> shared_identity(Context& context, Column of_whole, const Relation& partition) {
  context.semantics.complete(of_whole, partition);
  return of_whole.identity_always;
}

void attach_partition(Context& context, const Id& whole, const Id& partition,
                      const sql::PartitionBound& bound) {
  const Relation copy = *context.catalog.relation(whole);
  inherit_from(context, whole, partition);
  Relation& edited = context.catalog.edit_relation(partition);
  // Unlike an heir, a partition has nothing of its own that the whole has too.
  for_each_shared_part(copy, edited, [](auto& part) { part.local = false; });
  edited.parents = {whole};
  edited.is_partition = true;
  const bool is_default = bound.kind == sql::PartitionBound::Kind::default_partition;
  edited.bound = is_default ? "DEFAULT" : "";
  for (const auto& held : copy.columns)
    if (Column* column = edit_column(edited, held->key); column && !column->identity_always)
      column->identity_always = shared_identity(context, *held, edited);
  for (const auto& index : copy.indexes)
    inherit_index(context, partition, whole, *index);
  for (const auto& constraint : copy.constraints)
    if (constraint->kind == ConstraintKind::foreign_key)
      inherit_foreign_key(context, partition, *constraint);
}

void detach_partition(Context& context, const Id& whole, const Id& partition) {
  const Relation copy = *context.catalog.relation(whole);
  stop_inheriting(context, whole, partition);
  Relation& edited = context.catalog.edit_relation(partition);
  for (const auto& held : copy.columns)
    if (Column* column = edit_column(edited, held->key))
      if (shared_identity(context, *held, edited)) column->identity_always.reset();
  edited.is_partition = false;
  edited.bound.clear();
  for (auto& constraint : edited.constraints)
    if (constraint->kind == ConstraintKind::foreign_key && constraint->inherited_by > 0)
      let_go(constraint.edit());
  for (auto& index : edited.indexes) {
    if (index->parents.empty()) continue;
    set_inherited(edited, *index, false);
    index.edit().parents.clear();
  }
}

}  // namespace segue::catalog
