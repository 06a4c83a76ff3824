#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sql/query.h"

namespace segue::sql {

// ---------------------------------------------------------------- parts that several statements
// share

/// `name = value` in WITH (…), table options, sequence options of odd kinds. The value is SQL as
/// written.
struct Option {
  std::string
      name{};  // upper case words: "ENGINE", "DEFAULT CHARSET"; storage parameters as written
  std::string value{};  // empty where none was written
  Span span{};
  SEGUE_NODE(Option, name, value)
};

using Options = std::vector<Option>;

/// When a constraint is checked, and whether it is.
struct ConstraintAttributes {
  std::optional<bool> deferrable{};
  std::optional<bool> initially_deferred{};
  bool not_valid = false;
  std::optional<bool> enforced{};
  bool no_inherit = false;
  std::string on_conflict{};  // conflict clause of a constraint: "IGNORE", "REPLACE" …
  SEGUE_NODE(ConstraintAttributes, deferrable, initially_deferred, not_valid, enforced, no_inherit,
             on_conflict)
};

/// A column or an expression in an index, a key, or a partition key.
struct IndexPart {
  Name column{};  // empty for an expression
  Maybe<Expression> expression{};
  int prefix_length = 0;  // name(10); 0 = whole
  ObjectName collation{};
  ObjectName operator_class{};
  Options operator_class_options{};
  Direction direction = Direction::unspecified;
  NullsOrder nulls = NullsOrder::unspecified;
  std::string with_operator{};    // EXCLUDE (… WITH =)
  bool without_overlaps = false;  // PERIOD / WITHOUT OVERLAPS
  Span span{};
  SEGUE_NODE(IndexPart, column, expression, prefix_length, collation, operator_class,
             operator_class_options, direction, nulls, with_operator, without_overlaps)
};

using IndexParts = std::vector<IndexPart>;

enum class ReferentialAction { unspecified, no_action, restrict, cascade, set_null, set_default };

/// The right side of a foreign key.
struct References {
  ObjectName table{};
  Names columns{};  // empty: the primary key
  std::string match{};
  ReferentialAction on_delete = ReferentialAction::unspecified;
  Names on_delete_columns{};  // SET NULL (a)
  ReferentialAction on_update = ReferentialAction::unspecified;
  bool period = false;  // the last column is PERIOD
  SEGUE_NODE(References, table, columns, match, on_delete, on_delete_columns, on_update, period)
};

struct SequenceOptions {
  Maybe<TypeName> type{};
  std::string increment{}, minimum{}, maximum{}, start{},
      cache{};  // numbers as written; empty: not given
  bool no_minimum = false;
  bool no_maximum = false;
  std::optional<bool> cycle{};
  bool restart = false;
  std::string restart_with{};
  ColumnReference owned_by{};  // empty parts: not given
  bool owned_by_none = false;
  ObjectName sequence_name{};
  std::optional<bool> logged{};
  Options others{};
  SEGUE_NODE(SequenceOptions, type, increment, minimum, maximum, start, cache, no_minimum,
             no_maximum, cycle, restart, restart_with, owned_by, owned_by_none, sequence_name,
             logged, others)
};

// ---------------------------------------------------------------- columns

struct NotNull {
  SEGUE_LEAF(NotNull)
};
struct Null {
  SEGUE_LEAF(Null)
};
struct Default {
  Expression value{};
  SEGUE_NODE(Default, value)
};
struct Check {
  Expression condition{};
  SEGUE_NODE(Check, condition)
};
/// PRIMARY KEY as a column attribute.
struct PrimaryKeyColumn {
  Direction direction = Direction::unspecified;
  bool autoincrement = false;  // PRIMARY KEY AUTOINCREMENT
  Options storage{};
  std::string tablespace{};
  SEGUE_NODE(PrimaryKeyColumn, direction, autoincrement, storage, tablespace)
};
struct UniqueColumn {
  std::optional<bool> nulls_distinct{};
  Options storage{};
  std::string tablespace{};
  SEGUE_NODE(UniqueColumn, nulls_distinct, storage, tablespace)
};
struct Generated {
  Expression value{};
  std::string storage{};  // "STORED", "VIRTUAL", "PERSISTENT"; empty where not written
  SEGUE_NODE(Generated, value, storage)
};
/// `GENERATED … AS IDENTITY`.
struct Identity {
  bool always = false;
  SequenceOptions sequence{};
  SEGUE_NODE(Identity, always, sequence)
};
struct AutoIncrement {
  SEGUE_LEAF(AutoIncrement)
};
/// An index by the bare word KEY on a column.
struct KeyColumn {
  SEGUE_LEAF(KeyColumn)
};
struct ColumnCollation {
  ObjectName collation{};
  SEGUE_NODE(ColumnCollation, collation)
};
struct ColumnComment {
  std::string text{};
  SEGUE_NODE(ColumnComment, text)
};
/// `ON UPDATE CURRENT_TIMESTAMP`.
struct OnUpdate {
  Expression value{};
  SEGUE_NODE(OnUpdate, value)
};
/// Attributes without a consequence for the shape: STORAGE x, COMPRESSION x, COLUMN_FORMAT x,
/// INVISIBLE, SRID n, GENERATED ALWAYS AS ROW START, WITH SYSTEM VERSIONING …
struct ColumnOption {
  Option option{};
  SEGUE_NODE(ColumnOption, option)
};

/// One attribute of a column, in the order in which it was written.
struct ColumnConstraint {
  Name name{};  // CONSTRAINT name
  SEGUE_CHOICE(Form, NotNull, Null, Default, Check, PrimaryKeyColumn, UniqueColumn, References,
               Generated, Identity, AutoIncrement, KeyColumn, ColumnCollation, ColumnComment,
               OnUpdate, ColumnOption);
  Form form{};
  ConstraintAttributes attributes{};
  Span span{};
  SEGUE_NODE(ColumnConstraint, name, form, attributes)
};

struct ColumnDefinition {
  Name name{};
  std::optional<TypeName> type{};  // absent where the dialect allows a column without one
  std::vector<ColumnConstraint> constraints{};
  Options foreign_options{};  // OPTIONS (…) of a foreign table's column
  Span span{};
  SEGUE_NODE(ColumnDefinition, name, type, constraints, foreign_options)
};

// ---------------------------------------------------------------- table constraints and indexes

/// PRIMARY KEY (…) or UNIQUE (…), possibly made from an existing index.
struct KeyConstraint {
  bool primary = false;
  Name index_name{};  // the name between UNIQUE KEY and the columns
  IndexParts columns{};
  Names include{};
  std::optional<bool> nulls_distinct{};
  std::string method{};  // USING BTREE
  Options storage{};
  std::string tablespace{};
  Name using_index{};          // UNIQUE USING INDEX name
  bool autoincrement = false;  // PRIMARY KEY (a AUTOINCREMENT)
  SEGUE_NODE(KeyConstraint, primary, index_name, columns, include, nulls_distinct, method, storage,
             tablespace, using_index, autoincrement)
};

struct ForeignKey {
  Name index_name{};  // FOREIGN KEY name (…)
  Names columns{};
  References references{};
  bool period = false;
  SEGUE_NODE(ForeignKey, index_name, columns, references, period)
};

struct Exclusion {
  std::string method{};
  IndexParts parts{};
  Names include{};
  Options storage{};
  std::string tablespace{};
  Maybe<Expression> where{};
  SEGUE_NODE(Exclusion, method, parts, include, storage, tablespace, where)
};

/// `NOT NULL column` as a table constraint.
struct NotNullConstraint {
  Name column{};
  SEGUE_NODE(NotNullConstraint, column)
};

struct TableConstraint {
  Name name{};
  SEGUE_CHOICE(Form, KeyConstraint, Check, ForeignKey, Exclusion, NotNullConstraint);
  Form form{};
  ConstraintAttributes attributes{};
  Span span{};
  SEGUE_NODE(TableConstraint, name, form, attributes)
};

/// An index: of CREATE INDEX, and as an element of a table (`KEY name (a)`, `FULLTEXT KEY …`).
struct IndexDefinition {
  Name name{};
  bool unique = false;
  std::string kind{};  // "FULLTEXT", "SPATIAL", "VECTOR"; empty for an ordinary one
  std::string
      method{};  // access method in lower case: "btree", "gin", "hash"; empty where not written
  IndexParts parts{};
  Names include{};
  std::optional<bool> nulls_distinct{};
  Options options{};  // storage parameters, COMMENT, VISIBLE …
  std::string tablespace{};
  Maybe<Expression> where{};
  Span span{};
  SEGUE_NODE(IndexDefinition, name, unique, kind, method, parts, include, nulls_distinct, options,
             tablespace, where)
};

/// `LIKE other INCLUDING ALL` inside a table, or `CREATE TABLE t LIKE other`.
struct LikeTable {
  ObjectName table{};
  std::vector<std::string> options{};  // "INCLUDING ALL", "EXCLUDING INDEXES"
  SEGUE_NODE(LikeTable, table, options)
};

/// `PERIOD FOR SYSTEM_TIME (a, b)`.
struct PeriodDefinition {
  Name name{};
  Name start{};
  Name end{};
  SEGUE_NODE(PeriodDefinition, name, start, end)
};

using TableElement =
    std::variant<ColumnDefinition, TableConstraint, IndexDefinition, LikeTable, PeriodDefinition>;

// ---------------------------------------------------------------- partitions

/// FOR VALUES …, or VALUES LESS THAN / IN.
struct PartitionBound {
  enum class Kind { none, default_partition, in, range, hash, less_than };
  Kind kind = Kind::none;
  Expressions from{};  // IN list, FROM, or LESS THAN; MAXVALUE and MINVALUE are column references
                       // by that name
  Expressions to{};
  std::string modulus{};
  std::string remainder{};
  SEGUE_NODE(PartitionBound, kind, from, to, modulus, remainder)
};

struct PartitionDefinition {
  Name name{};
  PartitionBound bound{};
  Options options{};
  std::vector<PartitionDefinition> subpartitions{};
  Span span{};
  SEGUE_NODE(PartitionDefinition, name, bound, options, subpartitions)
};

struct PartitionBy {
  std::string
      method{};  // "range", "list", "hash", "key", "linear hash", "range columns", "system_time" …
  IndexParts key{};     // columns or expressions
  std::string count{};  // PARTITIONS n
  std::string tail{};   // what the method adds (ALGORITHM=2, INTERVAL …), as written
  std::vector<PartitionBy> subpartition{};  // none or one
  std::vector<PartitionDefinition> partitions{};
  SEGUE_NODE(PartitionBy, method, key, count, tail, subpartition, partitions)
};

// ---------------------------------------------------------------- CREATE TABLE

struct CreateTable {
  ObjectName table{};
  bool or_replace = false;
  bool temporary = false;
  bool unlogged = false;
  bool foreign = false;
  bool if_not_exists = false;
  std::vector<TableElement> elements{};
  Maybe<LikeTable> like{};  // CREATE TABLE t LIKE u
  ObjectName of_type{};
  ObjectName partition_of{};
  Maybe<PartitionBound> bound{};
  ObjectNames inherits{};
  Maybe<PartitionBy> partition_by{};
  std::string access_method{};
  Options options{};        // ENGINE=…, storage parameters
  std::string on_commit{};  // "DROP", "DELETE ROWS", "PRESERVE ROWS"
  std::string tablespace{};
  bool strict = false;
  bool without_rowid = false;
  Name server{};  // of a foreign table
  Options server_options{};
  Names as_columns{};          // CREATE TABLE t (a, b) AS …
  std::string on_duplicate{};  // "IGNORE" or "REPLACE" before AS
  Maybe<Query> as_query{};
  std::string as_execute{};  // AS EXECUTE name(…), as written
  std::optional<bool> with_data{};
  Span span{};
  SEGUE_NODE(CreateTable, table, or_replace, temporary, unlogged, foreign, if_not_exists, elements,
             like, of_type, partition_of, bound, inherits, partition_by, access_method, options,
             on_commit, tablespace, strict, without_rowid, server, server_options, as_columns,
             on_duplicate, as_query, as_execute, with_data)
};

}  // namespace segue::sql
