#include <algorithm>

#include "dialects/sqlite/parse/build.h"
#include "grammar/sqlite/tokens.h"

namespace segue::sqlite::build {
namespace {

/// From weak to strong, as the manual's table has it.
enum Precedence : int {
  weakest = 0,
  or_level,
  and_level,
  not_level,
  equality_level,  // = IS IN LIKE BETWEEN ISNULL …
  comparison_level,
  bit_level,
  sum_level,
  product_level,
  concat_level,
  collate_level,
  sign_level,
};

/// Each prefix operator of a row (`- - - 1`) is a level of recursion here.
constexpr size_t max_prefixes = 200;

Precedence precedence_of(uint16_t type) {
  switch (type) {
    case token::K_OR:
      return or_level;
    case token::K_AND:
      return and_level;
    case token::LT:
    case token::LE:
    case token::GT:
    case token::GE:
      return comparison_level;
    case token::AMP:
    case token::PIPE:
    case token::LSHIFT:
    case token::RSHIFT:
      return bit_level;
    case token::PLUS:
    case token::MINUS:
      return sum_level;
    case token::STAR:
    case token::SLASH:
    case token::PERCENT:
      return product_level;
    case token::CONCAT:
    case token::ARROW:
      return concat_level;
    case token::K_ESCAPE:
      return weakest;  // belongs to a LIKE, which asks for it
    default:
      return equality_level;
  }
}

std::string operator_text(const antlr4::Token* op) {
  switch (type_of(op)) {
    case token::EQ:
      return "=";
    case token::NE:
      return "<>";
    default:
      return word_of(op);
  }
}

sql::Expression made(sql::Expression::Form form, Span span) {
  return {.form = std::move(form), .span = span};
}

/// Sorts the flat row of operands and operators by precedence.
class Climber {
 public:
  explicit Climber(const Parser::ExprContext* context)
      : operand_(context->first), rest_(context->rest) {}

  sql::Expression run() {
    sql::Expression result = climb(or_level);
    if (next_ < rest_.size()) refuse(rest_[next_]->start);
    return result;
  }

 private:
  sql::Expression climb(int minimum) {
    sql::Expression left = prefixed();
    while (next_ < rest_.size()) {
      const Parser::OperationContext* operation = rest_[next_];
      if (strength(operation) < minimum) break;
      ++next_;
      left = applied(std::move(left), operation);
    }
    return left;
  }

  static int strength(const Parser::OperationContext* operation) {
    if (operation->op != nullptr) return precedence_of(type_of(operation->op));
    return operation->collation != nullptr ? collate_level : equality_level;
  }

  sql::Expression prefixed() {
    if (prefix_ == operand_->prefixes.size()) return primary(operand_->value);
    const antlr4::Token* prefix = operand_->prefixes[prefix_++];
    if (prefix_ > max_prefixes) refuse(prefix);
    const bool negation = type_of(prefix) == token::K_NOT;
    sql::Expression inner = climb(negation ? not_level : sign_level);
    const Span span{span_of(prefix).begin, inner.span.end};
    return made(sql::Unary{.op = operator_text(prefix), .operand = std::move(inner)}, span);
  }

  sql::Expression right_side(const Parser::OperationContext* operation, int minimum) {
    operand_ = operation->right;
    prefix_ = 0;
    return climb(minimum);
  }

  sql::Expression applied(sql::Expression left, const Parser::OperationContext* operation) {
    if (operation->collation != nullptr) {
      const Span span{left.span.begin, span_of(operation).end};
      return made(sql::Collate{.operand = std::move(left),
                               .collation = object_name(name_of(operation->collation))},
                  span);
    }
    if (operation->postfix != nullptr || operation->isNull != nullptr) {
      const bool negated =
          operation->isNull != nullptr || type_of(operation->postfix) == token::K_NOTNULL;
      return null_test(std::move(left), negated, span_of(operation).end);
    }
    switch (type_of(operation->op)) {
      case token::K_IN:
        return membership(std::move(left), operation);
      case token::K_IS:
        return identity(std::move(left), operation);
      case token::K_BETWEEN:
        return between(std::move(left), operation);
      default:
        return binary(std::move(left), operation);
    }
  }

  static sql::Expression null_test(sql::Expression left, bool negated, uint32_t end) {
    const Span span{left.span.begin, end};
    return made(sql::IsTest{.operand = std::move(left), .negated = negated, .test = "NULL"}, span);
  }

  sql::Expression binary(sql::Expression left, const Parser::OperationContext* operation) {
    sql::Binary result;
    result.op = operator_text(operation->op);
    if (operation->negated != nullptr) result.op = "NOT " + result.op;
    result.left = std::move(left);
    result.right = right_side(operation, strength(operation) + 1);
    uint32_t end = result.right->span.end;
    if (next_ < rest_.size() && escapes(operation) && is(rest_[next_], token::K_ESCAPE)) {
      result.escape = sql::Expression(right_side(rest_[next_++], equality_level + 1));
      end = (*result.escape)->span.end;
    }
    const Span span{result.left->span.begin, end};
    return made(std::move(result), span);
  }

