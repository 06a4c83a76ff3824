#include "dialects/postgresql/facts_parts.h"

namespace segue::postgresql {

using catalog::Id;

namespace {

/// The default partition may hold rows of the new one: it is locked, and read unless its
/// constraints say that it does not.
void charge_default(Bill& bill, const Id& parent) {
  const auto rest = bill.default_partition(parent);
  if (!rest) return;
  bill.lock(*rest, Mode::access_exclusive);
  bill.scan(*rest);
}

/// A partition gets the foreign keys of the whole.
void charge_keys_of(Bill& bill, const Id& parent, const std::vector<Id>& members, bool validated) {
  const catalog::Relation* whole = bill.relation(parent);
  if (!whole) return;
  for (const auto& constraint : whole->constraints) {
    if (constraint->kind != catalog::ConstraintKind::foreign_key) continue;
    bill.lock(constraint->target, Mode::share_row_exclusive);
    if (!validated) continue;
    for (const Id& member : members)
      bill.scan(member);
    bill.scan(constraint->target);
  }
}

bool has_index_like(const catalog::Relation& relation, const catalog::Index& wanted) {
  for (const auto& index : relation.indexes) {
    bool same = index->unique == wanted.unique && index->parts.size() == wanted.parts.size();
    for (size_t i = 0; same && i < wanted.parts.size(); ++i)
      same = index->parts[i].column == wanted.parts[i].column && !index->parts[i].column.empty();
    if (same) return true;
  }
  return false;
}

/// An index of the whole that the partition does not have is built.
bool builds_index(const Bill& bill, const Id& parent, const Id& partition) {
  const catalog::Relation* whole = bill.relation(parent);
  const catalog::Relation* part = bill.relation(partition);
  if (!whole || !part) return false;
  for (const auto& index : whole->indexes)
    if (!has_index_like(*part, *index)) return true;
  return false;
}

}  // namespace

/// Measured on 13 to 18: the whole is not locked against reads or writes, the partition is.
void charge_attach(const Alteration& at, const sql::AttachPartition& action) {
  Bill& bill = at.bill;
  at.lock(Mode::share_update_exclusive);
  const auto partition = bill.relation_id(action.partition);
  if (!partition) return;
  const std::vector<Id> members = bill.family(*partition);
  for (const Id& member : members)
    bill.lock(member, Mode::access_exclusive);
  const catalog::Relation* part = bill.relation(*partition);
  const bool proven = part && at.relation && at.relation->partition_by &&
                      proves_bound(*part, *at.relation->partition_by, action.bound);
  const bool takes_all = action.bound.kind == sql::PartitionBound::Kind::default_partition &&
                         bill.family(at.table).size() == 1;
  if (!(proven || takes_all) || builds_index(bill, at.table, *partition)) bill.scan(*partition);
  charge_default(bill, at.table);
  charge_keys_of(bill, at.table, members, true);
}

void charge_detach(const Alteration& at, const sql::DetachPartition& action) {
  Bill& bill = at.bill;
  const auto partition = bill.relation_id(action.partition);
  if (action.concurrently || action.finalize) {
    if (action.concurrently) bill.refuse_in_transaction();
    at.lock(Mode::share_update_exclusive);
    // The second of its two transactions takes this one, when nobody uses the partition any more.
    if (partition) bill.lock(*partition, Mode::access_exclusive);
    bill.set_duration(facts::Duration::brief);
    return;
  }
  at.lock(Mode::access_exclusive);
  if (const auto rest = bill.default_partition(at.table)) bill.lock(*rest, Mode::access_exclusive);
  if (!partition) return;
  bill.lock(*partition, bill.version >= 14 ? Mode::access_exclusive : Mode::share_update_exclusive);
}

void charge_new_partition(Bill& bill, const Id& parent, const sql::PartitionBound& bound) {
  bill.lock(parent, Mode::access_exclusive);
  if (bound.kind != sql::PartitionBound::Kind::default_partition) charge_default(bill, parent);
  charge_keys_of(bill, parent, {}, false);
}

}  // namespace segue::postgresql
