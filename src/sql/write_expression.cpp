#include <array>

#include "base/text.h"
#include "sql/writer.h"

namespace segue::sql {
namespace {

struct Infix {
  std::string_view op;
  Binding binding;
};

/// The operators that bind alike in every dialect.
constexpr auto infix_operators = std::to_array<Infix>({
    {":=", binds_assignment},  {"OR", binds_or},         {"XOR", binds_xor},
    {"AND", binds_and},        {"=", binds_comparison},  {"==", binds_comparison},
    {"<=>", binds_comparison}, {"<", binds_comparison},  {"<=", binds_comparison},
    {">", binds_comparison},   {">=", binds_comparison}, {"<>", binds_comparison},
    {"+", binds_sum},          {"-", binds_sum},         {"*", binds_product},
    {"/", binds_product},      {"%", binds_product},     {"DIV", binds_product},
    {"MOD", binds_product},    {"^", binds_power},
});

bool is_signed_number(const Literal& literal) {
  return !literal.value.empty() && (literal.value[0] == '-' || literal.value[0] == '+') &&
         (literal.kind == LiteralKind::integer || literal.kind == LiteralKind::decimal);
}

}  // namespace

// ---------------------------------------------------------------- what binds how

int Writer::binding_of(std::string_view infix) const {
  for (const Infix& known : infix_operators)
    if (known.op == infix) return known.binding;
  // LIKE, NOT LIKE, IS DISTINCT FROM, REGEXP, OVERLAPS …
  const bool is_word = infix[0] >= 'A' && infix[0] <= 'Z' && !infix.starts_with("OPERATOR");
  return is_word ? binds_comparison : binds_operator;
}

int Writer::binding_of_prefix(std::string_view op) const {
  if (op == "NOT") return binds_not;
  return binds_sign;
}

int Writer::binding_of(const Cast&) const {
  return binds_primary;
}

int Writer::binding_of(const Expression& expression) const {
  struct {
    const Writer& writer;
    int operator()(const Literal& literal) const {
      return is_signed_number(literal) ? binds_sign : binds_primary;
    }
    int operator()(const Unary& unary) const { return writer.binding_of_prefix(unary.op); }
    int operator()(const Binary& binary) const { return writer.binding_of(binary.op); }
    int operator()(const IsTest&) const { return binds_comparison; }
    int operator()(const Between&) const { return binds_comparison; }
    int operator()(const In&) const { return binds_comparison; }
    int operator()(const Cast& cast) const { return writer.binding_of(cast); }
    int operator()(const Collate&) const { return binds_collation; }
    int operator()(const AtTimeZone&) const { return binds_time_zone; }
    int operator()(const AssignValue&) const { return binds_assignment; }
    int operator()(const Subscript&) const { return binds_postfix; }
    int operator()(const FieldAccess&) const { return binds_postfix; }
    int operator()(const IntervalValue&) const { return binds_sign; }
    int operator()(const OpaqueExpression&) const { return binds_primary; }
    int operator()(const TypedLiteral&) const { return binds_primary; }
    int operator()(const ColumnReference&) const { return binds_primary; }
    int operator()(const Parameter&) const { return binds_primary; }
    int operator()(const Call&) const { return binds_primary; }
    int operator()(const Case&) const { return binds_primary; }
    int operator()(const Subquery&) const { return binds_primary; }
    int operator()(const ArrayValue&) const { return binds_primary; }
    int operator()(const RowValue&) const { return binds_primary; }
    int operator()(const DefaultValue&) const { return binds_primary; }
    int operator()(const MatchAgainst&) const { return binds_primary; }
  } binding{*this};
  return std::visit(binding, expression.form);
}

// ---------------------------------------------------------------- literals and names

void Writer::put(const Expression& expression, int at_least) {
  if (binding_of(expression) < at_least)
    parenthesized(expression);
  else
    std::visit([this](const auto& form) { put(form); }, expression.form);
}

void Writer::parenthesized(const Expression& expression) {
  open();
  put(expression);
  close();
}

void Writer::put(const Literal& literal) {
  switch (literal.kind) {
    case LiteralKind::null:
      return word("NULL");
    case LiteralKind::boolean:
      return word(text::upper(literal.value));
    case LiteralKind::integer:
    case LiteralKind::decimal:
      return word(literal.value);
    case LiteralKind::string:
      return word(literal.introducer + string_literal(literal.value));
    case LiteralKind::bit_string:
      return word(literal.introducer + "B'" + literal.value + "'");
    case LiteralKind::hex_string:
      return word(literal.introducer + "X'" + literal.value + "'");
    case LiteralKind::identifier:
      return bare_word(literal.value);
  }
}

void Writer::put(const TypedLiteral& literal) {
  // The fields of an interval, and its precision with them, stand behind the value.
  TypeName type = literal.type;
  const bool has_fields = !type.interval_fields.empty();
  type.interval_fields.clear();
  if (has_fields) type.arguments.clear();
  put(type);
  word(string_literal(literal.value));
  if (!has_fields) return;
  word(literal.type.interval_fields);
  if (!literal.type.arguments.empty())
    attach("(" + text::joined(literal.type.arguments, ", ") + ")");
}

void Writer::put(const IntervalValue& value) {
  word("INTERVAL");
  put(*value.amount, binds_sign);
  word(value.unit);
}

void Writer::put(const ColumnReference& reference) {
  for (const Name& part : reference.parts) {
    if (&part != &reference.parts.front()) {
      attach(".");
      tighten();
    }
    put(part);
  }
  if (!reference.star) return;
  if (reference.parts.empty())
    word("*");
  else
    attach(".*");
}

void Writer::put(const Parameter& parameter) {
  word(parameter.text);
}

void Writer::put(const DefaultValue&) {
  word("DEFAULT");
}

void Writer::put(const OpaqueExpression& opaque) {
  word(opaque.text);
}

// ---------------------------------------------------------------- operators

void Writer::put(const Unary& unary) {
  word(unary.op);
  const bool is_sign = unary.op == "-" || unary.op == "+";
  // A sign stands at its number; two signs in a row would be a comment or another operator.
  if (is_sign && binding_of(*unary.operand) > binds_sign) tighten();
  put(*unary.operand, binding_of_prefix(unary.op) + 1);
}

void Writer::put(const Binary& binary) {
  const int binding = binding_of(binary.op);
  const bool chains = binding != binds_comparison;
  put(*binary.left, chains ? binding : binding + 1);
  word(binary.op);
  if (!binary.quantifier.empty()) {
    word(binary.quantifier);
    if (std::holds_alternative<Subquery>(binary.right->form))
      put(*binary.right);
    else
      parenthesized(*binary.right);
  } else {
    put(*binary.right, binding + 1);
  }
  if (!binary.escape) return;
  word("ESCAPE");
  const Expression::Form& escape = (*binary.escape)->form;
  const bool is_simple = std::holds_alternative<Literal>(escape) ||
                         std::holds_alternative<ColumnReference>(escape) ||
                         std::holds_alternative<Parameter>(escape);
  if (is_simple)
    put(**binary.escape);
  else
    parenthesized(**binary.escape);
}

void Writer::put(const IsTest& test) {
  put(*test.operand, binds_comparison + 1);
  word(test.negated ? "IS NOT" : "IS");
  word(test.test);
}

void Writer::put(const Between& between) {
  put(*between.operand, binds_comparison + 1);
  word(between.negated ? "NOT BETWEEN" : "BETWEEN");
  word_if(between.symmetric, "SYMMETRIC");
  put(*between.low, binds_sign);
  word("AND");
  put(*between.high, binds_comparison + 1);
}

void Writer::put(const In& in) {
  put(*in.operand, binds_comparison + 1);
  word(in.negated ? "NOT IN" : "IN");
  if (in.query) return parenthesized(**in.query);
  open();
  list(in.list);
  close();
}

void Writer::put(const Cast& cast) {
  word("CAST");
  open_attached();
  put(*cast.operand);
  word("AS");
  put(cast.type);
  close();
}

void Writer::put(const Collate& collate) {
  put(*collate.operand, binds_postfix);
  clause("COLLATE", collate.collation);
}

void Writer::put(const AtTimeZone& zone) {
  put(*zone.operand, binds_time_zone);
  if (zone.local) return word("AT LOCAL");
  word("AT TIME ZONE");
  put(*zone.zone, binds_time_zone + 1);
}

void Writer::put(const AssignValue& assign) {
  put(*assign.target, binds_primary);
  word(":=");
  put(*assign.value, binds_assignment);
}

void Writer::put(const Subscript& subscript) {
  const Expression::Form& operand = subscript.operand->form;
  const bool is_path = std::holds_alternative<ColumnReference>(operand) ||
                       std::holds_alternative<Parameter>(operand) ||
                       std::holds_alternative<Subscript>(operand) ||
                       std::holds_alternative<FieldAccess>(operand);
  if (is_path)
    put(*subscript.operand);
  else
    parenthesized(*subscript.operand);
  attach("[");
  tighten();
  if (subscript.lower) put(**subscript.lower);
  if (subscript.slice) {
    // A space keeps the colon from being read as the start of a variable or of a cast.
    word(":");
    if (subscript.upper) put(**subscript.upper);
  }
  attach("]");
}

void Writer::put(const FieldAccess& access) {
  // A field of an array's element needs no parentheses, and where it is assigned to takes none.
  if (std::holds_alternative<Subscript>(access.operand->form))
    put(*access.operand);
  else
    parenthesized(*access.operand);
  attach(".");
  if (access.star) return attach("*");
  attach(access.field);
}

// ---------------------------------------------------------------- compound values

void Writer::put(const Case& choice) {
  word("CASE");
  if (choice.operand) put(**choice.operand);
  for (const WhenClause& when : choice.when) {
    word("WHEN");
    put(*when.condition);
    word("THEN");
    put(*when.result);
  }
  if (choice.otherwise) {
    word("ELSE");
    put(**choice.otherwise);
  }
  word("END");
}

void Writer::put(const Subquery& subquery) {
  if (subquery.kind == SubqueryKind::exists) word("EXISTS");
  if (subquery.kind == SubqueryKind::array) word("ARRAY");
  parenthesized(*subquery.query);
}

void Writer::put(const ArrayValue& array) {
  word("ARRAY");
  attach("[");
  tighten();
  list(array.elements);
  attach("]");
}

void Writer::put(const RowValue& row) {
  if (row.keyword) {
    word("ROW");
    open_attached();
  } else {
    open();
  }
  list(row.elements);
  close();
}

void Writer::put(const MatchAgainst& match) {
  word("MATCH");
  in_parentheses(match.columns);
  word("AGAINST");
  open();
  put(*match.against, binds_comparison + 1);
  word(match.modifier);
  close();
}

}  // namespace segue::sql
