#pragma once

#include <string>
#include <utility>

#include "catalog/lookup.h"
#include "facts/compat.h"

namespace segue::facts {

// Whose statements break.
inline constexpr Breaks old_reads{.old_reads = true};
inline constexpr Breaks old_writes{.old_writes = true};
inline constexpr Breaks old_code{.old_reads = true, .old_writes = true};
inline constexpr Breaks all_code{true, true, true, true};

// What an action is, and why.
inline Compat neutral(std::string reason) {
  return {Class::neutral, {}, std::move(reason)};
}
inline Compat expand(std::string reason) {
  return {Class::expand, {}, std::move(reason)};
}
inline Compat data(std::string reason) {
  return {Class::data, {}, std::move(reason)};
}
inline Compat contract(Breaks breaks, std::string reason) {
  return {Class::contract, breaks, std::move(reason)};
}
inline Compat breaking(Breaks breaks, std::string reason) {
  return {Class::breaking, breaks, std::move(reason)};
}
inline Compat unknown(std::string reason) {
  return {Class::unknown, {}, std::move(reason)};
}

/// What running code sees of the one action of an ALTER TABLE on a table that has users.
Compat compat_of_action(const Situation& situation, const catalog::Catalog& at_start,
                        const CostModel& model, const sql::AlterTable& alter);

/// Whether a key of the table keeps old code from repeating values in these columns anyway, because
/// it is made of some of them. False where one of the columns has no name.
bool is_unique_already(const catalog::Relation& table, const catalog::Lookup& lookup,
                       const sql::IndexParts& parts);

/// Whether what the name leads to was made since the start of the range, so that nobody uses it.
bool is_made_since(const catalog::Lookup& before, const catalog::Lookup& at_start,
                   sql::ObjectKind kind, const sql::ObjectName& name);

/// What running code sees of dropping one object.
Compat compat_of_drop(const Situation& situation, const Range& range, const sql::Drop& drop);

/// What running code sees of a table that is divided anew.
Compat compat_of_new_partitions(const sql::PartitionBy& by);
/// The same of partitions whose bounds move; null where nothing is known of them.
Compat compat_of_moved_bounds(const sql::PartitionBy* was, const sql::PartitionBy* is,
                              const catalog::Semantics& semantics);

/// Whether no row that old code writes can fail a check: of the columns that it does not know each
/// is NULL, and of those that had to have a value none is.
bool lets_old_rows_pass(const sql::Expression& condition, const catalog::Relation& table,
                        const catalog::Relation& at_start, const catalog::Semantics& semantics);

}  // namespace segue::facts
