#pragma once

#include <string>
#include <string_view>

#include "catalog/apply.h"

namespace segue::catalog {

/// What the families of statements share while one statement is applied.
struct Context {
  Catalog& catalog;
  const Semantics& semantics;
  Outcome& outcome;
  State synced{};                     // the state that the derived maps are true for
  int depth = 0;                      // of code inside code
  const Relation* altered = nullptr;  // the table that an ALTER TABLE is about, as it was before

  const Traits& traits() const { return semantics.traits(); }
  std::string key(NameKind kind, std::string_view name) const { return semantics.key(kind, name); }

  /// Something impossible: the statement, or its action, has no effect.
  void refuse(std::string rule, Span span, std::string message, std::string advice = {});
  /// Something doubtful that the server accepts.
  void warn(std::string rule, Span span, std::string message, std::string advice = {});
  /// Brings what the catalog derives up to date with what this statement did so far.
  void sync();
};

// ---- where names lead

/// The schemas that an unqualified name is looked for in, in order.
std::vector<std::string> searched_schemas(const Context& context);
/// Where a new object of that name goes.
Id place_of(const Context& context, const sql::ObjectName& name, NameKind kind,
            bool temporary = false);
/// Where an existing relation is; where it is missing, the place at which a new one would be made.
Id relation_id(const Context& context, const sql::ObjectName& name);
std::optional<Id> find_relation(const Context& context, const sql::ObjectName& name);
std::optional<Id> find_sequence(const Context& context, const sql::ObjectName& name);
std::optional<Id> find_type(const Context& context, const sql::ObjectName& name);
/// The name of a routine without its arguments.
std::optional<Id> find_routine(const Context& context, const sql::ObjectName& name);
/// The table of an index that is named without it.
std::optional<Id> find_index_owner(const Context& context, const sql::ObjectName& name);

/// Whether an object that the catalog does not hold may exist all the same: its schema was never
/// made here, code that we cannot see through ran before, or history starts in its middle.
bool may_exist(Context& context, const Id& id);

/// The relation that a statement works on. Where it is missing for certain, that is a finding;
/// where it may exist, it is noted as an external table. Null: leave it.
const Relation* require_relation(Context& context, const sql::ObjectName& name,
                                 bool if_exists = false);
/// A column of it; a finding where it is surely missing.
const Column* require_column(Context& context, const Relation& relation, const sql::Name& name,
                             bool if_exists = false);
/// Whether parts of the relation may exist that we do not know of.
bool is_open(const Context& context, const Relation& relation);

/// "`schema.name`" or "`name`" for messages.
std::string quoted(const sql::ObjectName& name);
std::string quoted(const sql::Name& name);
std::string quoted(std::string_view name);
/// "table", "view", …
std::string_view word_of(RelationKind kind);

/// How a relation is called in messages and prints: with its schema where that is not the usual
/// one.
std::string display_name(const Semantics& semantics, const std::string& schema,
                         const std::string& name);

// ---- types and expressions

/// The type as the catalog keeps it, resolved among the types that history made. A finding where it
/// surely does not exist.
sql::TypeName resolved_type(Context& context, const sql::TypeName& type);
/// The types, sequences and routines of the catalog that a type or an expression needs.
void add_uses(const Context& context, const sql::TypeName& type, Nodes& uses);
void add_uses(const Context& context, const sql::Expression& expression, Nodes& uses);
/// The columns of the relation that an expression reads, as keys, each once.
std::vector<std::string> columns_in(const Context& context, const Relation& relation,
                                    const sql::Expression& expression);
/// Whether a value or a condition, where there is one, reads the column.
bool expression_reads(const Context& context, const Relation& relation,
                      const ExpressionRef& expression, const std::string& column);
/// Whether the column is one that puts the rows of the relation into partitions.
bool is_in_partition_key(const Context& context, const Relation& relation,
                         const std::string& column);
ExpressionRef shared(const sql::Expression& expression);

/// Forgets what history said of a name, because it is made again.
void made(Context& context, const Id& id);

}  // namespace segue::catalog
