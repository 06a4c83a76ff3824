#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "catalog/context.h"

namespace segue::catalog {

/// A constraint of a table that waits until its columns are there.
struct PendingConstraint {
  sql::TableConstraint constraint{};
  bool of_column = false;  // was written as an attribute of a column
  std::string column{};    // key of that column
  bool only = false;       // of this table, and not of those that inherit from it
};
using PendingConstraints = std::vector<PendingConstraint>;

/// A column as its definition says; constraints that belong to the table go to `pending`. The
/// relation need not be in the catalog yet; sequences that the column needs are made.
Column defined_column(Context& context, const Id& id, const Relation& relation,
                      const sql::ColumnDefinition& definition, PendingConstraints& pending);

/// Puts a column at its place (the end, where none is given).
void place_column(Context& context, Relation& relation, Column column,
                  const sql::ColumnPlace& place);

/// Adds the constraints in the order in which the server does. The relation must be in the catalog.
void add_constraints(Context& context, const Id& id, const PendingConstraints& pending);
void add_constraint(Context& context, const Id& id, const PendingConstraint& pending);

/// Adds an index, to partitions as well unless it is for this table `only`. Returns its name; empty
/// where it was refused.
std::string add_index(Context& context, const Id& id, const sql::IndexDefinition& definition,
                      bool if_not_exists, bool only = false);
std::vector<IndexColumn> index_columns(Context& context, const Relation& relation,
                                       const sql::IndexParts& parts);
/// What the server names an index after: its parts, and behind them the columns that it only holds.
std::vector<IndexColumn> naming_parts(const Index& index);
/// The same of a key, by their names; an expression has the name that a result column would have.
std::vector<std::string> naming_columns(const Context& context, const Relation& relation,
                                        const Index& index);
/// Takes away indexes that were made for foreign keys and are no longer needed beside `index`.
void drop_superseded_indexes(Relation& relation, const Index& index);
/// Gives every foreign key that has none an index, where the server does so.
void ensure_foreign_key_index(Context& context, Relation& relation, const Constraint& constraint,
                              const std::string& wanted_name);

/// Finds again what the column's type, default and generation expression need.
void refresh_uses(const Context& context, Column& column);
/// NOT NULL with the name that the server gives it.
void set_not_null(Context& context, Relation& relation, Column& column, const sql::Name& name = {});
/// Whether a row that leaves the column out has more than NULL in it: a default, what is generated.
bool has_value_of_its_own(const Column& column);
/// The default, where it is a number, a text or a truth value that stands alone or behind a sign;
/// null without a default, or where the column has its value from elsewhere.
const sql::Expression* constant_default(const Column& column);
/// Reports the columns that an expression of the table's definition names and the table lacks, and
/// says whether it has them all. What stands in quotes may be a text, where the server takes it for
/// one.
bool require_columns(Context& context, const Relation& relation, const sql::Expression& expression);
/// The columns of the primary key, as keys; empty where there is none.
std::vector<std::string> primary_key_of(const Relation& relation);

/// The column of a relation for writing; null where it is missing.
Column* edit_column(Relation& relation, std::string_view key);
Constraint* edit_constraint(Relation& relation, std::string_view key);
Index* edit_index(Relation& relation, std::string_view key);

/// A sequence for a column, owned by it.
Id make_owned_sequence(Context& context, const Id& table, const Relation& relation,
                       const std::string& column, const sql::TypeName& type,
                       const sql::SequenceOptions& options, bool of_identity);
void read_options(Context& context, Sequence& sequence, const sql::SequenceOptions& options);

/// The relations that inherit from this one, or are its partitions.
std::vector<Id> children_of(const Context& context, const Id& id);

/// ENGINE, CHARSET, COMMENT and the rest.
void read_options(Relation& relation, const sql::Options& options);
/// What is written for a table, in any case; empty where it is not.
void set_character_set(Relation& relation, std::string_view set, std::string_view collation);

// ---- partitions.cpp: tables that hand their parts down

/// Makes one table an heir of another, which it is not yet, or no longer.
void inherit_from(Context& context, const Id& parent, const Id& heir);
void stop_inheriting(Context& context, const Id& parent, const Id& heir);
/// Makes a table a partition of another, or one that stands alone again. A partition brings indexes
/// and foreign keys that fit, or gets them.
void attach_partition(Context& context, const Id& whole, const Id& partition,
                      const sql::PartitionBound& bound);
void detach_partition(Context& context, const Id& whole, const Id& partition);
/// The identity that the column of a partition has from that of the whole: none where the server
/// leaves it to the whole.
std::optional<bool> shared_identity(Context& context, Column of_whole, const Relation& partition);
/// Gives a partition, and what is below it, an index or a foreign key of the whole.
void inherit_index(Context& context, const Id& partition, const Id& whole, const Index& of_whole);
void inherit_foreign_key(Context& context, const Id& partition, const Constraint& of_whole);
/// Gives an heir a check of its parent, which it may have already.
void inherit_check(Context& context, const Id& heir, const Constraint& check);
/// The same index on every partition of a partitioned table.
void add_index_to_partitions(Context& context, const Id& whole, const Index& index);
/// Makes an index of a partition the part of an index of the whole.
void attach_index(Context& context, const Id& whole, const Index& of_whole, const Id& partition,
                  const std::string& key);
/// The index has another key: those that are parts of it follow.
void rename_index_of_whole(Context& context, const Id& whole, const std::string& from,
                           const std::string& to);
/// Takes away what partitions have of an index of the whole, with the keys that it is behind.
void erase_index_of_partitions(Context& context, const Id& whole, const std::string& key);
/// What an heir has of a check or a foreign key, be it under another name; null where it has none.
Constraint* inherited_copy(Relation& heir, const Constraint& constraint);
/// Changes what the heirs of a table, near and far, have of its check or foreign key.
void change_copies(Context& context, const Id& table, const Constraint& constraint,
                   const std::function<void(Constraint&)>& change);

}  // namespace segue::catalog
