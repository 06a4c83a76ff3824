#include <algorithm>

#include "catalog/wholes.h"
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

/// The foreign keys that point at the whole, or at what it is a partition of; those that partitions
/// have from their own whole count once.
std::vector<ForeignKeyOf> references_to_whole(const Bill& bill, const Id& whole) {
  std::vector<Id> wholes = catalog::wholes_of(bill.before.catalog(), whole);
  wholes.push_back(whole);
  std::vector<ForeignKeyOf> found;
  for (const Id& each : wholes)
    for (const ForeignKeyOf& reference : bill.references_to(each))
      if (reference.key->local) found.push_back(reference);
  return found;
}

/// A partition that comes is made a target of the foreign keys that point at the whole.
void charge_references(Bill& bill, const Id& whole) {
  for (const ForeignKeyOf& reference : references_to_whole(bill, whole))
    bill.lock(reference.table, Mode::share_row_exclusive);
}

/// No row may point at what a partition that goes takes along: whatever refers to the whole is held
/// against the partition under SHARE, and locked for good when its key no longer covers it.
void charge_lost_references(Bill& bill, const Id& whole, const std::optional<Id>& partition) {
  for (const ForeignKeyOf& reference : references_to_whole(bill, whole)) {
    bill.lock(reference.table, Mode::access_exclusive);
    bill.scan(reference.table);
    if (partition) bill.scan(*partition);
  }
}

/// A partition gets the foreign keys of the whole.
void charge_keys_of(Bill& bill, const Id& parent, const std::vector<Id>& members, bool validated) {
  const catalog::Relation* whole = bill.relation(parent);
  if (!whole) return;
  for (const auto& constraint : whole->constraints) {
    if (constraint->kind != catalog::ConstraintKind::foreign_key) continue;
    bill.lock_family(constraint->target, Mode::share_row_exclusive);
    if (!validated) continue;
    for (const Id& member : members)
      bill.scan(member);
    bill.scan(constraint->target);
  }
}

/// An index of the whole that the partition does not have is built.
bool builds_index(const Bill& bill, const Id& parent, const Id& partition) {
  const catalog::Relation* whole = bill.relation(parent);
  const catalog::Relation* part = bill.relation(partition);
  if (!whole || !part) return false;
  return !std::all_of(whole->indexes.begin(), whole->indexes.end(), [&](const auto& wanted) {
    return std::any_of(part->indexes.begin(), part->indexes.end(), [&](const auto& index) {
      return catalog::serves_as_part(bill.situation.semantics, *index, *wanted);
    });
  });
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
  charge_references(bill, at.table);
}

void charge_detach(const Alteration& at, const sql::DetachPartition& action) {
  Bill& bill = at.bill;
  const auto partition = bill.relation_id(action.partition);
  if (action.concurrently || action.finalize) {
    if (action.concurrently) bill.refuse_in_transaction();
    at.lock(Mode::share_update_exclusive);
    // The second of its two transactions takes this one, when nobody uses the partition any more.
    if (partition) bill.lock(*partition, Mode::access_exclusive);
    if (references_to_whole(bill, at.table).empty()) bill.set_duration(facts::Duration::brief);
    return charge_lost_references(bill, at.table, partition);
  }
  at.lock(Mode::access_exclusive);
  if (const auto rest = bill.default_partition(at.table)) bill.lock(*rest, Mode::access_exclusive);
  charge_keys_of(bill, at.table, {}, false);
  charge_lost_references(bill, at.table, partition);
  if (!partition) return;
  bill.lock(*partition, bill.version >= 14 ? Mode::access_exclusive : Mode::share_update_exclusive);
}

void charge_new_partition(Bill& bill, const Id& parent, const sql::PartitionBound& bound) {
  bill.lock(parent, Mode::access_exclusive);
  if (bound.kind != sql::PartitionBound::Kind::default_partition) charge_default(bill, parent);
  charge_keys_of(bill, parent, {}, false);
  charge_references(bill, parent);
}

}  // namespace segue::postgresql
