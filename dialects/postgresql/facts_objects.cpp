#include <algorithm>

#include "dialects/postgresql/facts_parts.h"

namespace segue::postgresql {

using catalog::Id;
using catalog::Relation;
using catalog::Shared;

namespace {

/// A foreign key that goes is taken from both sides; from all partitions of that which it points
/// at. One that a partition has from its whole stays with that.
void charge_lost_keys(Bill& bill, const Relation& before, const Relation* after) {
  for (const auto& constraint : before.constraints) {
    if (constraint->kind != catalog::ConstraintKind::foreign_key || !constraint->local) continue;
    if (after && catalog::find_constraint(*after, constraint->key)) continue;
    if (!bill.relation(constraint->target)) continue;
    for (const Id& member : bill.family(constraint->target))
      if (member == constraint->target || bill.is_partitioned(constraint->target))
        bill.lock(member, Mode::access_exclusive);
  }
}

/// A trigger on each row that goes is taken from all partitions.
void charge_lost_triggers(Bill& bill, const Id& table, const Relation& before,
                          const Relation& after) {
  if (!before.partition_by) return;
  const bool loses =
      std::any_of(before.triggers.begin(), before.triggers.end(), [&](const auto& trigger) {
        return trigger->for_each == "ROW" &&
               std::none_of(after.triggers.begin(), after.triggers.end(),
                            [&](const auto& kept) { return kept->key == trigger->key; });
      });
  if (!loses) return;
  bill.lock_family(table, Mode::access_exclusive);
}

/// A trigger on each row is one on all partitions of its table.
void lock_trigger(Bill& bill, const sql::ObjectReference& trigger, Mode mode) {
  const auto table = bill.relation_id(trigger.table);
  if (!table) return;
  bill.lock(*table, mode);
  if (!is_on_partitions(bill, *table, trigger.name.name)) return;
  bill.lock_family(*table, mode);
}

/// One DROP, by the kind of object.
class Dropping {
 public:
  Dropping(Bill& bill, const sql::Drop& statement) : bill_(bill), statement_(statement) {}

  void charge(const sql::ObjectReference& object) {
    using Kind = sql::ObjectKind;
    switch (statement_.kind) {
      case Kind::table:
      case Kind::foreign_table:
        return charge_table(object.name);
      case Kind::view:
      case Kind::materialized_view:
        return lock(object.name);
      case Kind::trigger:
        return lock_trigger(bill_, object, Mode::access_exclusive);
      case Kind::rule:
      case Kind::policy:
        return lock(object.table);
      case Kind::index:
        return charge_index(object.name);
      case Kind::sequence:
        if (const auto id = bill_.before.sequence_id(object.name))
          bill_.lock(*id, Mode::access_exclusive);
        return;
      case Kind::database:
      case Kind::tablespace:
      case Kind::subscription:
        return bill_.refuse_in_transaction();
      default:
        return;
    }
  }

 private:
  void lock(const sql::ObjectName& name) {
    if (const auto id = bill_.relation_id(name)) bill_.lock(*id, Mode::access_exclusive);
  }

  /// A partition is taken from the whole, and what it held would belong to the default partition
  /// from then on.
  void charge_table(const sql::ObjectName& name) {
    const auto id = bill_.relation_id(name);
    if (!id) return;
    bill_.lock(*id, Mode::access_exclusive);
    const Relation* held = bill_.relation(*id);
    if (!held || !held->is_partition) return;
    for (const Id& parent : held->parents) {
      bill_.lock(parent, Mode::access_exclusive);
      if (const auto rest = bill_.default_partition(parent))
        bill_.lock(*rest, Mode::access_exclusive);
    }
  }

  void charge_index(const sql::ObjectName& name) {
    const auto table = bill_.before.index_owner(name);
    if (statement_.concurrently) bill_.refuse_in_transaction();
    if (!table) return;
    if (statement_.concurrently && bill_.is_partitioned(*table))
      bill_.refuse("an index of a partitioned table cannot be dropped concurrently");
    const Mode mode =
        statement_.concurrently ? Mode::share_update_exclusive : Mode::access_exclusive;
    if (!bill_.is_partitioned(*table)) return bill_.lock(*table, mode);
    bill_.lock_family(*table, mode);
  }

