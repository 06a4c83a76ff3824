#pragma once

#include <bit>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalog/shared.h"
#include "sql/statement.h"

namespace segue::catalog {

/// As `a <=> b`. Of the names that a search meets most differ in their first bytes: those are
/// compared without a call.
inline std::strong_ordering compare_names(const std::string& a, const std::string& b) {
  if (a[0] != b[0]) return static_cast<unsigned char>(a[0]) <=> static_cast<unsigned char>(b[0]);
  constexpr size_t length = sizeof(uint64_t);
  if (a.size() >= length && b.size() >= length) {
    uint64_t first = 0, second = 0;
    std::memcpy(&first, a.data(), length);
    std::memcpy(&second, b.data(), length);
    if (first != second) {
      if constexpr (std::endian::native == std::endian::big) return first <=> second;
      return __builtin_bswap64(first) <=> __builtin_bswap64(second);
    }
  }
  return a <=> b;
}

/// Where an object is found. Both parts are comparison keys: spelled as the server compares them.
struct Id {
  std::string schema{};
  std::string name{};
  bool operator==(const Id& other) const { return name == other.name && schema == other.schema; }
  /// By name first: most objects of a history are of one schema.
  std::strong_ordering operator<=>(const Id& other) const {
    const auto order = compare_names(name, other.name);
    return order != 0 ? order : compare_names(schema, other.schema);
  }
};
size_t hash_of(const Id& id);

/// What other objects may depend on. A relation is a second time there as `family`, for those that
/// inherit from it, so that they are found among many that only refer to it.
enum class ObjectClass { relation, sequence, type, routine, family };

struct Node {
  ObjectClass kind = ObjectClass::relation;
  Id id{};
  auto operator<=>(const Node&) const = default;
};
using Nodes = std::vector<Node>;

/// `from` depends on `to`.
struct Edge {
  Node to{};
  Node from{};
  auto operator<=>(const Edge&) const = default;
};
size_t hash_of(const Edge& edge);
size_t hash_of(const std::string& text);

/// A column of a relation that a view, a trigger or a routine reads.
struct ColumnUse {
  Id relation{};
  std::string column{};  // key; empty: the relation as such
  auto operator<=>(const ColumnUse&) const = default;
};

/// In the parts of a relation `name` is the spelling, `key` what the server compares.
///
/// Trees are shared between versions of the catalog and never changed in place.
using ExpressionRef = std::shared_ptr<const sql::Expression>;
using QueryRef = std::shared_ptr<const sql::Query>;
/// Settings of an object that change nothing else: storage parameters, engine …
using Settings = std::map<std::string, std::string>;

struct Column {
  std::string name{};
  std::string key{};
  std::optional<sql::TypeName> type{};
  bool not_null = false;
  bool inherited_not_null = false;
  std::string not_null_name{};  // where NOT NULL is a named constraint
  ExpressionRef default_value{};
  ExpressionRef on_update{};
  ExpressionRef generated{};
  std::string generated_storage{};
  std::optional<bool> identity_always{};
  bool auto_increment = false;
  std::string character_set{};
  std::string collation{};
  std::string comment{};
  bool assumed_character_set = false;  // nothing says it, and it differs from server to server
  bool nullable = false;               // NULL was written
  bool local = true;                   // defined here, and not only inherited
  int inherited_by = 0;                // number of parents that have it
  Settings settings{};
  Nodes uses{};  // types, sequences and routines that it needs
};

enum class ConstraintKind { primary_key, unique, foreign_key, check, exclusion };

struct Constraint {
  std::string name{};
  std::string key{};
  ConstraintKind kind = ConstraintKind::check;
  std::vector<std::string> columns{};  // keys; of a check those that it reads
  ExpressionRef condition{};           // of a check
  Id target{};                         // of a foreign key
  std::string target_name{};           // as the target was written
  std::vector<std::string> target_columns{};
  bool target_is_known = false;
  std::string match{};
  sql::ReferentialAction on_delete = sql::ReferentialAction::unspecified;
  sql::ReferentialAction on_update = sql::ReferentialAction::unspecified;
  std::vector<std::string> on_delete_columns{};
  sql::ConstraintAttributes attributes{};
  std::string index{};     // the index behind a key
  bool generated = false;  // the server chose the name
  bool local = true;
  int inherited_by = 0;
  bool of_column = false;   // written as an attribute of a column
  std::string column{};     // key of that column
  bool descending = false;  // an attribute PRIMARY KEY DESC
  std::string comment{};
  Nodes uses{};
};

struct IndexColumn {
  std::string column{};  // key; empty for an expression
  ExpressionRef expression{};
  int prefix_length = 0;
  std::string collation{};
  std::string operator_class{};
  sql::Direction direction = sql::Direction::unspecified;
  sql::NullsOrder nulls = sql::NullsOrder::unspecified;
  std::string with_operator{};
};

struct Index {
  std::string name{};
  std::string key{};
  bool unique = false;
  bool primary = false;
  std::string kind{};    // "FULLTEXT", "SPATIAL" …
  std::string method{};  // "btree" …; empty: the usual one
  std::vector<IndexColumn> parts{};
  std::vector<std::string> include{};
  bool nulls_not_distinct = false;
  ExpressionRef where{};
  std::string constraint{};  // the constraint it is behind; dropping that drops it
  bool implicit = false;     // made for a foreign key; gives way to an index that serves as well
  bool of_constraint = false;
  std::vector<Id> parents{};  // index of the partitioned table that it is a partition of
  Settings settings{};
  std::string comment{};
  Nodes uses{};
};

struct Trigger {
  std::string name{};
  std::string key{};
  std::string timing{};
  std::vector<sql::TriggerEvent> events{};
  std::string for_each{};
  ExpressionRef when{};
  Id function{};  // name without signature
  std::string function_name{};
  std::vector<std::string> referencing{};
  std::string body{};
  std::string enabled{};  // "", "DISABLE", "ENABLE REPLICA", "ENABLE ALWAYS"
  bool constraint = false;
  bool temporary = false;
  std::string comment{};
  std::vector<ColumnUse> reads{};  // of a body that is understood
  Nodes uses{};
};

struct Policy {
  std::string name{};
  std::string key{};
  std::optional<bool> permissive{};
  std::string command{};
  std::vector<std::string> roles{};
  ExpressionRef using_condition{};
  ExpressionRef check{};
  std::string comment{};
  Nodes uses{};
};

struct Rule {
  std::string name{};
  std::string key{};
  std::string event{};
  bool instead = false;
  std::string actions{};
  std::string enabled{};
  std::string comment{};
};

enum class RelationKind { table, foreign_table, virtual_table, view, materialized_view };

/// A table or a view: whatever has columns.
struct Relation {
  std::string schema{};
  std::string name{};
  RelationKind kind = RelationKind::table;
  bool temporary = false;
  std::string on_commit{};
  bool unlogged = false;
  bool strict = false;
  bool without_rowid = false;
  bool external = false;         // named before anything made it: it exists, we know nothing of it
  bool unknown = false;          // code that we cannot see through may have changed it
  bool columns_unknown = false;  // made by a query that we cannot see through
  std::vector<Shared<Column>> columns{};
  std::vector<Shared<Constraint>> constraints{};
  std::vector<Shared<Index>> indexes{};
  std::vector<Shared<Trigger>> triggers{};
  std::vector<Shared<Policy>> policies{};
  std::vector<Shared<Rule>> rules{};
  std::vector<Id> parents{};  // INHERITS, or the partitioned table
  bool is_partition = false;
  std::string bound{};  // of a partition
  std::shared_ptr<const sql::PartitionBy> partition_by{};
  Id of_type{};
  std::string engine{};
  std::string character_set{};
  std::string collation{};
  bool assumed_character_set = false;  // nothing says it, and it differs from server to server
  bool row_security = false;
  bool force_row_security = false;
  std::string replica_identity{};
  QueryRef query{};  // of a view
  std::string check_option{};
  std::vector<ColumnUse> reads{};  // of a view
  bool reads_unknown = false;      // the view reads something that we could not resolve
  Settings settings{};
  std::string comment{};
  Nodes uses{};

