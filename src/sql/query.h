#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sql/expression.h"

namespace segue::sql {

struct TableReference;
struct DataStatement;

struct SelectItem {
  Expression value{};
  Name alias{};
  SEGUE_NODE(SelectItem, value, alias)
};

/// A table, view or common table expression by name.
struct NamedTable {
  ObjectName name{};
  bool only = false;
  Names partitions{};   // PARTITION (p0, p1)
  std::string hints{};  // index hints, INDEXED BY, TABLESAMPLE, FOR SYSTEM_TIME …: as written
  SEGUE_NODE(NamedTable, name, only, partitions, hints)
};

struct DerivedTable {
  bool lateral = false;
  Box<Query> query{};
  SEGUE_NODE(DerivedTable, lateral, query)
};

/// A column of a function's result: `AS t(a int, b text)`.
struct ColumnDeclaration {
  Name name{};
  std::optional<TypeName> type{};
  SEGUE_NODE(ColumnDeclaration, name, type)
};

/// A function in FROM (unnest, generate_series, json_table, pragma functions).
struct TableFunction {
  bool lateral = false;
  bool rows_from = false;  // ROWS FROM (f(), g())
  Expressions calls{};
  bool with_ordinality = false;
  SEGUE_NODE(TableFunction, lateral, rows_from, calls, with_ordinality)
};

/// "", "INNER", "LEFT", "RIGHT", "FULL", "CROSS", "STRAIGHT" – in `kind`.
struct Join {
  std::string kind{};
  bool natural = false;
  Box<TableReference> left{};
  Box<TableReference> right{};
  Maybe<Expression> on{};
  Names using_columns{};
  SEGUE_NODE(Join, kind, natural, left, right, on, using_columns)
};

struct TableReference {
  std::variant<NamedTable, DerivedTable, TableFunction, Join> form{};
  Name alias{};
  std::vector<ColumnDeclaration> columns{};  // alias (a, b)
  Span span{};
  SEGUE_NODE(TableReference, form, alias, columns)
};

using TableReferences = std::vector<TableReference>;

struct NamedWindow {
  Name name{};
  WindowSpec window{};
  SEGUE_NODE(NamedWindow, name, window)
};

/// SELECT without WITH, ORDER BY and LIMIT, which belong to the Query.
struct Select {
  std::vector<std::string> modifiers{};  // "STRAIGHT_JOIN", "SQL_CALC_FOUND_ROWS" …
  bool distinct = false;
  Expressions distinct_on{};
  std::vector<SelectItem> items{};
  TableReferences from{};
  Maybe<Expression> where{};
  bool group_distinct = false;
  Expressions group_by{};  // ROLLUP, CUBE and GROUPING SETS are calls by those names
  bool with_rollup = false;
  Maybe<Expression> having{};
  std::vector<NamedWindow> windows{};
  ObjectName into_table{};  // SELECT … INTO table: creates it
  bool into_temporary = false;
  std::string into_target{};  // INTO OUTFILE '…' …, INTO @a, @b: as written
  SEGUE_NODE(Select, modifiers, distinct, distinct_on, items, from, where, group_distinct, group_by,
             with_rollup, having, windows, into_table, into_temporary, into_target)
};

/// `VALUES (…), (…)`, and the rows of an INSERT.
struct Values {
  std::vector<Expressions> rows{};
  uint64_t rows_skipped = 0;  // rows after the first 200 are counted, not kept
  bool row_keyword = false;   // VALUES ROW(…)
  SEGUE_NODE(Values, rows, rows_skipped, row_keyword)
};

/// `TABLE t`.
struct TableQuery {
  ObjectName table{};
  SEGUE_NODE(TableQuery, table)
};

/// "UNION", "INTERSECT", "EXCEPT".
struct SetOperation {
  std::string op{};
  bool all = false;
  bool distinct = false;  // DISTINCT was written
  Box<Query> left{};
  Box<Query> right{};
  SEGUE_NODE(SetOperation, op, all, distinct, left, right)
};

struct CommonTable {
  Name name{};
  Names columns{};
  std::optional<bool> materialized{};
  Box<DataStatement> body{};
  std::string tail{};  // SEARCH … / CYCLE … as written
  SEGUE_NODE(CommonTable, name, columns, materialized, body, tail)
};

struct With {
  bool recursive = false;
  std::vector<CommonTable> tables{};
  SEGUE_NODE(With, recursive, tables)
};

/// `FOR UPDATE OF t NOWAIT`, `LOCK IN SHARE MODE`.
struct RowLock {
  std::string strength{};  // "UPDATE", "NO KEY UPDATE", "SHARE", "KEY SHARE"
  ObjectNames tables{};
  std::string wait{};  // "NOWAIT", "SKIP LOCKED", "WAIT 5"
  SEGUE_NODE(RowLock, strength, tables, wait)
};

struct Query {
  std::optional<With> with{};
  SEGUE_CHOICE(Body, Select, Values, TableQuery, SetOperation);
  Body body{};
  OrderItems order_by{};
  Maybe<Expression> limit{};  // LIMIT or FETCH FIRST; LIMIT ALL is no limit
  Maybe<Expression> offset{};
  bool fetch_with_ties = false;
  std::vector<RowLock> locks{};
  std::string into_target{};  // INTO after the whole query (OUTFILE, variables): as written
  Span span{};
  SEGUE_NODE(Query, with, body, order_by, limit, offset, fetch_with_ties, locks, into_target)
};

/// `a = 1`, `(a, b) = (SELECT …)`, `t.a = 1`, `a[1] = 2`: the targets are references.
struct Assignment {
  Expressions targets{};
  Expression value{};
  SEGUE_NODE(Assignment, targets, value)
};

using Assignments = std::vector<Assignment>;

/// `ON CONFLICT …`.
struct OnConflict {
  Expressions target{};  // columns or expressions of the arbiter index
  std::vector<std::string>
      target_tails{};  // COLLATE/operator class of each, as written; empty where none has one
  Maybe<Expression> target_where{};
  Name constraint{};    // ON CONSTRAINT name
  bool update = false;  // else DO NOTHING
  Assignments assignments{};
  Maybe<Expression> where{};
  SEGUE_NODE(OnConflict, target, target_tails, target_where, constraint, update, assignments, where)
};

struct Insert {
  std::optional<With> with{};
  bool replace = false;                  // REPLACE INTO
  std::string or_action{};               // INSERT OR …: "REPLACE", "IGNORE", "ROLLBACK" …
  std::vector<std::string> modifiers{};  // "LOW_PRIORITY", "IGNORE" …
  ObjectName table{};
  Names partitions{};
  Name alias{};
  Expressions columns{};     // references (a column may be subscripted)
  std::string overriding{};  // "SYSTEM" or "USER"
  bool default_values = false;
  Maybe<Query> source{};  // VALUES or SELECT
  Assignments set{};      // INSERT … SET a = 1
  Name row_alias{};       // VALUES (…) AS new (a, b)
  Names row_alias_columns{};
  std::vector<OnConflict> on_conflict{};
  Assignments on_duplicate{};  // ON DUPLICATE KEY UPDATE
  std::vector<SelectItem> returning{};
  Span span{};
  SEGUE_NODE(Insert, with, replace, or_action, modifiers, table, partitions, alias, columns,
             overriding, default_values, source, set, row_alias, row_alias_columns, on_conflict,
             on_duplicate, returning)
};

struct Update {
  std::optional<With> with{};
  std::string or_action{};
  std::vector<std::string> modifiers{};
  TableReferences tables{};  // the target; several, or joins, in a multi-table UPDATE
  Assignments assignments{};
  TableReferences from{};
  Maybe<Expression> where{};
  Name current_of{};  // WHERE CURRENT OF cursor
  OrderItems order_by{};
  Maybe<Expression> limit{};
  Maybe<Expression> offset{};
  std::vector<SelectItem> returning{};
  Span span{};
  SEGUE_NODE(Update, with, or_action, modifiers, tables, assignments, from, where, current_of,
             order_by, limit, offset, returning)
};

struct Delete {
  std::optional<With> with{};
  std::vector<std::string> modifiers{};
  ObjectNames targets{};            // DELETE t1, t2 FROM …; empty where `from` names the target
  bool targets_after_from = false;  // DELETE FROM t1, t2 USING …
  TableReferences from{};
  TableReferences using_tables{};
  Maybe<Expression> where{};
  Name current_of{};
  OrderItems order_by{};
  Maybe<Expression> limit{};
  Maybe<Expression> offset{};
  std::vector<SelectItem> returning{};
  Span span{};
  SEGUE_NODE(Delete, with, modifiers, targets, targets_after_from, from, using_tables, where,
             current_of, order_by, limit, offset, returning)
};

/// `WHEN [NOT] MATCHED [BY SOURCE|TARGET] [AND c] THEN …`.
struct MergeWhen {
  bool matched = true;
  std::string by{};  // "SOURCE" or "TARGET"
  Maybe<Expression> condition{};
  std::string action{};  // "INSERT", "UPDATE", "DELETE", "DO NOTHING"
  Expressions columns{};
  std::string overriding{};
  bool default_values = false;
  Expressions values{};
  Assignments assignments{};
  SEGUE_NODE(MergeWhen, matched, by, condition, action, columns, overriding, default_values, values,
             assignments)
};

struct Merge {
  std::optional<With> with{};
  TableReference target{};
  TableReference source{};
  Expression on{};
  std::vector<MergeWhen> when{};
  std::vector<SelectItem> returning{};
  Span span{};
  SEGUE_NODE(Merge, with, target, source, on, when, returning)
};

/// What may stand in a common table expression, and what a routine or trigger body is made of where
/// we model it.
struct DataStatement {
  std::variant<Query, Insert, Update, Delete, Merge> form{};
  SEGUE_NODE(DataStatement, form)
};

}  // namespace segue::sql
