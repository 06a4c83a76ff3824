#include "dialects/postgresql/normal_form.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "dialects/postgresql/normal_value.h"
#include "dialects/postgresql/types.h"
#include "sql/walk.h"

namespace segue::postgresql {
namespace {

using sql::Expression;

Expression literal(std::string value) {
  sql::Literal literal;
  literal.kind = sql::LiteralKind::string;
  literal.value = std::move(value);
  return {std::move(literal)};
}

Expression binary(std::string op, Expression left, Expression right) {
  sql::Binary made;
  made.op = std::move(op);
  made.left = std::move(left);
  made.right = std::move(right);
  return {std::move(made)};
}

constexpr auto operators = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"LIKE", "~~"},
    {"NOT LIKE", "!~~"},
    {"ILIKE", "~~*"},
    {"NOT ILIKE", "!~~*"},
});

/// "OPERATOR(pg_catalog.=)" is "=".
std::string operator_name(const std::string& op) {
  for (const auto& [word, symbol] : operators)
    if (word == op) return std::string(symbol);
  if (!op.starts_with("OPERATOR(")) return op;
  const size_t dot = op.rfind('.');
  const size_t from = dot == std::string::npos ? 9 : dot + 1;
  return op.substr(from, op.size() - from - 1);
}

/// A constant is written as one of this type is.
void take_type(Expression& value, const sql::TypeName& type) {
  auto* literal = std::get_if<sql::Literal>(&value.form);
  if (literal != nullptr && literal->kind == sql::LiteralKind::string)
    literal->value = normal_value(literal->value, type);
}

/// Rewrites one node whose children have their normal form already.
class Normaliser {
 public:
  /// `casts`: a column of the node at hand is cast, so that what is beside it has another type.
  Normaliser(const TypeOfColumn& type_of, bool casts) : type_of_(type_of), casts_(casts) {}

  Expression operator()(const sql::Literal& value) const {
    if (value.kind == sql::LiteralKind::null) return {value};
    return literal(value.value);
  }
  Expression operator()(const sql::TypedLiteral& value) const {
    return literal(normal_value(value.value, canonical(value.type)));
  }
  Expression operator()(const sql::Cast& cast) const {
    Expression result = *cast.operand;
    take_type(result, canonical(cast.type));
    return result;
  }

  Expression operator()(const sql::ColumnReference& reference) const {
    sql::ColumnReference short_one = reference;
    if (short_one.parts.size() > 1 && !is_row_of_trigger(short_one.parts.front().text))
      short_one.parts = {short_one.parts.back()};
    return {std::move(short_one)};
  }

  Expression operator()(const sql::Unary& unary) const {
    const auto* number = std::get_if<sql::Literal>(&unary.operand->form);
    const bool sign = number && number->kind == sql::LiteralKind::string &&
                      (unary.op == "-" || unary.op == "+") &&
                      number->value.find_first_not_of("0123456789.eE+") == std::string::npos;
    if (!sign) return {unary};
    return literal((unary.op == "-" ? "-" : "") + number->value);
  }

  Expression operator()(const sql::Binary& operation) const {
    sql::Binary result = operation;
    result.op = operator_name(operation.op);
    if (result.quantifier == "SOME") result.quantifier = "ANY";
    take_types(result);
    if ((result.op == "AND" || result.op == "OR") && result.quantifier.empty())
      return to_the_left(std::move(result));
    return {std::move(result)};
  }

  Expression operator()(const sql::Between& between) const {
    if (between.symmetric) return {between};
    const bool no = between.negated;
    return to_the_left(std::get<sql::Binary>(
        binary(no ? "OR" : "AND", compared(no ? "<" : ">=", *between.operand, *between.low),
               compared(no ? ">" : "<=", *between.operand, *between.high))
            .form));
  }

  Expression operator()(const sql::In& in) const {
    if (in.query) return {in};
    if (in.list.size() == 1) return compared(in.negated ? "<>" : "=", *in.operand, in.list.front());
    sql::ArrayValue array;
    array.elements = in.list;
    Expression made = compared(in.negated ? "<>" : "=", *in.operand, {std::move(array)});
    std::get<sql::Binary>(made.form).quantifier = in.negated ? "ALL" : "ANY";
    return made;
  }

  Expression operator()(const sql::Call& call) const {
    sql::Call result = call;
    result.function.catalog = {};
    result.function.schema = {};
    result.function.name.quoted = false;
    result.function.name.text = text::lower(call.function.name.text);
    for (sql::Argument& argument : result.arguments)
      argument.keyword.clear();
    if (result.function.name.text == "nextval" && result.arguments.size() == 1)
      shorten_name(*result.arguments.front().value);
    return {std::move(result)};
  }

  Expression operator()(const sql::Case& value) const {
    sql::Case result = value;
    if (!result.otherwise) result.otherwise = Expression{sql::Literal{}};
    return {std::move(result)};
  }

  Expression operator()(const sql::RowValue& row) const {
    sql::RowValue result = row;
    result.keyword = false;
    return {std::move(result)};
  }

  /// The server writes a query anew, with every name resolved.
  Expression operator()(const sql::Subquery&) const { return {sql::OpaqueExpression{"(query)"}}; }