  bool is_view() const {
    return kind == RelationKind::view || kind == RelationKind::materialized_view;
  }
};

struct Sequence {
  std::string schema{};
  std::string name{};
  bool temporary = false;
  std::string type{};
  std::string start{}, increment{}, minimum{}, maximum{}, cache{};  // empty: the usual value
  bool cycle = false;
  Id owner{};  // the table whose column owns it
  std::string owner_column{};
  bool of_identity = false;
  bool unknown = false;
  std::string comment{};
};

enum class TypeKind { enumeration, domain, composite, range, base, shell };

struct Type {
  std::string schema{};
  std::string name{};
  TypeKind kind = TypeKind::base;
  std::vector<std::string> values{};         // of an enumeration
  std::vector<Shared<Column>> attributes{};  // of a composite type
  std::optional<sql::TypeName> base{};       // of a domain
  bool not_null = false;                     // of a domain
  ExpressionRef default_value{};             // of a domain
  std::vector<Shared<Constraint>> checks{};  // of a domain
  Settings settings{};
  bool unknown = false;
  std::string comment{};
  Nodes uses{};
};

struct Routine {
  std::string schema{};
  std::string name{};
  std::string arguments{};  // the types, as the server tells overloads apart
  bool procedure = false;
  bool aggregate = false;
  std::vector<sql::RoutineParameter> parameters{};
  std::optional<sql::TypeName> returns{};
  std::vector<sql::RoutineParameter> returns_table{};
  std::string language{};
  std::string body{};
  std::string characteristics{};
  std::string comment{};
  Nodes uses{};
};

struct Schema {
  std::string name{};
  std::string character_set{};
  std::string collation{};
  bool assumed_character_set = false;  // nothing says it, and it differs from server to server
  bool unknown = false;  // code that we cannot see through may have made objects in it
  std::string comment{};
};

struct Extension {
  std::string name{};
  std::string schema{};
  std::string version{};
  std::string comment{};
};

/// An object that takes no part in the shape of tables: role, publication, statistics …
struct OtherObject {
  sql::ObjectKind kind = sql::ObjectKind::other;
  std::string schema{};
  std::string name{};
  std::string definition{};
  std::vector<Id> tables{};
  std::string comment{};
};

}  // namespace segue::catalog
