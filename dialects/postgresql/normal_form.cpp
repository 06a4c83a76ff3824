#include "dialects/postgresql/normal_form.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "dialects/postgresql/documents.h"
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

/// Rewrites one node whose children have their normal form already.
class Normaliser {
 public:
  Expression operator()(const sql::Literal& value) const {
    if (value.kind == sql::LiteralKind::null) return {value};
    return literal(value.value);
  }
  Expression operator()(const sql::TypedLiteral& value) const { return literal(value.value); }
  Expression operator()(const sql::Cast& cast) const { return *cast.operand; }

  Expression operator()(const sql::ColumnReference& reference) const {
    sql::ColumnReference short_one = reference;
    if (short_one.parts.size() > 1 && !is_row_of_trigger(short_one.parts.front().text))
      short_one.parts = {short_one.parts.back()};
    return {std::move(short_one)};
  }

  Expression operator()(const sql::Unary& unary) const {
    const auto* number = std::get_if<sql::Literal>(&unary.operand->form);
    const bool sign =
        number && number->kind == sql::LiteralKind::string && (unary.op == "-" || unary.op == "+");
    if (!sign) return {unary};
    return literal((unary.op == "-" ? "-" : "") + number->value);
  }

  Expression operator()(const sql::Binary& operation) const {
    sql::Binary result = operation;
    result.op = operator_name(operation.op);
    if (result.quantifier == "SOME") result.quantifier = "ANY";
    if ((result.op == "AND" || result.op == "OR") && result.quantifier.empty())
      return to_the_left(std::move(result));
    return {std::move(result)};
  }

  Expression operator()(const sql::Between& between) const {
    if (between.symmetric) return {between};
    const bool no = between.negated;
    return (*this)(std::get<sql::Binary>(
        binary(no ? "OR" : "AND", binary(no ? "<" : ">=", *between.operand, *between.low),
               binary(no ? ">" : "<=", *between.operand, *between.high))
            .form));
  }

  Expression operator()(const sql::In& in) const {
    if (in.query) return {in};
    if (in.list.size() == 1) return binary(in.negated ? "<>" : "=", *in.operand, in.list.front());
    sql::ArrayValue array;
    array.elements = in.list;
    Expression made = binary(in.negated ? "<>" : "=", *in.operand, {std::move(array)});
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
};

/// Children first. `walk` goes from the top, so that each expression does its own children.
void normalise(Expression& expression) {
  auto visit = [](auto& node) {
    using T = std::decay_t<decltype(node)>;
    if constexpr (std::is_same_v<T, Expression>) {
      normalise(node);
      return false;
    } else {
      return !std::is_same_v<T, sql::Query>;
    }
  };
  std::visit([&](auto& form) { sql::walk(form, visit); }, expression.form);
  Expression result = std::visit(Normaliser{}, std::as_const(expression.form));
  expression.form = std::move(result.form);
}

std::string normal_value(const std::string& value, const std::string& type) {
  const std::string low = text::lower(text::trimmed(value));
  if (type == "boolean") {
    for (const std::string_view yes : {"t", "true", "y", "yes", "on", "1"})
      if (low == yes) return "true";
    for (const std::string_view no : {"f", "false", "n", "no", "off", "0"})
      if (low == no) return "false";
  }
  if (type == "jsonb") return normal_document(value);
  constexpr std::string_view midnight = " 00:00:00";
  if ((type == "timestamp" || type == "date") && value.find(midnight) == 10) {
    const std::string_view zone = text::trimmed(std::string_view(value).substr(19));
    if (zone.empty() || zone == "+00" || zone == "+00:00" || zone == "Z")
      return value.substr(0, 10);
  }
  return value;
}

}  // namespace

Expression normal_form(const Expression& expression) {
  Expression result = expression;
  normalise(result);
  return result;
}

Expression normal_form(const Expression& value, const sql::TypeName& type) {
  Expression result = normal_form(value);
  if (auto* literal = std::get_if<sql::Literal>(&result.form);
      literal && literal->kind == sql::LiteralKind::string && type.array_dimensions == 0)
    literal->value = normal_value(literal->value, type.name.name.text);
  return result;
}

}  // namespace segue::postgresql
