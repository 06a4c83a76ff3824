#pragma once

#include "dialects/postgresql/facts_bill.h"

namespace segue::postgresql {

// How the families of statements are charged. Every function adds to the bill what its part of the
// statement costs; what a server version does not know yet is refused by `refuse_later_syntax`.

/// facts_versions.cpp: syntax that a later version brought.
void refuse_later_syntax(Bill& bill, const sql::Statement& statement);

// facts_alter.cpp
void charge(Bill& bill, const sql::AlterTable& statement);

/// One ALTER TABLE on one table, and what its actions share.
struct Alteration {
  Bill& bill;
  const catalog::Id& table;
  const catalog::Relation* relation = nullptr;  // null where history never made it
  std::vector<catalog::Id> members{};           // the table, and all that inherit unless ONLY

  const catalog::Column* column(const sql::Name& name) const {
    return relation ? bill.before.column(*relation, name) : nullptr;
  }
  void lock(Mode mode) const { bill.lock(table, mode); }
  void lock_all(Mode mode) const;
  void scan_all() const;
  void rewrite_all() const;
};

// facts_columns.cpp
void charge_add_column(const Alteration& at, const sql::AddColumn& action);
void charge_set_not_null(const Alteration& at, const sql::Name& column);
void charge_set_expression(const Alteration& at, const sql::SetExpression& action);
void charge_add_identity(const Alteration& at, const sql::AddIdentity& action);
void charge_identity(const Alteration& at, const sql::SetIdentity& action);

// facts_type_change.cpp
void charge_type_change(const Alteration& at, const sql::AlterColumnType& action);

// facts_constraints.cpp
void charge_add_constraint(const Alteration& at, const sql::AddConstraint& action);
void charge_validate(const Alteration& at, const sql::ValidateConstraint& action);
void charge_alter_constraint(const Alteration& at, const sql::AlterConstraint& action);
/// A foreign key at a table that is there: both sides are locked, both are read where it is
/// validated.
void charge_foreign_key(Bill& bill, const std::vector<catalog::Id>& from, const sql::References& to,
                        bool validated);
void charge(Bill& bill, const sql::AlterDomain& statement);

// facts_partitions.cpp
void charge_attach(const Alteration& at, const sql::AttachPartition& action);
void charge_detach(const Alteration& at, const sql::DetachPartition& action);
/// CREATE TABLE … PARTITION OF.
void charge_new_partition(Bill& bill, const catalog::Id& parent, const sql::PartitionBound& bound);

// facts_create.cpp
void charge(Bill& bill, const sql::CreateTable& statement);
void charge(Bill& bill, const sql::CreateIndex& statement);
void charge(Bill& bill, const sql::CreateView& statement);
void charge(Bill& bill, const sql::RefreshMaterializedView& statement);
void charge(Bill& bill, const sql::CreateTrigger& statement);
void charge(Bill& bill, const sql::CreateRule& statement);
void charge(Bill& bill, const sql::CreatePolicy& statement);
void charge(Bill& bill, const sql::DefineObject& statement);

// facts_objects.cpp
void charge(Bill& bill, const sql::Drop& statement);
/// Whether a trigger of a partitioned table, or any where none is named, stands on its partitions.
bool is_on_partitions(const Bill& bill, const catalog::Id& table, const sql::Name& trigger);
/// Locks what the statement took away, or took parts from, together with it.
void charge_lost(Bill& bill);
void charge(Bill& bill, const sql::RenameObject& statement);
void charge(Bill& bill, const sql::CommentOn& statement);
void charge(Bill& bill, const sql::Grant& statement);
void charge(Bill& bill, const sql::AlterSequence& statement);
void charge(Bill& bill, const sql::AddEnumValue& statement);
/// Whether the options change what the sequence's own file holds.
bool rewrites_sequence(const sql::SequenceOptions& options);

// facts_upkeep.cpp
/// CONCURRENTLY, as a word or among the options in parentheses.
bool is_concurrent(const sql::Maintain& statement);
void charge(Bill& bill, const sql::Maintain& statement);
void charge(Bill& bill, const sql::Command& statement);
void charge(Bill& bill, const sql::LockTables& statement);
void charge(Bill& bill, const sql::Transaction& statement);

// facts_data.cpp
void charge(Bill& bill, const sql::Query& statement);
void charge(Bill& bill, const sql::Insert& statement);
void charge(Bill& bill, const sql::Update& statement);
void charge(Bill& bill, const sql::Delete& statement);
void charge(Bill& bill, const sql::Merge& statement);
void charge(Bill& bill, const sql::Truncate& statement);
void charge(Bill& bill, const sql::Copy& statement);
void charge(Bill& bill, const sql::Explain& statement);
/// Locks what a query names, and reads it; or only locks it, where the query is kept and not run.
void charge_reads(Bill& bill, const sql::Query& query);
void lock_reads(Bill& bill, const sql::Query& query);

// facts_proof.cpp
/// Whether a validated CHECK of the table (or its primary key) proves that the column holds no
/// NULL: `IS NOT NULL`, alone or one of those that AND joins. From 12 on, measured on 13 to 18.
bool proves_not_null(const catalog::Relation& relation, const std::string& column);
/// Whether its constraints prove that every row lies in the bound of a partition.
bool proves_bound(const catalog::Relation& relation, const sql::PartitionBy& by,
                  const sql::PartitionBound& bound);

// facts_values.cpp
/// The column that a value is; empty where it is anything else.
std::string column_in(const sql::Expression& value);
/// Whether the value may differ from row to row: its functions, or those below it, are volatile.
bool is_volatile(const Bill& bill, const sql::Expression& value);
/// The domain of a type of the catalog; null where it is another type. Domains of domains count.
const catalog::Type* domain_of(const Bill& bill, const sql::TypeName& type);
/// Whether values of the type are checked: it is a domain with constraints, its own or inherited.
bool is_constrained(const Bill& bill, const sql::TypeName& type);
/// Whether values of the type cannot be compared, so that DISTINCT, GROUP BY and UNION refuse them.
bool is_incomparable(const sql::TypeName& type);
/// The type below all domains.
sql::TypeName base_of(const Bill& bill, const sql::TypeName& type);

// facts_conversion.cpp
/// Whether the values of a column have to be written again when its type changes, in a session
/// whose time zone is UTC or not. Both types are below all domains.
bool conversion_rewrites(const sql::TypeName& from, const sql::TypeName& to, bool utc);
/// Whether an index on a column stays as it is: both types are compared by the same functions.
bool conversion_keeps_indexes(const sql::TypeName& from, const sql::TypeName& to);
facts::Conversion conversion_of(const sql::TypeName& from, const sql::TypeName& to);
/// Whether the server casts one type to the other in a call, without a word about it.
bool casts_implicitly(const sql::TypeName& from, const sql::TypeName& to);

}  // namespace segue::postgresql
