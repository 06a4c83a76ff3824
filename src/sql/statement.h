#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sql/object.h"

namespace segue::sql {

// ---------------------------------------------------------------- data beside SELECT, INSERT,
// UPDATE, DELETE, MERGE

struct Truncate {
  std::vector<NamedTable> tables{};
  std::optional<bool> restart_identity{};
  bool cascade = false;
  bool restrict = false;
  std::string wait{};
  Span span{};
  SEGUE_NODE(Truncate, tables, restart_identity, cascade, restrict, wait)
};

struct Copy {
  ObjectName table{};
  Names columns{};
  Box<DataStatement> query{};  // COPY (SELECT …) TO; empty where a table is copied
  bool from = false;
  std::string endpoint{};  // "STDIN", "STDOUT", "'file'", "PROGRAM '…'": as written
  Options options{};
  Maybe<Expression> where{};
  uint64_t data_lines = 0;  // lines of inline data in the script
  Span span{};
  SEGUE_NODE(Copy, table, columns, query, from, endpoint, options, where, data_lines)
};

/// LOAD DATA / LOAD XML.
struct LoadData {
  ObjectName table{};
  std::string file{};
  bool local = false;
  std::string on_duplicate{};  // "IGNORE", "REPLACE"
  Expressions columns{};
  Assignments set{};
  std::string format{};  // as written
  Span span{};
  SEGUE_NODE(LoadData, table, file, local, on_duplicate, columns, set, format)
};

struct CallProcedure {
  ObjectName procedure{};
  Expressions arguments{};
  Span span{};
  SEGUE_NODE(CallProcedure, procedure, arguments)
};

/// `DO expr, …`: evaluates and forgets.
struct Evaluate {
  Expressions values{};
  Span span{};
  SEGUE_NODE(Evaluate, values)
};

// ---------------------------------------------------------------- session and transactions

/// One `name = value` of SET.
struct Setting {
  std::string scope{};   // "SESSION", "LOCAL", "GLOBAL", "PERSIST", "@" for a user variable; empty
                         // where not written
  std::string name{};    // "search_path", "names", "character set", "time zone", "role", "session
                         // authorization"
  Expressions values{};  // empty for DEFAULT and FROM CURRENT
  bool to_default = false;
  std::string tail{};  // COLLATE x after NAMES, FROM CURRENT
  SEGUE_NODE(Setting, scope, name, values, to_default, tail)
};

struct Set {
  std::vector<Setting> settings{};
  bool reset = false;  // RESET name / RESET ALL (name "all")
  Span span{};
  SEGUE_NODE(Set, settings, reset)
};

/// PRAGMA name, PRAGMA name = value, PRAGMA name(value).
struct Pragma {
  ObjectName name{};
  Maybe<Expression> value{};
  bool call = false;
  Span span{};
  SEGUE_NODE(Pragma, name, value, call)
};

struct Transaction {
  /// set: SET [SESSION CHARACTERISTICS AS] TRANSACTION; constraints: SET CONSTRAINTS.
  enum class Kind {
    begin,
    commit,
    rollback,
    savepoint,
    release,
    rollback_to,
    set,
    constraints,
    prepare,
    commit_prepared,
    rollback_prepared,
    xa
  };
  Kind kind = Kind::begin;
  Name savepoint{};
  std::vector<std::string>
      modes{};         // "ISOLATION LEVEL SERIALIZABLE", "READ ONLY", "IMMEDIATE", "AND CHAIN" …
  std::string text{};  // identifier of a prepared transaction; names of SET CONSTRAINTS; as written
  Span span{};
  SEGUE_NODE(Transaction, kind, savepoint, modes, text)
};

/// LOCK TABLE(S), UNLOCK TABLES.
struct LockTables {
  std::vector<NamedTable> tables{};
  std::string
      mode{};  // "ACCESS EXCLUSIVE", "READ", "WRITE"; of the first table where each has its own
  bool unlock = false;
  bool nowait = false;
  Span span{};
  SEGUE_NODE(LockTables, tables, mode, unlock, nowait)
};

/// USE db.
struct Use {
  Name schema{};
  Span span{};
  SEGUE_NODE(Use, schema)
};

struct Attach {
  bool detach = false;
  Maybe<Expression> file{};
  Maybe<Expression> schema{};
  Maybe<Expression> key{};
  Span span{};
  SEGUE_NODE(Attach, detach, file, schema, key)
};

// ---------------------------------------------------------------- upkeep

/// VACUUM, ANALYZE, REINDEX, CLUSTER, OPTIMIZE, CHECK, REPAIR, CHECKPOINT, FLUSH …: work on objects
/// that changes neither shape nor rows.
struct Maintain {
  std::string verb{};         // "VACUUM", "REINDEX", …
  std::string object_kind{};  // "TABLE", "INDEX", "SCHEMA" …; empty where not written
  ObjectNames objects{};
  bool concurrently = false;
  std::string options{};  // as written
  Span span{};
  SEGUE_NODE(Maintain, verb, object_kind, objects, concurrently, options)
};

/// EXPLAIN or DESCRIBE of a statement; it changes nothing unless it analyzes.
struct Explain {
  std::string options{};
  Box<DataStatement>
      statement{};  // empty where the statement is of another kind or only a table is described
  std::string text{};
  Span span{};
  SEGUE_NODE(Explain, options, statement, text)
};

/// CREATE VIRTUAL TABLE t USING module(arguments).
struct CreateVirtualTable {
  ObjectName table{};
  bool if_not_exists = false;
  Name module{};
  std::vector<std::string> arguments{};  // as written
  Span span{};
  SEGUE_NODE(CreateVirtualTable, table, if_not_exists, module, arguments)
};

/// A statement of the session or the server that touches neither schema nor rows (SHOW, LISTEN,
/// PREPARE, cursors, KILL, SECURITY LABEL …): its leading words, and the rest as written.
struct Command {
  std::string verb{};
  std::string text{};
  bool dynamic = false;  // EXECUTE: runs SQL that we cannot see
  Span span{};
  SEGUE_NODE(Command, verb, text, dynamic)
};

/// Text that the grammar let through but that we do not model. Never counts as safe.
struct Opaque {
  std::string keywords{};  // leading words in upper case: "CREATE WIDGET"
  Span span{};
  SEGUE_NODE(Opaque, keywords)
};

/// One node per form of SQL: values, no base class, nothing of the parser inside.
SEGUE_CHOICE(Statement, CreateTable, AlterTable, CreateIndex, CreateView, RefreshMaterializedView,
             CreateSequence, AlterSequence, CreateType, AddEnumValue, RenameEnumValue, CreateDomain,
             AlterDomain, CreateSchema, CreateExtension, CreateRoutine, AlterRoutine, CreateTrigger,
             CreateEvent, CodeBlock, CreatePolicy, CreateRule, Drop, RenameObject, RenameTables,
             MoveObject, ChangeOwner, DefineObject, CommentOn, Grant, Query, Insert, Update, Delete,
             Merge, Truncate, Copy, LoadData, CallProcedure, Evaluate, Set, Pragma, Transaction,
             LockTables, Use, Attach, Maintain, Explain, CreateVirtualTable, Command, Opaque);

}  // namespace segue::sql
