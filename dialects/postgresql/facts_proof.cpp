#include <algorithm>
#include <charconv>
#include <optional>

#include "dialects/postgresql/facts_parts.h"

namespace segue::postgresql {
namespace {

using Conditions = std::vector<const sql::Expression*>;

/// The conditions that AND joins.
void split(const sql::Expression& condition, Conditions& into) {
  const auto* binary = std::get_if<sql::Binary>(&condition.form);
  if (binary && binary->op == "AND") {
    split(*binary->left, into);
    split(*binary->right, into);
    return;
  }
  into.push_back(&condition);
}

/// What the validated checks of a table say.
Conditions conditions_of(const catalog::Relation& relation) {
  Conditions result;
  for (const auto& constraint : relation.constraints) {
    const bool holds = constraint->kind == catalog::ConstraintKind::check &&
                       constraint->condition && !constraint->attributes.not_valid &&
                       constraint->attributes.enforced.value_or(true);
    if (holds) split(*constraint->condition, result);
  }
  return result;
}

std::optional<long long> number_in(const sql::Expression& value) {
  if (const auto* minus = std::get_if<sql::Unary>(&value.form); minus && minus->op == "-") {
    const auto number = number_in(*minus->operand);
    return number ? std::optional(-*number) : std::nullopt;
  }
  const auto* literal = std::get_if<sql::Literal>(&value.form);
  if (!literal || literal->kind != sql::LiteralKind::integer) return std::nullopt;
  long long number = 0;
  const auto [end, error] =
      std::from_chars(literal->value.data(), literal->value.data() + literal->value.size(), number);
  if (error != std::errc() || end != literal->value.data() + literal->value.size())
    return std::nullopt;
  return number;
}

/// Values from `low` up to, but not including, `high`, both whole numbers.
struct Range {
  std::optional<long long> low{};
  std::optional<long long> high{};
};

/// The server compares the numbers and does not count: `k > 5` proves `k >= 5`, and of an integer
/// column it does not prove `k >= 6`. `k <= 9` proves `k < 10`.
void narrow(Range& range, std::string_view op, long long number) {
  if (op == ">=" || op == ">" || op == "=")
    range.low = std::max(range.low.value_or(number), number);
  if (op == "<") range.high = std::min(range.high.value_or(number), number);
  if (op == "<=" || op == "=") range.high = std::min(range.high.value_or(number + 1), number + 1);
}

/// The values of a column that the checks let through.
Range range_of(const catalog::Relation& relation, const std::string& column) {
  Range range;
  for (const sql::Expression* condition : conditions_of(relation)) {
    if (const auto* binary = std::get_if<sql::Binary>(&condition->form)) {
      const auto number = number_in(*binary->right);
      if (number && column_in(*binary->left) == column) narrow(range, binary->op, *number);
    } else if (const auto* between = std::get_if<sql::Between>(&condition->form)) {
      const auto low = number_in(*between->low), high = number_in(*between->high);
      if (between->negated || column_in(*between->operand) != column || !low || !high) continue;
      narrow(range, ">=", *low);
      narrow(range, "<=", *high);
    }
  }
  return range;
}

bool is_word(const sql::Expression& value, std::string_view word) {
  return column_in(value) == word;
}

}  // namespace

bool proves_not_null(const catalog::Relation& relation, const std::string& column) {
  for (const sql::Expression* condition : conditions_of(relation)) {
    const auto* test = std::get_if<sql::IsTest>(&condition->form);
    if (test && test->negated && test->test == "NULL" && column_in(*test->operand) == column)
      return true;
  }
  return false;
}

/// Only for ranges of one column between whole numbers: what else is proven the server knows
/// better, and a scan is what has to be expected.
bool proves_bound(const catalog::Relation& relation, const sql::PartitionBy& by,
                  const sql::PartitionBound& bound) {
  const bool simple = bound.kind == sql::PartitionBound::Kind::range && by.key.size() == 1 &&
                      bool(by.key.front().column) && bound.from.size() == 1 && bound.to.size() == 1;
  if (!simple) return false;
  const std::string& key = by.key.front().column.text;
  const catalog::Column* column = catalog::find_column(relation, key);
  if (!column || !(column->not_null || proves_not_null(relation, key))) return false;
  const Range range = range_of(relation, key);
  const auto from = number_in(bound.from.front()), to = number_in(bound.to.front());
  const bool above = is_word(bound.from.front(), "minvalue") || (from && range.low >= from);
  const bool below =
      is_word(bound.to.front(), "maxvalue") || (to && range.high && range.high <= to);
  return above && below;
}

}  // namespace segue::postgresql