  static bool is(const Parser::OperationContext* operation, uint16_t type) {
    return operation->op != nullptr && operation->negated == nullptr &&
           type_of(operation->op) == type;
  }
  static bool escapes(const Parser::OperationContext* operation) {
    const uint16_t type = type_of(operation->op);
    return type == token::K_LIKE || type == token::K_GLOB || type == token::K_REGEXP ||
           type == token::K_MATCH;
  }

  /// `IS NULL`, `IS TRUE` and their like are tests; any other IS compares.
  sql::Expression identity(sql::Expression left, const Parser::OperationContext* operation) {
    const bool negated = operation->no != nullptr;
    sql::Expression right = right_side(operation, equality_level + 1);
    const Span span{left.span.begin, right.span.end};
    const auto* literal = std::get_if<sql::Literal>(&right.form);
    if (operation->distinct == nullptr && literal != nullptr) {
      std::string test;
      if (literal->kind == sql::LiteralKind::null) test = "NULL";
      if (literal->kind == sql::LiteralKind::boolean)
        test = literal->value == "true" ? "TRUE" : "FALSE";
      if (!test.empty()) {
        return made(
            sql::IsTest{.operand = std::move(left), .negated = negated, .test = std::move(test)},
            span);
      }
    }
    sql::Binary result;
    result.op = negated ? "IS NOT" : "IS";
    if (operation->distinct != nullptr) result.op += " DISTINCT FROM";
    result.left = std::move(left);
    result.right = std::move(right);
    return made(std::move(result), span);
  }

  sql::Expression between(sql::Expression left, const Parser::OperationContext* operation) {
    sql::Between result;
    result.negated = operation->negated != nullptr;
    result.low = right_side(operation, not_level);
    if (next_ == rest_.size()) {
      throw Refusal{{result.low->span.end, result.low->span.end},
                    "syntax error at end of expression, expected `AND`"};
    }
    if (!is(rest_[next_], token::K_AND)) refuse(rest_[next_]->start);
    result.high = right_side(rest_[next_++], equality_level + 1);
    const Span span{left.span.begin, result.high->span.end};
    result.operand = std::move(left);
    return made(std::move(result), span);
  }

  sql::Expression membership(sql::Expression left, const Parser::OperationContext* operation) {
    const Span span{left.span.begin, span_of(operation).end};
    sql::In result;
    result.operand = std::move(left);
    result.negated = operation->negated != nullptr;
    const Parser::InListContext* in = operation->in;
    if (in->subquery != nullptr) result.query = sql::Query(query(in->subquery));
    if (in->list != nullptr) result.list = expressions(in->list);
    if (in->table != nullptr) result.query = all_of(in);
    return made(std::move(result), span);
  }

  /// `x IN t` is short for `x IN (SELECT * FROM t)`.
  static sql::Query all_of(const Parser::InListContext* in) {
    sql::TableReference table;
    table.span = span_of(in);
    if (in->open == nullptr) {
      sql::NamedTable named;
      named.name = object_name(in->table);
      table.form = std::move(named);
    } else {
      sql::Call call;
      call.function = object_name(in->table);
      if (in->arguments != nullptr) {
        for (auto& value : expressions(in->arguments))
          call.arguments.push_back(argument(std::move(value)));
      }
      sql::TableFunction function;
      function.calls.push_back(made(std::move(call), table.span));
      table.form = std::move(function);
    }
    sql::Select select;
    sql::ColumnReference everything;
    everything.star = true;
    select.items.push_back({.value = made(std::move(everything), table.span), .alias = {}});
    const Span span = table.span;
    select.from.push_back(std::move(table));
    sql::Query result;
    result.body = std::move(select);
    result.span = span;
    return result;
  }

  static sql::Argument argument(sql::Expression value) {
    sql::Argument result;
    result.value = std::move(value);
    return result;
  }

  const Parser::OperandContext* operand_;
  size_t prefix_ = 0;
  const std::vector<Parser::OperationContext*>& rest_;
  size_t next_ = 0;
};

}  // namespace

sql::Expression expression(const Parser::ExprContext* context) {
  if (context->rest.empty() && context->first->prefixes.empty())
    return primary(context->first->value);
  return Climber(context).run();
}

sql::Expressions expressions(const Parser::ExprListContext* context) {
  sql::Expressions result;
  if (context == nullptr) return result;
  result.reserve(context->items.size());
  for (const auto* item : context->items)
    result.push_back(expression(item));
  return result;
}

sql::Expression column(sql::Name name) {
  const Span span = name.span;
  sql::ColumnReference reference;
  reference.parts.push_back(std::move(name));
  return made(std::move(reference), span);
}

}  // namespace segue::sqlite::build
