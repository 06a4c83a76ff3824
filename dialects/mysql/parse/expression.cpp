#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {
namespace {

// How tightly operators bind, as the manual lists them. A predicate (IN, LIKE, BETWEEN …) takes
// part in a comparison, not the other way round.
enum Level : int {
  assignment = 1,
  disjunction,
  exclusive,
  conjunction,
  negation,
  comparison,
  predicate,
  bit_or,
  bit_and,
  shift,
  sum,
  product,
  power,
  sign,
  bang,
  collation,
  arrow,
};

struct Operator {
  int level = 0;
  std::string_view text{};  // empty: as written
};

Operator operator_of(token::Type type) {
  switch (type) {
    case token::ASSIGN:
      return {assignment, ":="};
    case token::OR_OR:
      return {disjunction, "||"};
    case token::K_OR:
      return {disjunction, "OR"};
    case token::K_XOR:
      return {exclusive, "XOR"};
    case token::AND_AND:
    case token::K_AND:
      return {conjunction, "AND"};
    case token::NE:
      return {comparison, "<>"};
    case token::EQ:
    case token::LT:
    case token::LE:
    case token::GT:
    case token::GE:
    case token::NULL_SAFE_EQ:
      return {comparison, {}};
    case token::PIPE:
      return {bit_or, "|"};
    case token::AMP:
      return {bit_and, "&"};
    case token::SHIFT_LEFT:
    case token::SHIFT_RIGHT:
      return {shift, {}};
    case token::PLUS:
    case token::MINUS:
      return {sum, {}};
    case token::STAR:
    case token::SLASH:
      return {product, {}};
    case token::PERCENT:
    case token::K_MOD:
      return {product, "%"};
    case token::K_DIV:
      return {product, "DIV"};
    case token::CARET:
      return {power, "^"};
    case token::ARROW:
    case token::ARROW_TEXT:
      return {arrow, {}};
    default:
      return {predicate, {}};
  }
}

int level_of_prefix(token::Type type) {
  switch (type) {
    case token::K_NOT:
      return negation;
    case token::BANG:
      return bang;
    case token::K_BINARY:
      return collation;
    default:
      return sign;
  }
}

sql::Expression made(sql::Expression::Form form, Span span) {
  return {.form = std::move(form), .span = span};
}

}  // namespace

/// Makes a tree of the flat list of operands and operators, by the levels above.
class Climber {
 public:
  Climber(Builder& builder, antlr4::ParserRuleContext* list) : builder_(builder), reader_(list) {}

  sql::Expression run() {
    sql::Expression value = climb(operand(), assignment);
    if (!reader_.done()) throw Misplaced{reader_.next_span(), {}};
    return value;
  }

 private:
  /// The operator that comes next; its level is 0 at the end of the list.
  struct Next {
    int level = 0;
    antlr4::ParserRuleContext* context = nullptr;
    const Token* token = nullptr;  // the operator's first, or its word after NOT
    bool negated = false;
    std::string_view text{};
  };

  Next peek() const {
    Reader look = reader_;
    if (look.done()) return {};
    if (look.peek() == token::K_COLLATE) return {.level = collation, .token = look.token()};
    if (auto* test = look.rule<P::IsTestContext>()) return {.level = comparison, .context = test};
    if (auto* op = look.rule<P::BinaryOpContext>()) return infix(op);
    auto* op = look.rule<P::ArithmeticOpContext>();
    return of_token(op, static_cast<const Token*>(op->start));
  }

  static Next infix(P::BinaryOpContext* op) {
    Reader inner(op);
    const bool negated = inner.take(token::NOT_LA);
    if (auto* arithmetic = inner.rule<P::ArithmeticOpContext>())
      return of_token(op, static_cast<const Token*>(arithmetic->start));
    Next next = of_token(op, inner.token());
    next.negated = negated;
    return next;
  }

  static Next of_token(antlr4::ParserRuleContext* context, const Token* token) {
    const Operator found = operator_of(static_cast<token::Type>(token->type()));
    return {.level = found.level,
            .context = context,
            .token = token,
            .text = found.text.empty() ? token->view() : found.text};
  }

  /// An operand's prefixes take in what binds tighter than they do.
  sql::Expression operand() {
    auto* context = reader_.rule<P::OperandContext>();
    return prefixed(Reader(context));
  }

  sql::Expression prefixed(Reader operand) {
    const Token* prefix = operand.token();
    if (prefix == nullptr) return builder_.primary(operand.rule<P::PrimaryContext>());
    const int level = level_of_prefix(static_cast<token::Type>(prefix->type()));
    sql::Expression value = climb(prefixed(operand), level);
    const Span span = span_of(*prefix).joined(value.span);
    return made(sql::Unary{.op = text::upper(prefix->view()), .operand = std::move(value)}, span);
  }

  sql::Expression climb(sql::Expression left, int minimum) {
    for (Next next = peek(); next.level >= minimum && next.level > 0; next = peek()) {
      if (next.token != nullptr && next.token->type() == token::K_ESCAPE) break;
      reader_.skip();
      left = apply(std::move(left), next);
    }
    return left;
  }

