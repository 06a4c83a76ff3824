#include "facts/rows.h"

namespace segue::facts {
namespace {

bool is_value(const sql::Expression& value) {
  if (const auto* cast = std::get_if<sql::Cast>(&value.form)) return is_value(*cast->operand);
  return std::holds_alternative<sql::Literal>(value.form) ||
         std::holds_alternative<sql::TypedLiteral>(value.form) ||
         std::holds_alternative<sql::Parameter>(value.form);
}

bool compares(const std::string& op) {
  return op == "=" || op == "<" || op == ">" || op == "<=" || op == ">=" || op == "LIKE";
}

bool is_true(const sql::Literal& literal) {
  return (literal.kind == sql::LiteralKind::boolean && literal.value == "true") ||
         (literal.kind == sql::LiteralKind::integer && literal.value != "0");
}

}  // namespace

bool is_always_true(const sql::Expression& condition) {
  if (const auto* literal = std::get_if<sql::Literal>(&condition.form)) return is_true(*literal);
  const auto* binary = std::get_if<sql::Binary>(&condition.form);
  if (binary == nullptr) return false;
  if (binary->op == "OR") return is_always_true(*binary->left) || is_always_true(*binary->right);
  if (binary->op == "AND") return is_always_true(*binary->left) && is_always_true(*binary->right);
  const auto* left = std::get_if<sql::Literal>(&binary->left->form);
  const auto* right = std::get_if<sql::Literal>(&binary->right->form);
  return binary->op == "=" && left && right && left->kind == right->kind &&
         left->value == right->value && left->kind != sql::LiteralKind::null;
}

bool picks_by_value(const sql::Expression& condition) {
  if (std::holds_alternative<sql::Between>(condition.form)) return true;
  if (const auto* in = std::get_if<sql::In>(&condition.form)) {
    if (in->negated) return false;
    return !in->query || (*in->query)->limit.has_value();
  }
  const auto* binary = std::get_if<sql::Binary>(&condition.form);
  if (binary == nullptr) return false;
  if (binary->op == "AND") return picks_by_value(*binary->left) || picks_by_value(*binary->right);
  if (binary->op == "OR") return picks_by_value(*binary->left) && picks_by_value(*binary->right);
  return compares(binary->op) && (is_value(*binary->left) != is_value(*binary->right));
}

bool gives_many_rows(const sql::Query& query) {
  if (query.limit || std::holds_alternative<sql::Values>(query.body)) return false;
  const auto* select = std::get_if<sql::Select>(&query.body);
  if (!select) return true;
  return !select->from.empty() && !(select->where && picks_by_value(*select->where));
}

}  // namespace segue::facts
