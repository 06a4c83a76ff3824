#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/box.h"
#include "base/maybe.h"
#include "sql/name.h"
#include "sql/type.h"

namespace segue::sql {

struct Expression;
struct Query;
/// As a member of a node before `Expression` is complete it has no `{}`: clang 14 would ask for its
/// destructor there.
using Expressions = std::vector<Expression>;

enum class LiteralKind {
  null,
  boolean,     // value "true" or "false"
  integer,     // as written
  decimal,     // as written, with point or exponent
  string,      // decoded: without quotes and escapes
  bit_string,  // the digits of B'…'
  hex_string,  // the digits of X'…' or 0x…
  identifier,  // a word where a string is meant (an unknown "name" in double quotes, a bare setting
               // value)
};

struct Literal {
  LiteralKind kind = LiteralKind::null;
  std::string value{};
  std::string introducer{};  // character set introducer of a string: "_utf8mb4", "N"
  SEGUE_NODE(Literal, kind, value, introducer)
};

/// `date '2020-01-01'`, `interval '1 day'`.
struct TypedLiteral {
  TypeName type{};
  std::string value{};
  SEGUE_NODE(TypedLiteral, type, value)
};

/// `INTERVAL amount DAY`: amount is an expression, the unit a word.
struct IntervalValue {
  Box<Expression> amount{};
  std::string unit{};
  SEGUE_NODE(IntervalValue, amount, unit)
};

/// `c`, `t.c`, `s.t.c`, `t.*`, `*`.
struct ColumnReference {
  Names parts{};
  bool star = false;
  SEGUE_NODE(ColumnReference, parts, star)
};

/// A value from outside: `$1`, `?`, `:name`, `@variable`, `@@global.setting`; the text is as
/// written.
struct Parameter {
  std::string text{};
  SEGUE_NODE(Parameter, text)
};

/// Prefix operator. Words are upper case ("NOT", "BINARY"), symbols as written; a qualified
/// operator is "OPERATOR(s.+)".
struct Unary {
  std::string op{};
  Box<Expression> operand{};
  SEGUE_NODE(Unary, op, operand)
};

/// Infix operator: "AND", "OR", "=", "||", "LIKE", "NOT LIKE", "IS DISTINCT FROM", "GLOB",
/// "REGEXP", "->>", "DIV" …
/// `!=` is "<>".
struct Binary {
  std::string op{};
  Box<Expression> left{};
  Box<Expression> right{};
  std::string quantifier{};                 // "ANY", "SOME" or "ALL" before the right side
  std::optional<Box<Expression>> escape{};  // LIKE … ESCAPE
  SEGUE_NODE(Binary, op, left, right, quantifier, escape)
};

/// `x IS [NOT] NULL | TRUE | FALSE | UNKNOWN | DOCUMENT | JSON … | NORMALIZED …`; the test is in
/// upper case without NOT.
struct IsTest {
  Box<Expression> operand{};
  bool negated = false;
  std::string test{};
  SEGUE_NODE(IsTest, operand, negated, test)
};

struct Between {
  Box<Expression> operand{};
  Box<Expression> low{};
  Box<Expression> high{};
  bool negated = false;
  bool symmetric = false;
  SEGUE_NODE(Between, operand, low, high, negated, symmetric)
};

/// `x [NOT] IN (…)`: a list, or a query, or (one dialect) a table or function name as a column
/// reference or call.
struct In {
  Box<Expression> operand{};
  bool negated = false;
  Expressions list;
  std::optional<Box<Query>> query{};
  SEGUE_NODE(In, operand, negated, list, query)
};

enum class Direction { unspecified, ascending, descending };
enum class NullsOrder { unspecified, first, last };

struct OrderItem;  // holds an Expression: defined below

/// One argument of a call. `keyword` is the word that stands before it instead of a comma: `FROM`
/// in `extract(year FROM t)`, `USING` in `convert(x USING utf8mb4)`; `name` is set for `name =>
/// value`.
struct Argument {
  std::string keyword{};
  Name name{};
  bool variadic = false;
  Box<Expression> value{};
  SEGUE_NODE(Argument, keyword, name, variadic, value)
};

struct FrameBound {
  std::string kind{};  // "UNBOUNDED PRECEDING", "CURRENT ROW", "PRECEDING", "FOLLOWING", "UNBOUNDED
                       // FOLLOWING"
  std::optional<Box<Expression>> offset{};
  SEGUE_NODE(FrameBound, kind, offset)
};

struct WindowFrame {
  std::string unit{};  // "ROWS", "RANGE", "GROUPS"
  FrameBound start{};
  std::optional<FrameBound> end{};
  std::string exclude{};  // "CURRENT ROW", "GROUP", "TIES", "NO OTHERS"; empty where not written
  SEGUE_NODE(WindowFrame, unit, start, end, exclude)
};

struct WindowSpec {
  Name base{};  // the window that this one refines, or `OVER name` when `only_name`
  bool only_name = false;
  Expressions partition_by;
  std::vector<OrderItem> order_by;
  Maybe<WindowFrame> frame{};
  SEGUE_NODE(WindowSpec, base, only_name, partition_by, order_by, frame)
};

/// A function call. Functions that are written without parentheses (CURRENT_TIMESTAMP) have `bare`.
/// Functions of the dialect's own that are written in words (COALESCE, EXTRACT, CAST is its own
/// node) have their name in lower case.
struct Call {
  ObjectName function{};
  bool bare = false;
  bool star = false;      // count(*)
  bool distinct = false;  // DISTINCT before the arguments
  std::vector<Argument> arguments{};
  std::vector<OrderItem> order_by;  // inside the parentheses
  std::string separator{};          // GROUP_CONCAT … SEPARATOR '…', decoded
  std::string
      tail{};  // words inside the parentheses after the arguments, as written ("NULL ON NULL")
  std::vector<OrderItem> within_group;
  std::optional<Box<Expression>> filter{};
  std::string null_treatment{};  // "IGNORE NULLS" or "RESPECT NULLS"
  Maybe<WindowSpec> over{};
  SEGUE_NODE(Call, function, bare, star, distinct, arguments, order_by, separator, tail,
             within_group, filter, null_treatment, over)
};

struct WhenClause {
  Box<Expression> condition{};
  Box<Expression> result{};
  SEGUE_NODE(WhenClause, condition, result)
};

struct Case {
  std::optional<Box<Expression>> operand{};
  std::vector<WhenClause> when{};
  std::optional<Box<Expression>> otherwise{};
  SEGUE_NODE(Case, operand, when, otherwise)
};

/// `CAST(x AS t)` or `x::t`: the meaning is the same, so there is one node.
struct Cast {
  Box<Expression> operand{};
  TypeName type{};
  SEGUE_NODE(Cast, operand, type)
};

struct Collate {
  Box<Expression> operand{};
  ObjectName collation{};
  SEGUE_NODE(Collate, operand, collation)
};

struct AtTimeZone {
  Box<Expression> operand{};
  Box<Expression> zone{};
  bool local = false;  // AT LOCAL: there is no zone
  SEGUE_NODE(AtTimeZone, operand, zone, local)
};

enum class SubqueryKind { scalar, exists, array };

/// A query used as a value. `x = ANY (SELECT …)` is a Binary with a scalar subquery on its right.
struct Subquery {
  SubqueryKind kind = SubqueryKind::scalar;
  Box<Query> query{};
  SEGUE_NODE(Subquery, kind, query)
};

/// `ARRAY[…]`; nested brackets are nested nodes.
struct ArrayValue {
  Expressions elements;
  SEGUE_NODE(ArrayValue, elements)
};

/// `(a, b)` or `ROW(a, b)`.
struct RowValue {
  bool keyword = false;
  Expressions elements;
  SEGUE_NODE(RowValue, keyword, elements)
};

/// `a[i]`, `a[low:high]`.
struct Subscript {
  Box<Expression> operand{};
  bool slice = false;
  std::optional<Box<Expression>> lower{};
  std::optional<Box<Expression>> upper{};
  SEGUE_NODE(Subscript, operand, slice, lower, upper)
};

/// `(composite).field`, `(composite).*`.
struct FieldAccess {
  Box<Expression> operand{};
  Name field{};
  bool star = false;
  SEGUE_NODE(FieldAccess, operand, field, star)
};

/// `DEFAULT` where a value is expected.
struct DefaultValue {
  SEGUE_LEAF(DefaultValue)
};

/// `MATCH (a, b) AGAINST (x IN BOOLEAN MODE)`.
struct MatchAgainst {
  Expressions columns;
  Box<Expression> against{};
  std::string modifier{};
  SEGUE_NODE(MatchAgainst, columns, against, modifier)
};

/// `@a := 1`.
struct AssignValue {
  Box<Expression> target{};
  Box<Expression> value{};
  SEGUE_NODE(AssignValue, target, value)
};

/// Text that the grammar delimits but does not model.
struct OpaqueExpression {
  std::string text{};
  SEGUE_NODE(OpaqueExpression, text)
};

/// A value. Parentheses that only group are not kept: the tree says what belongs together.
struct Expression {
  SEGUE_CHOICE(Form, Literal, TypedLiteral, IntervalValue, ColumnReference, Parameter, Unary,
               Binary, IsTest, Between, In, Call, Case, Cast, Collate, AtTimeZone, Subquery,
               ArrayValue, RowValue, Subscript, FieldAccess, DefaultValue, MatchAgainst,
               AssignValue, OpaqueExpression);
  Form form{};
  Span span{};
  SEGUE_NODE(Expression, form)
};

struct OrderItem {
  Expression value{};
  Direction direction = Direction::unspecified;
  NullsOrder nulls = NullsOrder::unspecified;
  std::string using_operator{};  // ORDER BY x USING <
  SEGUE_NODE(OrderItem, value, direction, nulls, using_operator)
};

using OrderItems = std::vector<OrderItem>;

}  // namespace segue::sql