  sql::Expression right_of(int level) { return climb(operand(), level + 1); }

  sql::Expression apply(sql::Expression left, const Next& next) {
    if (next.token == nullptr) return is_test(std::move(left), next.context);
    switch (next.token->type()) {
      case token::K_COLLATE:
        return collate(std::move(left));
      case token::ASSIGN:
        return assign(std::move(left));
      case token::K_IN:
        return in(std::move(left), next.negated);
      case token::K_BETWEEN:
        return between(std::move(left), next.negated);
      default:
        return next.level == predicate ? predicate_of(std::move(left), next)
                                       : binary(std::move(left), next);
    }
  }

  sql::Expression binary(sql::Expression left, const Next& next) {
    sql::Binary form{.op = std::string(next.text)};
    Reader inner(next.context);
    inner.token();
    if (const Token* quantifier = inner.done() ? nullptr : inner.token())
      form.quantifier = text::upper(quantifier->view());
    sql::Expression right = right_of(next.level);
    const Span span = left.span.joined(right.span);
    form.left = std::move(left);
    form.right = std::move(right);
    return made(std::move(form), span);
  }

  /// LIKE, REGEXP, SOUNDS LIKE, MEMBER OF.
  sql::Expression predicate_of(sql::Expression left, const Next& next) {
    sql::Binary form{.op = next.negated ? "NOT " : ""};
    switch (next.token->type()) {
      case token::K_SOUNDS:
        form.op += "SOUNDS LIKE";
        break;
      case token::K_MEMBER:
        form.op += "MEMBER OF";
        break;
      case token::K_LIKE:
        form.op += "LIKE";
        break;
      default:
        form.op += "REGEXP";
    }
    sql::Expression right = right_of(predicate);
    Span span = left.span.joined(right.span);
    const Next escape = peek();
    if (escape.token != nullptr && escape.token->type() == token::K_ESCAPE) {
      reader_.skip();
      sql::Expression character = right_of(predicate);
      span = span.joined(character.span);
      form.escape = std::move(character);
    }
    form.left = std::move(left);
    form.right = std::move(right);
    return made(std::move(form), span);
  }

  sql::Expression is_test(sql::Expression left, antlr4::ParserRuleContext* context) {
    Reader inner(context);
    inner.take(token::K_IS);
    sql::IsTest form;
    form.negated = inner.take(token::K_NOT);
    form.test = text::upper(inner.word().view());
    const Span span = left.span.joined(span_of(*context));
    form.operand = std::move(left);
    return made(std::move(form), span);
  }

  sql::Expression collate(sql::Expression left) {
    auto* name = reader_.rule<P::CharsetNameContext>();
    const Span span = left.span.joined(span_of(*name));
    sql::Collate form{.operand = std::move(left)};
    form.collation.name = {.text = builder_.set_name(name), .span = span_of(*name)};
    return made(std::move(form), span);
  }

  sql::Expression assign(sql::Expression left) {
    sql::Expression value = climb(operand(), assignment);
    const Span span = left.span.joined(value.span);
    return made(sql::AssignValue{.target = std::move(left), .value = std::move(value)}, span);
  }

  sql::Expression between(sql::Expression left, bool negated) {
    sql::Between form{.negated = negated};
    form.low = climb(operand(), bit_or);
    if (const Next bound = peek(); bound.token == nullptr || bound.token->type() != token::K_AND)
      throw Misplaced{next_or_end(form.low->span), "`AND`"};
    reader_.skip();
    sql::Expression high = climb(operand(), predicate);
    const Span span = left.span.joined(high.span);
    form.operand = std::move(left);
    form.high = std::move(high);
    return made(std::move(form), span);
  }

  /// Where something else should stand; behind the last one at the end.
  Span next_or_end(Span last) const {
    return reader_.done() ? Span{last.end, last.end} : reader_.next_span();
  }

  sql::Expression in(sql::Expression left, bool negated) {
    sql::In form{.negated = negated};
    sql::Expression right = right_of(predicate);
    const Span span = left.span.joined(right.span);
    if (auto* query = std::get_if<sql::Subquery>(&right.form)) {
      form.query = std::move(query->query);
    } else if (auto* row = std::get_if<sql::RowValue>(&right.form); row && !row->keyword) {
      form.list = std::move(row->elements);
    } else {
      form.list.push_back(std::move(right));
    }
    form.operand = std::move(left);
    return made(std::move(form), span);
  }

  Builder& builder_;
  Reader reader_;
};

sql::Expression Builder::expression(P::ExprContext* context) {
  return Climber(*this, context).run();
}

sql::Expression Builder::expression(P::BExprContext* context) {
  return Climber(*this, context).run();
}

sql::Expressions Builder::expressions(P::ExprListContext* context) {
  sql::Expressions result;
  for (Reader reader(context); !reader.done(); reader.take(token::COMMA)) {
    if (auto* each = reader.rule<P::ExprContext>()) result.push_back(expression(each));
  }
  return result;
}

}  // namespace segue::mysql
