#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sql/alter.h"

namespace segue::sql {

// ---------------------------------------------------------------- indexes, views, sequences

struct CreateIndex {
  IndexDefinition index{};
  ObjectName name{};  // schema-qualified where written; index.name holds the last part
  ObjectName table{};
  bool or_replace = false;
  bool concurrently = false;
  bool if_not_exists = false;
  bool only = false;
  std::string algorithm{};  // ALGORITHM= and LOCK=
  std::string lock{};
  std::string wait{};
  Span span{};
  SEGUE_NODE(CreateIndex, index, name, table, or_replace, concurrently, if_not_exists, only,
             algorithm, lock, wait)
};

struct CreateView {
  ObjectName view{};
  bool or_replace = false;
  bool materialized = false;
  bool temporary = false;
  bool recursive = false;
  bool if_not_exists = false;
  bool alter = false;  // ALTER VIEW v AS …
  Names columns{};
  std::vector<std::string> header{};  // ALGORITHM=…, DEFINER=…, SQL SECURITY …: as written
  std::string access_method{};
  Options options{};
  std::string tablespace{};
  Query query{};
  std::optional<bool> with_data{};
  std::string check_option{};  // "CASCADED", "LOCAL"; "CASCADED" for the bare form
  Span span{};
  SEGUE_NODE(CreateView, view, or_replace, materialized, temporary, recursive, if_not_exists, alter,
             columns, header, access_method, options, tablespace, query, with_data, check_option)
};

struct RefreshMaterializedView {
  ObjectName view{};
  bool concurrently = false;
  std::optional<bool> with_data{};
  Span span{};
  SEGUE_NODE(RefreshMaterializedView, view, concurrently, with_data)
};

struct CreateSequence {
  ObjectName sequence{};
  bool or_replace = false;
  bool temporary = false;
  bool unlogged = false;
  bool if_not_exists = false;
  SequenceOptions options{};
  Span span{};
  SEGUE_NODE(CreateSequence, sequence, or_replace, temporary, unlogged, if_not_exists, options)
};

struct AlterSequence {
  ObjectName sequence{};
  bool if_exists = false;
  SequenceOptions options{};
  Span span{};
  SEGUE_NODE(AlterSequence, sequence, if_exists, options)
};

// ---------------------------------------------------------------- types

struct EnumType {
  std::vector<std::string> values{};  // decoded
  SEGUE_NODE(EnumType, values)
};
struct CompositeType {
  std::vector<ColumnDefinition> attributes{};
  SEGUE_NODE(CompositeType, attributes)
};
/// RANGE or a base type: its options as written.
struct DefinedType {
  bool range = false;
  Options options{};
  SEGUE_NODE(DefinedType, range, options)
};
struct ShellType {
  SEGUE_LEAF(ShellType)
};

struct CreateType {
  ObjectName type{};
  std::variant<EnumType, CompositeType, DefinedType, ShellType> form{};
  Span span{};
  SEGUE_NODE(CreateType, type, form)
};

/// ALTER TYPE … ADD VALUE.
struct AddEnumValue {
  ObjectName type{};
  std::string value{};
  bool if_not_exists = false;
  std::string before{};
  std::string after{};
  Span span{};
  SEGUE_NODE(AddEnumValue, type, value, if_not_exists, before, after)
};
struct RenameEnumValue {
  ObjectName type{};
  std::string from{};
  std::string to{};
  Span span{};
  SEGUE_NODE(RenameEnumValue, type, from, to)
};

struct CreateDomain {
  ObjectName domain{};
  TypeName type{};
  std::vector<ColumnConstraint> constraints{};
  Span span{};
  SEGUE_NODE(CreateDomain, domain, type, constraints)
};

/// The actions reuse those of tables; the column of SetDefault, SetNotNull … is empty.
struct AlterDomain {
  ObjectName domain{};
  AlterAction action{};
  Span span{};
  SEGUE_NODE(AlterDomain, domain, action)
};

// ---------------------------------------------------------------- schemas, extensions

/// CREATE SCHEMA; CREATE DATABASE where the two are one thing has `database`.
struct CreateSchema {
  Name schema{};  // empty: named after the role
  bool database = false;
  bool or_replace = false;
  bool if_not_exists = false;
  Name authorization{};
  Options options{};
  Span span{};
  SEGUE_NODE(CreateSchema, schema, database, or_replace, if_not_exists, authorization, options)
};

struct CreateExtension {
  Name extension{};
  bool if_not_exists = false;
  Name schema{};
  std::string version{};
  bool cascade = false;
  Span span{};
  SEGUE_NODE(CreateExtension, extension, if_not_exists, schema, version, cascade)
};

// ---------------------------------------------------------------- routines and triggers

struct RoutineParameter {
  std::string mode{};  // "IN", "OUT", "INOUT", "VARIADIC"; empty where not written
  Name name{};
  std::optional<TypeName> type{};
  Maybe<Expression> default_value{};
  SEGUE_NODE(RoutineParameter, mode, name, type, default_value)
};

/// CREATE FUNCTION or PROCEDURE. The header is modelled, the body is text.
struct CreateRoutine {
  ObjectName routine{};
  bool procedure = false;
  bool or_replace = false;
  bool aggregate = false;  // CREATE AGGREGATE FUNCTION (stored or loadable)
  bool if_not_exists = false;
  std::string definer{};
  std::vector<RoutineParameter> parameters{};
  std::optional<TypeName> returns{};
  std::vector<RoutineParameter> returns_table{};
  std::string language{};     // lower case; empty where not written
  Options characteristics{};  // IMMUTABLE, SECURITY DEFINER, SET x = y, DETERMINISTIC, SONAME …
  std::string body{};         // decoded text of the body; of a compound body, as written
  std::string link_symbol{};  // second string of AS 'file', 'symbol'
  bool body_is_sql =
      false;  // RETURN … or BEGIN ATOMIC … END, or a compound statement: not in quotes
  Span body_span{};
  Span span{};
  SEGUE_NODE(CreateRoutine, routine, procedure, or_replace, aggregate, if_not_exists, definer,
             parameters, returns, returns_table, language, characteristics, body, link_symbol,
             body_is_sql)
};

/// ALTER FUNCTION/PROCEDURE/AGGREGATE: an option list; renames and the like are RenameObject …
/// below.
struct AlterRoutine {
  ObjectName routine{};
  std::string kind{};  // "FUNCTION", "PROCEDURE", "ROUTINE"
  std::vector<RoutineParameter> parameters{};
  bool has_parameters = false;
  Options characteristics{};
  Span span{};
  SEGUE_NODE(AlterRoutine, routine, kind, parameters, has_parameters, characteristics)
};

struct TriggerEvent {
  std::string event{};  // "INSERT", "UPDATE", "DELETE", "TRUNCATE"
  Names columns{};      // UPDATE OF
  SEGUE_NODE(TriggerEvent, event, columns)
};

struct CreateTrigger {
  ObjectName trigger{};
  bool or_replace = false;
  bool constraint = false;
  bool temporary = false;
  bool if_not_exists = false;
  std::string definer{};
  std::string timing{};  // "BEFORE", "AFTER", "INSTEAD OF"
  std::vector<TriggerEvent> events{};
  ObjectName table{};
  ObjectName from_table{};
  ConstraintAttributes attributes{};
  std::vector<std::string> referencing{};  // "NEW TABLE AS n"
  std::string for_each{};                  // "ROW", "STATEMENT"; empty where not written
  Maybe<Expression> when{};
  ObjectName function{};  // EXECUTE FUNCTION f(…)
  Expressions arguments{};
  std::string order{};                      // "FOLLOWS x", "PRECEDES x"
  std::string body{};                       // text of the body where the trigger has one
  std::vector<DataStatement> statements{};  // the body's statements, where the grammar models them
  bool body_understood = false;             // whether `statements` is the whole body
  Span body_span{};
  Span span{};
  SEGUE_NODE(CreateTrigger, trigger, or_replace, constraint, temporary, if_not_exists, definer,
             timing, events, table, from_table, attributes, referencing, for_each, when, function,
             arguments, order, body)
};

/// CREATE EVENT / ALTER EVENT.
struct CreateEvent {
  ObjectName event{};
  bool alter = false;
  bool or_replace = false;
  bool if_not_exists = false;
  std::string definer{};
  std::string schedule{};  // as written
  Options options{};       // ON COMPLETION, ENABLE, COMMENT, RENAME TO
  std::string body{};
  Span span{};
  SEGUE_NODE(CreateEvent, event, alter, or_replace, if_not_exists, definer, schedule, options, body)
};

/// A block of procedural code that is run at once: `DO $$ … $$`, an anonymous `BEGIN NOT ATOMIC …`.
struct CodeBlock {
  std::string language{};
  std::string body{};
  Span body_span{};
  Span span{};
  SEGUE_NODE(CodeBlock, language, body)
};

// ---------------------------------------------------------------- policies and rules

struct CreatePolicy {
  Name policy{};
  ObjectName table{};
  bool alter = false;
  std::optional<bool> permissive{};
  std::string command{};  // "ALL", "SELECT" …
  Names roles{};
  Maybe<Expression> using_condition{};
  Maybe<Expression> check{};
  Span span{};
  SEGUE_NODE(CreatePolicy, policy, table, alter, permissive, command, roles, using_condition, check)
};

struct CreateRule {
  Name rule{};
  bool or_replace = false;
  std::string event{};
  ObjectName table{};
  Maybe<Expression> where{};
  bool instead = false;
  bool also = false;
  std::string actions{};  // as written
  std::vector<DataStatement> statements{};
  Span span{};
  SEGUE_NODE(CreateRule, rule, or_replace, event, table, where, instead, also, actions)
};

// ---------------------------------------------------------------- any kind of object

/// What DROP, COMMENT ON, GRANT, RENAME … may be about. The SQL words are in `words_of`.
enum class ObjectKind {
  table,
  view,
  materialized_view,
  index,
  sequence,
  type,
  domain,
  schema,
  database,
  extension,
  function,
  procedure,
  routine,
  aggregate,
  trigger,
  event_trigger,
  event,
  policy,
  rule,
  constraint,
  domain_constraint,
  column,
  foreign_table,
  foreign_data_wrapper,
  server,
  user_mapping,
  role,
  user,
  group,
  tablespace,
  publication,
  subscription,
  statistics,
  collation,
  conversion,
  operator_,
  operator_class,
  operator_family,
  cast,
  transform,
  access_method,
  language,
  large_object,
  text_search_configuration,
  text_search_dictionary,
  text_search_parser,
  text_search_template,
  parameter,
  logfile_group,
  package,
  package_body,
  spatial_reference_system,
  resource_group,
  virtual_table,
  other,
};

/// "TABLE", "MATERIALIZED VIEW", …
std::string_view words_of(ObjectKind kind);

/// One object, as DROP and COMMENT name it.
struct ObjectReference {
  ObjectName name{};
  ObjectName table{};          // ON table: of triggers, policies, rules, constraints, indexes
  bool has_arguments = false;  // f(int, text): told apart from f
  std::vector<RoutineParameter> arguments{};
  std::string extra{};  // what else names it (USING btree, (a AS b) of a cast): as written
  SEGUE_NODE(ObjectReference, name, table, has_arguments, arguments, extra)
};

struct Drop {
  ObjectKind kind = ObjectKind::table;
  std::vector<ObjectReference> objects{};
  bool if_exists = false;
  bool cascade = false;
  bool restrict = false;
  bool concurrently = false;
  bool temporary = false;
  std::string algorithm{};  // DROP INDEX … ALGORITHM= LOCK=
  std::string lock{};
  std::string wait{};
  Options options{};  // WITH (FORCE) …
  Span span{};
  SEGUE_NODE(Drop, kind, objects, if_exists, cascade, restrict, concurrently, temporary, algorithm,
             lock, wait, options)
};

/// ALTER <kind> x RENAME TO y. Tables, and what ALTER TABLE's actions can rename, are AlterTable.
struct RenameObject {
  ObjectKind kind = ObjectKind::type;
  ObjectReference object{};
  Name to{};
  bool if_exists = false;
  Span span{};
  SEGUE_NODE(RenameObject, kind, object, to, if_exists)
};

struct TableRename {
  ObjectName from{};
  ObjectName to{};
  SEGUE_NODE(TableRename, from, to)
};
/// RENAME TABLE a TO b, c TO d.
struct RenameTables {
  std::vector<TableRename> renames{};
  bool if_exists = false;
  std::string wait{};
  Span span{};
  SEGUE_NODE(RenameTables, renames, if_exists, wait)
};

/// ALTER <kind> x SET SCHEMA y.
struct MoveObject {
  ObjectKind kind = ObjectKind::type;
  ObjectReference object{};
  Name schema{};
  bool if_exists = false;
  Span span{};
  SEGUE_NODE(MoveObject, kind, object, schema, if_exists)
};

/// ALTER <kind> x OWNER TO y.
struct ChangeOwner {
  ObjectKind kind = ObjectKind::type;
  ObjectReference object{};
  Name owner{};
  Span span{};
  SEGUE_NODE(ChangeOwner, kind, object, owner)
};

/// CREATE or ALTER of an object that does not take part in the shape of tables (roles,
/// publications, operators, casts, servers, statistics …): its name and its options, as a list of
/// words and values.
struct DefineObject {
  ObjectKind kind = ObjectKind::other;
  bool alter = false;
  bool or_replace = false;
  bool if_not_exists = false;
  bool if_exists = false;
  ObjectReference object{};
  ObjectNames tables{};  // tables that it names (publications, statistics)
  Options options{};
  std::string text{};  // everything after the name, as written
  Span span{};
  SEGUE_NODE(DefineObject, kind, alter, or_replace, if_not_exists, if_exists, object, tables,
             options, text)
};

/// COMMENT ON.
struct CommentOn {
  ObjectKind kind = ObjectKind::table;
  ObjectReference object{};  // of a column: schema.table in `table`, the column in `name.name`
  std::optional<std::string> text{};
  Span span{};
  SEGUE_NODE(CommentOn, kind, object, text)
};

/// GRANT and REVOKE, of privileges or of roles.
struct Grant {
  bool revoke = false;
  bool option_only = false;         // REVOKE GRANT OPTION FOR
  bool default_privileges = false;  // ALTER DEFAULT PRIVILEGES …
  std::string scope{};              // of default privileges: "FOR ROLE a IN SCHEMA b", as written
  std::vector<std::string>
      privileges{};    // "SELECT", "INSERT (a, b)", "ALL"; role names where roles are granted
  bool roles = false;  // GRANT role TO user
  std::string object_kind{};  // "TABLE", "ALL TABLES IN SCHEMA" …; empty where not written
  std::vector<ObjectReference> objects{};
  std::vector<std::string> grantees{};
  std::string tail{};  // WITH GRANT OPTION, GRANTED BY, CASCADE …: as written
  Span span{};
  SEGUE_NODE(Grant, revoke, option_only, default_privileges, scope, privileges, roles, object_kind,
             objects, grantees, tail)
};

}  // namespace segue::sql
