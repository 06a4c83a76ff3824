#pragma once

#include "catalog/context.h"

namespace segue::catalog {

// One function per statement kind; `apply` visits them. The families have a file each.

// tables.cpp
void change(Context& context, const sql::CreateTable& statement);
void change(Context& context, const sql::CreateVirtualTable& statement);
// alter.cpp
void change(Context& context, const sql::AlterTable& statement);
// objects.cpp
void change(Context& context, const sql::CreateIndex& statement);
void change(Context& context, const sql::CreateSequence& statement);
void change(Context& context, const sql::AlterSequence& statement);
void change(Context& context, const sql::CreateSchema& statement);
void change(Context& context, const sql::CreateExtension& statement);
void change(Context& context, const sql::CreatePolicy& statement);
void change(Context& context, const sql::CreateRule& statement);
void change(Context& context, const sql::DefineObject& statement);
void change(Context& context, const sql::CommentOn& statement);
// views.cpp
void change(Context& context, const sql::CreateView& statement);
// types.cpp
void change(Context& context, const sql::CreateType& statement);
void change(Context& context, const sql::AddEnumValue& statement);
void change(Context& context, const sql::RenameEnumValue& statement);
void change(Context& context, const sql::CreateDomain& statement);
void change(Context& context, const sql::AlterDomain& statement);
// routines.cpp
void change(Context& context, const sql::CreateRoutine& statement);
void change(Context& context, const sql::AlterRoutine& statement);
void change(Context& context, const sql::CreateTrigger& statement);
void change(Context& context, const sql::CreateEvent& statement);
void change(Context& context, const sql::CodeBlock& statement);
void change(Context& context, const sql::CallProcedure& statement);
void change(Context& context, const sql::Evaluate& statement);
void change(Context& context, const sql::Command& statement);
void change(Context& context, const sql::Opaque& statement);
// drop.cpp
void change(Context& context, const sql::Drop& statement);
// rename.cpp
void change(Context& context, const sql::RenameObject& statement);
void change(Context& context, const sql::RenameTables& statement);
void change(Context& context, const sql::MoveObject& statement);
// data.cpp
void change(Context& context, const sql::Query& statement);
void change(Context& context, const sql::Insert& statement);
void change(Context& context, const sql::Update& statement);
void change(Context& context, const sql::Delete& statement);
void change(Context& context, const sql::Merge& statement);
void change(Context& context, const sql::Truncate& statement);
void change(Context& context, const sql::Copy& statement);
void change(Context& context, const sql::LoadData& statement);
// session.cpp
void change(Context& context, const sql::Set& statement);
void change(Context& context, const sql::Pragma& statement);
void change(Context& context, const sql::Transaction& statement);
void change(Context& context, const sql::Use& statement);
void change(Context& context, const sql::Attach& statement);

// What changes neither the shape of anything nor the names that are found.
inline void change(Context&, const sql::RefreshMaterializedView&) {}
inline void change(Context&, const sql::ChangeOwner&) {}
inline void change(Context&, const sql::Grant&) {}
inline void change(Context&, const sql::LockTables&) {}
inline void change(Context&, const sql::Maintain&) {}
inline void change(Context&, const sql::Explain&) {}

// ---- steps that several families share

/// Notes that objects may have been made or dropped that we know nothing of.
void mark_schemas(Context& context);

/// Whether the place is free for a relation; otherwise a finding, unless `if_not_exists`.
bool is_free_for_relation(Context& context, const Id& id, const sql::ObjectName& name,
                          bool if_not_exists);
/// Removes a relation with what belongs to it. Dependents go too, or refuse it, as the server does.
/// `going` are objects that the same statement drops.
bool drop_relation(Context& context, const Id& id, Span span, bool cascade,
                   const Nodes& going = {});
/// Removes an index of a table.
void drop_index(Context& context, const Id& table, const std::string& key, const sql::Name& name,
                bool if_exists, bool cascade);
/// Refuses a statement that took away an index which a foreign key needs, and undoes what it did to
/// the table. `before` is the table as it was then.
void keep_indexes_of_foreign_keys(Context& context, const Id& table, const Relation& before,
                                  Span span);
void drop_constraint(Context& context, const Id& table, const sql::DropConstraint& action);
void drop_column(Context& context, const Id& table, const sql::DropColumn& action, Span span);
/// Removes what needs the object where `cascade`, otherwise refuses where something does. True
/// where the object may go.
bool clear_dependents(Context& context, const Node& node, Span span, bool cascade,
                      const std::string& what, const Nodes& going = {});
/// Removes a key's or a check's entry and what hangs on it; true where it was there.
void erase_constraint(Context& context, const Id& table, const std::string& key);

/// An object that takes no part in the shape of tables, by its kind and name; where it lives in a
/// schema, by the one that it is found in, or would be made in.
Id id_of_other(Context& context, sql::ObjectKind kind, const sql::ObjectName& name);
/// Gives a relation a name and a schema, and lets references follow as the server does.
void move_relation(Context& context, const Id& from, const Id& to, const std::string& schema,
                   const std::string& name);
void rename_column(Context& context, const Id& table, const sql::Name& from, const sql::Name& to,
                   bool if_exists);
void rename_constraint(Context& context, const Id& table, const sql::Name& from,
                       const sql::Name& to);
void rename_index(Context& context, const Id& table, const sql::Name& from, const sql::Name& to,
                  bool if_exists);

/// The columns that a query gives, as columns of a table made from it; `names` rename them from the
/// left. Sets `unknown` where they cannot all be told.
std::vector<Shared<Column>> columns_of_query(Context& context, const sql::Query& query,
                                             const sql::Names& names, bool& unknown);

/// Adds and changes of columns (alter_columns.cpp), in tables that inherit as well unless it is for
/// this table `only`.
void alter_column(Context& context, const Id& id, const sql::AlterAction& action, bool only);
bool is_column_action(const sql::AlterAction& action);

}  // namespace segue::catalog
