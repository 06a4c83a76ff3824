#include "base/text.h"
#include "dialects/postgresql/parse/builder.h"

// An expression comes as a flat list: an operand, then tails, each an operator with its right side.
// Climbing over the list by precedence makes the tree.

namespace segue::postgresql {
namespace {

/// What binds tighter has the larger number; as the manual's table of operator precedence.
enum Binding {
  anything,
  binds_or,
  binds_and,
  binds_not,
  binds_is,
  binds_comparison,
  binds_like,
  binds_operator,
  binds_sum,
  binds_product,
  binds_power,
  binds_at,
  binds_collation,
  binds_sign
};

int binding_of(uint16_t op) {
  switch (op) {
    case token::K_OR:
      return binds_or;
    case token::K_AND:
      return binds_and;
    case token::K_IS:
    case token::K_ISNULL:
    case token::K_NOTNULL:
      return binds_is;
    case token::LT:
    case token::GT:
    case token::EQ:
    case token::LE:
    case token::GE:
    case token::NE:
      return binds_comparison;
    case token::K_IN:
    case token::K_LIKE:
    case token::K_ILIKE:
    case token::K_SIMILAR:
    case token::K_BETWEEN:
    case token::K_OVERLAPS:
      return binds_like;
    case token::PLUS:
    case token::MINUS:
      return binds_sum;
    case token::STAR:
    case token::SLASH:
    case token::PERCENT:
      return binds_product;
    case token::CARET:
      return binds_power;
    case token::AT_LA:
      return binds_at;
    case token::K_COLLATE:
      return binds_collation;
    case token::K_ESCAPE:
      return anything;
    default:
      return binds_operator;
  }
}

using Tree = antlr4::tree::ParseTree;

bool is_plain(const antlr4::ParserRuleContext* tail) {
  return tail->getRuleIndex() == P::RulePlainTail;
}

const antlr4::Token* operator_of(const antlr4::ParserRuleContext* tail) {
  return is_plain(tail) ? static_cast<const P::PlainTailContext*>(tail)->op
                        : static_cast<const P::ExpressionTailContext*>(tail)->op;
}

std::string quantifier_of(const antlr4::Token* token) {
  return token == nullptr ? "" : text::upper(static_cast<const grammar::FlatToken*>(token)->view());
}

template <class Node>
sql::Expression spanning(const Span& from, const Span& to, Node&& node) {
  return {std::forward<Node>(node), from.joined(to)};
}

}  // namespace

sql::Expressions Builder::expressions(P::ExpressionsContext* tree) {
  sql::Expressions result;
  if (tree == nullptr) return result;
  result.reserve((tree->children.size() + 1) / 2);
  for (Tree* child : tree->children) {
    if (child->children.empty()) continue;  // a comma
    result.push_back(whole(static_cast<Context*>(child)));
  }
  return result;
}

sql::Expression Builder::whole(const Context* tree) {
  Tails tails{tree->children};
  sql::Expression made =
      climb(tails, static_cast<P::OperandContext*>(tree->children[0]), 0, anything);
  if (tails.at < tree->children.size())
    refuse(static_cast<Context*>(tree->children[tails.at]), "this word needs LIKE before it");
  return made;
}

/// The operand with its prefixes from `prefix` on, and all tails that bind at least so tightly.
sql::Expression Builder::climb(Tails& tails, P::OperandContext* operand, size_t prefix,
                               int binding) {
  sql::Expression left = prefixed(tails, operand, prefix);
  while (tails.at < tails.nodes.size()) {
    const auto* tail = static_cast<const Context*>(tails.nodes[tails.at]);
    const uint16_t op = type(operator_of(tail));
    const int binds = binding_of(op);
    if (binds < binding || op == token::K_ESCAPE) break;
    ++tails.at;
    left = joined(tails, std::move(left), tail, binds);
  }
  return left;
}

sql::Expression Builder::prefixed(Tails& tails, P::OperandContext* operand, size_t prefix) {
  auto* tree = static_cast<Context*>(operand->children[prefix]);
  if (tree->getRuleIndex() != P::RulePrefix) return this->operand(operand);
  auto* op = static_cast<P::PrefixContext*>(tree);
  const uint16_t kind = type(op->op);
  int binding = binds_operator + 1;
  if (kind == token::K_NOT) binding = binds_not;
  if (kind == token::PLUS || kind == token::MINUS) binding = binds_sign;
  sql::Expression value = climb(tails, operand, prefix + 1, binding);
  sql::Unary unary;
  unary.op = op->operatorName() != nullptr ? "OPERATOR(" + operator_text(op->operatorName()) + ")"
                                           : upper(op->op);
  const Span end = value.span;
  unary.operand = std::move(value);
  return spanning(span(tree), end, std::move(unary));
}

std::string Builder::operator_text(P::OperatorNameContext* tree) {
  std::string result;
  for (uint32_t i = index(first(tree)); i <= index(last(tree)); ++i)
    result += at(i)->view();
  return result;
}

sql::Expression Builder::joined(Tails& tails, sql::Expression&& left, const Context* tail,
                                int binding) {
  if (!is_plain(tail)) {
    auto* full = static_cast<const P::ExpressionTailContext*>(tail);
    return joined(tails, std::move(left), const_cast<P::ExpressionTailContext*>(full), binding);
  }
  auto* plain = static_cast<const P::PlainTailContext*>(tail);
  sql::Binary binary;
  binary.op = type(plain->op) == token::NE ? "<>" : std::string(flat(plain->op)->view());
  const Span start = left.span;
  binary.left = std::move(left);
  sql::Expression right = climb(tails, plain->right, 0, binding + 1);
  const Span end = right.span;
  binary.right = std::move(right);
  return spanning(start, end, std::move(binary));
}

sql::Expression Builder::joined(Tails& tails, sql::Expression&& left,
                                P::ExpressionTailContext* tail, int binding) {
  const Span start = left.span;
  switch (type(tail->op)) {
    case token::K_IN:
      return in(std::move(left), tail);
    case token::K_LIKE:
    case token::K_ILIKE:
    case token::K_SIMILAR:
      return like(tails, std::move(left), tail, binding);
    case token::K_BETWEEN:
      return between(tails, std::move(left), tail, binding);
    case token::K_IS:
      return is(tails, std::move(left), tail, binding);
    case token::K_ISNULL:
    case token::K_NOTNULL:
      return spanning(start, span(tail),
                      sql::IsTest{std::move(left), type(tail->op) == token::K_NOTNULL, "NULL"});
    case token::K_COLLATE:
      return spanning(start, span(tail),
                      sql::Collate{std::move(left), object_name(tail->collation)});
    case token::AT_LA: {
      sql::AtTimeZone zoned;
      zoned.operand = std::move(left);
      if (tail->right == nullptr) {
        zoned.local = true;
        return spanning(start, span(tail), std::move(zoned));
      }
      sql::Expression zone = climb(tails, tail->right, 0, binding + 1);
      const Span end = zone.span;
      zoned.zone = std::move(zone);
      return spanning(start, end, std::move(zoned));
    }
    default:
      break;
  }
  sql::Binary binary;
  binary.op = upper(tail->op);
  if (type(tail->op) == token::NE) binary.op = "<>";
  if (tail->operatorName() != nullptr)
    binary.op = "OPERATOR(" + operator_text(tail->operatorName()) + ")";
  binary.quantifier = quantifier_of(tail->quantifier);
  binary.left = std::move(left);
  sql::Expression right = climb(tails, tail->right, 0, binding + 1);
  const Span end = right.span;
  binary.right = std::move(right);
  return spanning(start, end, std::move(binary));
}

sql::Expression Builder::like(Tails& tails, sql::Expression&& left, P::ExpressionTailContext* tail,
                              int binding) {
  const Span start = left.span;
  sql::Binary binary;
  binary.op = type(tail->op) == token::K_SIMILAR ? "SIMILAR TO" : upper(tail->op);
  if (type(tail->op) == token::K_SIMILAR && tail->K_TO() == nullptr) binary.op = "SIMILAR";
  if (tail->negated != nullptr) binary.op = "NOT " + binary.op;
  binary.quantifier = quantifier_of(tail->quantifier);
  binary.left = std::move(left);
  sql::Expression right = climb(tails, tail->right, 0, binding + 1);
  Span end = right.span;
  binary.right = std::move(right);
  if (tails.at < tails.nodes.size()) {
    const auto* next = static_cast<const Context*>(tails.nodes[tails.at]);
    if (!is_plain(next) && type(operator_of(next)) == token::K_ESCAPE) {
      ++tails.at;
      auto* escape = static_cast<const P::ExpressionTailContext*>(next);
      sql::Expression value = climb(tails, escape->right, 0, binding + 1);
      end = value.span;
      binary.escape = sql::Expression(std::move(value));
    }
  }
  return spanning(start, end, std::move(binary));
}

sql::Expression Builder::between(Tails& tails, sql::Expression&& left,
                                 P::ExpressionTailContext* tail, int binding) {
  const Span start = left.span;
  sql::Between between;
  between.negated = tail->negated != nullptr;
  between.symmetric = tail->K_SYMMETRIC() != nullptr;
  between.operand = std::move(left);
  between.low = climb(tails, tail->right, 0, binding + 1);
  if (tails.at >= tails.nodes.size()) refuse(tail, "BETWEEN needs an upper bound after AND");
  const auto* next = static_cast<const Context*>(tails.nodes[tails.at]);
  if (is_plain(next) || type(operator_of(next)) != token::K_AND)
    refuse(next, "syntax error at `" + std::string(first(next)->view()) + "`, expected `AND`");
  ++tails.at;
  auto* high = static_cast<const P::ExpressionTailContext*>(next);
  sql::Expression value = climb(tails, high->right, 0, binding + 1);
  const Span end = value.span;
  between.high = std::move(value);
  return spanning(start, end, std::move(between));
}

sql::Expression Builder::in(sql::Expression&& left, P::ExpressionTailContext* tail) {
  const Span start = left.span;
  sql::In in;
  in.operand = std::move(left);
  in.negated = tail->negated != nullptr;
  if (tail->inQuery != nullptr)
    in.query = query(tail->inQuery);
  else
    in.list = expressions(tail->inList);
  return spanning(start, span(tail), std::move(in));
}

sql::Expression Builder::is(Tails& tails, sql::Expression&& left, P::ExpressionTailContext* tail,
                            int binding) {
  const Span start = left.span;
  const bool negated = tail->negated != nullptr;
  if (type(tail->what) == token::K_DISTINCT) {
    sql::Binary binary;
    binary.op = negated ? "IS NOT DISTINCT FROM" : "IS DISTINCT FROM";
    binary.left = std::move(left);
    sql::Expression right = climb(tails, tail->right, 0, binding + 1);
    const Span end = right.span;
    binary.right = std::move(right);
    return spanning(start, end, std::move(binary));
  }
  std::string test;
  for (uint32_t i = index(first(tail)) + (negated ? 2 : 1); i <= index(last(tail)); ++i) {
    if (!test.empty()) test += ' ';
    test += upper(at(i));
  }
  return spanning(start, span(tail), sql::IsTest{std::move(left), negated, std::move(test)});
}

// ---- operands

sql::Expression Builder::operand(P::OperandContext* tree) {
  sql::Expression value = primary(child<P::PrimaryContext>(tree));
  for (Tree* child : tree->children) {
    if (child->children.empty()) continue;  // `::`
    auto* part = static_cast<Context*>(child);
    switch (part->getRuleIndex()) {
      case P::RuleSubscript:
        value = with_subscript(std::move(value), static_cast<P::SubscriptContext*>(part));
        break;
      case P::RuleTypeName: {
        const Span start = value.span;
        sql::TypeName to = type_name(static_cast<P::TypeNameContext*>(part));
        const Span end = to.span;
        value = spanning(start, end, sql::Cast{std::move(value), std::move(to)});
        break;
      }
      default:
        break;
    }
  }
  return value;
}

sql::Expression Builder::with_field(sql::Expression&& value, P::FieldContext* tree) {
  const Span start = value.span;
  sql::FieldAccess access;
  access.operand = std::move(value);
  access.star = last(tree)->type() == token::STAR;
  if (!access.star) access.field = name(last(tree));
  return spanning(start, span(tree), std::move(access));
}

sql::Expression Builder::with_subscript(sql::Expression&& value, P::SubscriptContext* tree) {
  const Span start = value.span;
  sql::Subscript subscript;
  subscript.operand = std::move(value);
  subscript.slice = tree->COLON() != nullptr;
  bool upper = false;
  for (Tree* child : tree->children) {
    if (child->children.empty()) {
      auto* terminal = static_cast<antlr4::tree::TerminalNode*>(child);
      upper |= type(terminal->getSymbol()) == token::COLON;
      continue;
    }
    auto* part = static_cast<Context*>(child);
    if (part->getRuleIndex() != P::RuleExpression) continue;
    (upper ? subscript.upper : subscript.lower) = whole(part);
  }
  sql::Expression result = spanning(start, span(tree), std::move(subscript));
  for (auto* field : all<P::FieldContext>(tree))
    result = with_field(std::move(result), field);
  return result;
}

}  // namespace segue::postgresql