  Bill& bill_;
  const sql::Drop& statement_;
};

}  // namespace

bool is_on_partitions(const Bill& bill, const Id& table, const sql::Name& trigger) {
  const Relation* held = bill.relation(table);
  if (!held || !held->partition_by) return false;
  const std::string key = bill.before.key(catalog::NameKind::trigger, trigger.text);
  return std::any_of(held->triggers.begin(), held->triggers.end(), [&](const auto& each) {
    return each->for_each == "ROW" && (!trigger || each->key == key);
  });
}

void charge_lost(Bill& bill) {
  const catalog::Catalog& before = bill.before.catalog();
  const catalog::Catalog& after = bill.after.catalog();
  catalog::Objects<Relation>::compare(
      before.relations, after.relations,
      [&](const Id& id, const Shared<Relation>* old, const Shared<Relation>* now) {
        if (!old || (now && (now->same_as(*old) || (*now)->is_view()))) return;
        bill.lock(id, Mode::access_exclusive);
        charge_lost_keys(bill, **old, now ? &**now : nullptr);
        if (now) charge_lost_triggers(bill, id, **old, **now);
      });
  catalog::Objects<catalog::Sequence>::compare(
      before.sequences, after.sequences,
      [&](const Id& id, const Shared<catalog::Sequence>* old,
          const Shared<catalog::Sequence>* now) {
        if (old && !now) bill.lock(id, Mode::access_exclusive);
      });
}

void charge(Bill& bill, const sql::Drop& statement) {
  Dropping dropping(bill, statement);
  for (const sql::ObjectReference& object : statement.objects)
    dropping.charge(object);
  if (!statement.concurrently) charge_lost(bill);
}

void charge(Bill& bill, const sql::RenameObject& statement) {
  using Kind = sql::ObjectKind;
  const Kind kind = statement.kind;
  if (kind != Kind::trigger && kind != Kind::policy && kind != Kind::rule) return;
  const auto table = bill.relation_id(statement.object.table);
  if (!table) return;
  bill.lock(*table, Mode::access_exclusive);
  // From 15 on a trigger has the new name on all partitions.
  if (kind != Kind::trigger || bill.version < 15 || !bill.is_partitioned(*table)) return;
  bill.lock_family(*table, Mode::access_exclusive);
}

/// What has a file is locked as such; what hangs on a table is found through it (measured on 15).
void charge(Bill& bill, const sql::CommentOn& statement) {
  using Kind = sql::ObjectKind;
  switch (statement.kind) {
    case Kind::table:
    case Kind::view:
    case Kind::materialized_view:
    case Kind::foreign_table:
      if (const auto id = bill.relation_id(statement.object.name))
        bill.lock(*id, Mode::share_update_exclusive);
      return;
    case Kind::column:
      if (const auto id = bill.relation_id(statement.object.table))
        bill.lock(*id, Mode::share_update_exclusive);
      return;
    case Kind::index:
      if (const auto owner = bill.before.index_owner(statement.object.name))
        bill.lock(Id{owner->schema, statement.object.name.name.text}, Mode::share_update_exclusive);
      return;
    case Kind::sequence:
      if (const auto id = bill.before.sequence_id(statement.object.name))
        bill.lock(*id, Mode::share_update_exclusive);
      return;
    case Kind::constraint:
    case Kind::trigger:
    case Kind::rule:
    case Kind::policy:
      if (const auto id = bill.relation_id(statement.object.table))
        bill.lock(*id, Mode::access_share);
      return;
    default:
      return;
  }
}

/// Measured: up to 17 rights are changed without a lock on the table.
void charge(Bill& bill, const sql::Grant& statement) {
  if (bill.version < 18 || statement.roles || statement.default_privileges) return;
  const std::string& kind = statement.object_kind;
  if (!kind.empty() && kind != "TABLE" && kind != "SEQUENCE") return;
  for (const sql::ObjectReference& object : statement.objects) {
    if (const auto id = bill.relation_id(object.name)) bill.lock(*id, Mode::access_share);
    if (const auto id = bill.before.sequence_id(object.name)) bill.lock(*id, Mode::access_share);
  }
}

/// A value can be used once it is committed; from 17 on also at once, where the type is as new.
void charge(Bill& bill, const sql::AddEnumValue&) {
  bill.set_usable(bill.version >= 17 ? facts::Usable::at_once_in_new_types
                                     : facts::Usable::after_commit);
}

bool rewrites_sequence(const sql::SequenceOptions& options) {
  return options.restart || options.type || options.cycle || options.no_minimum ||
         options.no_maximum ||
         !(options.increment + options.minimum + options.maximum + options.start + options.cache)
              .empty();
}

void charge(Bill& bill, const sql::AlterSequence& statement) {
  const auto id = bill.before.sequence_id(statement.sequence);
  if (!id) return;
  const bool file = statement.options.logged.has_value();
  bill.lock(*id, file ? Mode::access_exclusive : Mode::share_row_exclusive);
  if (file || rewrites_sequence(statement.options)) bill.rewrite_file(*id);
}

}  // namespace segue::postgresql
