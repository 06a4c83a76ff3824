#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sql/table.h"

namespace segue::sql {

// One struct per action of ALTER TABLE. The comment gives the SQL; `actions_of` in describe.h gives
// its kebab-case name.

/// Where a column is put: FIRST, or AFTER a column.
struct ColumnPlace {
  bool first = false;
  Name after{};
  SEGUE_NODE(ColumnPlace, first, after)
};

struct AddColumn {
  ColumnDefinition column{};
  bool if_not_exists = false;
  ColumnPlace place{};
  SEGUE_NODE(AddColumn, column, if_not_exists, place)
};
struct DropColumn {
  Name column{};
  bool if_exists = false;
  bool cascade = false;
  bool restrict = false;
  SEGUE_NODE(DropColumn, column, if_exists, cascade, restrict)
};
/// ALTER COLUMN c TYPE t [COLLATE x] [USING e].
struct AlterColumnType {
  Name column{};
  TypeName type{};
  ObjectName collation{};
  Maybe<Expression> using_value{};
  SEGUE_NODE(AlterColumnType, column, type, collation, using_value)
};
struct SetDefault {
  Name column{};
  Expression value{};
  SEGUE_NODE(SetDefault, column, value)
};
struct DropDefault {
  Name column{};
  SEGUE_NODE(DropDefault, column)
};
struct SetNotNull {
  Name column{};
  std::string on_conflict{};  // conflict clause: "IGNORE", "REPLACE" …
  SEGUE_NODE(SetNotNull, column, on_conflict)
};
struct DropNotNull {
  Name column{};
  SEGUE_NODE(DropNotNull, column)
};
/// ALTER COLUMN c SET EXPRESSION AS (e).
struct SetExpression {
  Name column{};
  Expression value{};
  SEGUE_NODE(SetExpression, column, value)
};
/// ALTER COLUMN c DROP EXPRESSION: the column keeps its values and is an ordinary one from then on.
struct DropExpression {
  Name column{};
  bool if_exists = false;
  SEGUE_NODE(DropExpression, column, if_exists)
};
struct AddIdentity {
  Name column{};
  Identity identity{};
  SEGUE_NODE(AddIdentity, column, identity)
};
/// SET GENERATED …, RESTART, SET <sequence option>.
struct SetIdentity {
  Name column{};
  std::optional<bool> always{};
  SequenceOptions sequence{};
  SEGUE_NODE(SetIdentity, column, always, sequence)
};
struct DropIdentity {
  Name column{};
  bool if_exists = false;
  SEGUE_NODE(DropIdentity, column, if_exists)
};
/// SET STATISTICS n, SET STORAGE x, SET COMPRESSION x, SET (attribute = v), RESET (attribute), SET
/// [IN]VISIBLE, OPTIONS (…): the name says which.
struct SetColumnOption {
  Name column{};
  Option option{};
  SEGUE_NODE(SetColumnOption, column, option)
};
/// MODIFY COLUMN: the whole column is described again; what is not repeated is lost.
struct ModifyColumn {
  ColumnDefinition column{};
  bool if_exists = false;
  ColumnPlace place{};
  SEGUE_NODE(ModifyColumn, column, if_exists, place)
};
/// CHANGE COLUMN old new …: MODIFY with a new name.
struct ChangeColumn {
  Name old_name{};
  ColumnDefinition column{};
  bool if_exists = false;
  ColumnPlace place{};
  SEGUE_NODE(ChangeColumn, old_name, column, if_exists, place)
};
struct RenameColumn {
  Name column{};
  Name to{};
  bool if_exists = false;
  SEGUE_NODE(RenameColumn, column, to, if_exists)
};

struct AddConstraint {
  TableConstraint constraint{};
  bool if_not_exists = false;
  SEGUE_NODE(AddConstraint, constraint, if_not_exists)
};
/// DROP CONSTRAINT / DROP CHECK / DROP FOREIGN KEY: `kind` is "", "CHECK" or "FOREIGN KEY".
struct DropConstraint {
  Name constraint{};
  std::string kind{};
  bool if_exists = false;
  bool cascade = false;
  bool restrict = false;
  SEGUE_NODE(DropConstraint, constraint, kind, if_exists, cascade, restrict)
};
struct DropPrimaryKey {
  bool if_exists = false;
  SEGUE_NODE(DropPrimaryKey, if_exists)
};
struct RenameConstraint {
  Name constraint{};
  Name to{};
  SEGUE_NODE(RenameConstraint, constraint, to)
};
struct ValidateConstraint {
  Name constraint{};
  SEGUE_NODE(ValidateConstraint, constraint)
};
/// ALTER CONSTRAINT / ALTER CHECK c [NOT] ENFORCED, DEFERRABLE …
struct AlterConstraint {
  Name constraint{};
  ConstraintAttributes attributes{};
  SEGUE_NODE(AlterConstraint, constraint, attributes)
};

struct AddIndex {
  IndexDefinition index{};
  bool if_not_exists = false;
  SEGUE_NODE(AddIndex, index, if_not_exists)
};
struct DropIndexOfTable {
  Name index{};
  bool if_exists = false;
  SEGUE_NODE(DropIndexOfTable, index, if_exists)
};
struct RenameIndex {
  Name index{};
  Name to{};
  bool if_exists = false;
  SEGUE_NODE(RenameIndex, index, to, if_exists)
};
/// ALTER INDEX i VISIBLE | INVISIBLE | IGNORED | NOT IGNORED; ATTACH PARTITION for an index is
/// AttachPartition.
struct AlterIndexOption {
  Name index{};
  std::string option{};
  SEGUE_NODE(AlterIndexOption, index, option)
};

struct RenameTo {
  ObjectName to{};
  SEGUE_NODE(RenameTo, to)
};
struct SetSchema {
  Name schema{};
  SEGUE_NODE(SetSchema, schema)
};
struct OwnerTo {
  Name owner{};
  SEGUE_NODE(OwnerTo, owner)
};
/// SET (…), ENGINE=…, COMMENT=…, SET TABLESPACE, SET LOGGED, SET ACCESS METHOD, FORCE, … – names in
/// upper case where they are words of the language.
struct SetTableOptions {
  Options options{};
  SEGUE_NODE(SetTableOptions, options)
};
struct ResetTableOptions {
  std::vector<std::string> names{};
  SEGUE_NODE(ResetTableOptions, names)
};
/// CONVERT TO CHARACTER SET x COLLATE y.
struct ConvertCharacterSet {
  std::string character_set{};
  std::string collation{};
  SEGUE_NODE(ConvertCharacterSet, character_set, collation)
};
struct OrderRows {
  OrderItems by{};
  SEGUE_NODE(OrderRows, by)
};

/// "ENABLE", "DISABLE", "FORCE", "NO FORCE".
struct RowSecurity {
  std::string change{};
  SEGUE_NODE(RowSecurity, change)
};
/// ENABLE/DISABLE [REPLICA|ALWAYS] TRIGGER/RULE name|ALL|USER.
struct SwitchTrigger {
  std::string change{};  // "ENABLE", "DISABLE", "ENABLE REPLICA", "ENABLE ALWAYS"
  bool rule = false;
  Name trigger{};  // empty: `which` says ALL or USER
  std::string which{};
  SEGUE_NODE(SwitchTrigger, change, rule, trigger, which)
};
struct ReplicaIdentity {
  std::string kind{};  // "DEFAULT", "FULL", "NOTHING", "INDEX"
  Name index{};
  SEGUE_NODE(ReplicaIdentity, kind, index)
};
struct ClusterOn {
  Name index{};  // empty: SET WITHOUT CLUSTER
  SEGUE_NODE(ClusterOn, index)
};
struct Inherit {
  ObjectName parent{};
  bool no = false;
  SEGUE_NODE(Inherit, parent, no)
};
struct OfType {
  ObjectName type{};  // empty: NOT OF
  SEGUE_NODE(OfType, type)
};

struct AttachPartition {
  ObjectName partition{};
  PartitionBound bound{};
  SEGUE_NODE(AttachPartition, partition, bound)
};
struct DetachPartition {
  ObjectName partition{};
  bool concurrently = false;
  bool finalize = false;
  SEGUE_NODE(DetachPartition, partition, concurrently, finalize)
};
struct AddPartitions {
  std::vector<PartitionDefinition> partitions{};
  std::string count{};
  bool if_not_exists = false;
  SEGUE_NODE(AddPartitions, partitions, count, if_not_exists)
};
/// DROP, TRUNCATE, COALESCE n, REBUILD, ANALYZE, CHECK, OPTIMIZE, REPAIR, DISCARD TABLESPACE,
/// IMPORT TABLESPACE, REMOVE PARTITIONING …: `change` says which; no names: ALL.
struct ChangePartitions {
  std::string change{};
  Names partitions{};
  std::string count{};
  bool if_exists = false;
  SEGUE_NODE(ChangePartitions, change, partitions, count, if_exists)
};
struct ReorganizePartitions {
  Names partitions{};
  std::vector<PartitionDefinition> into{};
  SEGUE_NODE(ReorganizePartitions, partitions, into)
};
struct ExchangePartition {
  Name partition{};
  ObjectName table{};
  std::optional<bool> with_validation{};
  SEGUE_NODE(ExchangePartition, partition, table, with_validation)
};
/// ALTER TABLE … PARTITION BY …
struct Repartition {
  PartitionBy by{};
  SEGUE_NODE(Repartition, by)
};
/// A sub-command that the grammar delimits but does not model.
struct OpaqueAction {
  std::string text{};
  SEGUE_NODE(OpaqueAction, text)
};

struct AlterAction {
  SEGUE_CHOICE(Form, AddColumn, DropColumn, AlterColumnType, SetDefault, DropDefault, SetNotNull,
               DropNotNull, SetExpression, DropExpression, AddIdentity, SetIdentity, DropIdentity,
               SetColumnOption, ModifyColumn, ChangeColumn, RenameColumn, AddConstraint,
               DropConstraint, DropPrimaryKey, RenameConstraint, ValidateConstraint,
               AlterConstraint, AddIndex, DropIndexOfTable, RenameIndex, AlterIndexOption, RenameTo,
               SetSchema, OwnerTo, SetTableOptions, ResetTableOptions, ConvertCharacterSet,
               OrderRows, RowSecurity, SwitchTrigger, ReplicaIdentity, ClusterOn, Inherit, OfType,
               AttachPartition, DetachPartition, AddPartitions, ChangePartitions,
               ReorganizePartitions, ExchangePartition, Repartition, OpaqueAction);
  Form form{};
  Span span{};
  SEGUE_NODE(AlterAction, form)
};

/// ALTER TABLE; also ALTER INDEX, VIEW, MATERIALIZED VIEW, FOREIGN TABLE, SEQUENCE and TYPE
/// (composite) where they take actions of this list: `kind` says what was written.
struct AlterTable {
  std::string kind = "TABLE";  // "TABLE", "INDEX", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE",
                               // "SEQUENCE", "TYPE"
  ObjectName table{};
  bool if_exists = false;
  bool only = false;
  bool ignore = false;      // ALTER IGNORE TABLE
  std::string algorithm{};  // "INSTANT", "INPLACE", "COPY", "DEFAULT", "NOCOPY"
  std::string lock{};       // "NONE", "SHARED", "EXCLUSIVE", "DEFAULT"
  std::string wait{};       // "NOWAIT", "WAIT 5"
  std::vector<AlterAction> actions{};
  Span span{};
  SEGUE_NODE(AlterTable, kind, table, if_exists, only, ignore, algorithm, lock, wait, actions)
};

}  // namespace segue::sql