  Expression operator()(const sql::AtTimeZone& value) const {
    if (value.local) return {value};
    sql::Call call;
    call.function.name.text = "timezone";
    call.arguments.push_back({"", {}, false, *value.zone});
    call.arguments.push_back({"", {}, false, *value.operand});
    return {std::move(call)};
  }

  template <class Form>
  Expression operator()(const Form& form) const {
    return {form};
  }

 private:
  static sql::TypeName canonical(sql::TypeName type) {
    canonicalize(type);
    return type;
  }

  Expression compared(std::string op, Expression left, Expression right) const {
    Expression made = binary(std::move(op), std::move(left), std::move(right));
    take_types(std::get<sql::Binary>(made.form));
    return made;
  }

  /// A constant beside a column has the column's type; added to something, one with units is an
  /// interval.
  void take_types(sql::Binary& operation) const {
    if (operation.op == "+" || operation.op == "-") return take_intervals(operation);
    const bool compares = operation.op.find_first_not_of("<>=!") == std::string::npos;
    if (!compares || casts_) return;
    take_type_of(*operation.left, *operation.right);
    // Behind ANY and ALL stands a list.
    if (operation.quantifier.empty()) take_type_of(*operation.right, *operation.left);
  }

  /// The column's type; null where the expression is none, or the type is not known.
  const sql::TypeName* type_in(const Expression& column) const {
    const auto* reference = std::get_if<sql::ColumnReference>(&column.form);
    if (!type_of_ || reference == nullptr || reference->parts.empty()) return nullptr;
    return type_of_(reference->parts.back().text);
  }

  static bool takes_intervals(const sql::TypeName* type) {
    if (type == nullptr) return true;
    const std::string& name = type->name.name.text;
    return name == "timestamp" || name == "date" || name == "time" || name == "interval";
  }

  void take_intervals(sql::Binary& operation) const {
    if (!takes_intervals(type_in(*operation.left)) || !takes_intervals(type_in(*operation.right)))
      return;
    for (Expression* side : {&*operation.left, &*operation.right})
      if (auto* text = std::get_if<sql::Literal>(&side->form);
          text != nullptr && text->kind == sql::LiteralKind::string)
        if (auto interval = normal_interval(text->value)) text->value = std::move(*interval);
  }

  void take_type_of(const Expression& column, Expression& value) const {
    const sql::TypeName* type = type_in(column);
    if (type == nullptr) return;
    take_type(value, *type);
    if (auto* list = std::get_if<sql::ArrayValue>(&value.form))
      for (Expression& element : list->elements)
        take_type(element, *type);
  }

  static bool is_row_of_trigger(const std::string& name) {
    return text::equal_ignoring_case(name, "new") || text::equal_ignoring_case(name, "old");
  }

  /// The name of a sequence alone: the server knows it by its number, whatever it is called.
  static void shorten_name(Expression& name) {
    auto* text = std::get_if<sql::Literal>(&name.form);
    if (!text) return;
    std::erase(text->value, '"');
    text->value.erase(0, text->value.rfind('.') + 1);
  }

  /// a AND (b AND c) is (a AND b) AND c.
  static Expression to_the_left(sql::Binary operation) {
    const auto* inner = std::get_if<sql::Binary>(&operation.right->form);
    if (!inner || inner->op != operation.op || !inner->quantifier.empty())
      return {std::move(operation)};
    const sql::Binary right = *inner;
    sql::Binary first = operation;
    first.right = *right.left;
    sql::Binary result = right;
    result.left = to_the_left(std::move(first));
    return {std::move(result)};
  }

  const TypeOfColumn& type_of_;
  bool casts_;
};

bool is_cast_column(const Expression& expression) {
  const auto* cast = std::get_if<sql::Cast>(&expression.form);
  return cast != nullptr && (std::holds_alternative<sql::ColumnReference>(cast->operand->form) ||
                             is_cast_column(*cast->operand));
}

/// Whether a comparison has a column in it that is cast.
bool casts_column(const Expression& expression) {
  if (const auto* binary = std::get_if<sql::Binary>(&expression.form))
    return is_cast_column(*binary->left) || is_cast_column(*binary->right);
  if (const auto* between = std::get_if<sql::Between>(&expression.form))
    return is_cast_column(*between->operand);
  const auto* in = std::get_if<sql::In>(&expression.form);
  return in != nullptr && is_cast_column(*in->operand);
}

/// Children first. `walk` goes from the top, so that each expression does its own children.
void normalise(Expression& expression, const TypeOfColumn& type_of) {
  const Normaliser normaliser(type_of, casts_column(expression));
  auto visit = [&](auto& node) {
    using T = std::decay_t<decltype(node)>;
    if constexpr (std::is_same_v<T, Expression>) {
      normalise(node, type_of);
      return false;
    } else {
      return !std::is_same_v<T, sql::Query>;
    }
  };
  std::visit([&](auto& form) { sql::walk(form, visit); }, expression.form);
  Expression result = std::visit(normaliser, std::as_const(expression.form));
  expression.form = std::move(result.form);
}

}  // namespace

Expression normal_form(const Expression& expression, const TypeOfColumn& type_of) {
  Expression result = expression;
  normalise(result, type_of);
  return result;
}

Expression normal_form(const Expression& value, const sql::TypeName& type) {
  Expression result = normal_form(value);
  take_type(result, type);
  return result;
}

}  // namespace segue::postgresql
