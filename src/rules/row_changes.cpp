#include "rules/row_changes.h"

#include <algorithm>

#include "sql/uses.h"

namespace segue::rules {
namespace {

using facts::Step;

const sql::NamedTable* only_table(const sql::TableReferences& tables) {
  if (tables.size() != 1) return nullptr;
  return std::get_if<sql::NamedTable>(&tables.front().form);
}

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

std::optional<RowChange> row_change(const Step& step) {
  if (const auto* update = step.as<sql::Update>()) {
    const auto* table = only_table(update->tables);
    if (!table || update->current_of) return std::nullopt;
    return RowChange{table->name, update->where ? &*update->where : nullptr, &update->assignments,
                     update->limit.has_value()};
  }
  if (const auto* remove = step.as<sql::Delete>()) {
    const auto* table = only_table(remove->from);
    if (!table || !remove->targets.empty() || remove->current_of) return std::nullopt;
    return RowChange{table->name, remove->where ? &*remove->where : nullptr, nullptr,
                     remove->limit.has_value()};
  }
  return std::nullopt;
}

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

sql::ObjectName table_copied_by(const Step& step) {
  const auto* insert = step.as<sql::Insert>();
  if (!insert || !insert->source || insert->source->limit) return {};
  if (const auto* whole = std::get_if<sql::TableQuery>(&insert->source->body))
    return has_users(step, whole->table) ? whole->table : sql::ObjectName();
  const auto* select = std::get_if<sql::Select>(&insert->source->body);
  if (!select || (select->where && picks_by_value(*select->where))) return {};
  for (const auto& from : select->from) {
    const auto* table = std::get_if<sql::NamedTable>(&from.form);
    if (table && has_users(step, table->name)) return table->name;
  }
  return {};
}

bool works_on_many_rows(const Step& step) {
  if (const auto change = row_change(step))
    return !change->limited && (!change->where || !picks_by_value(*change->where)) &&
           has_users(step, change->table);
  return bool(table_copied_by(step));
}

std::string column_named_by(const sql::Expression& value) {
  const auto* reference = std::get_if<sql::ColumnReference>(&value.form);
  return reference && !reference->star && !reference->parts.empty() ? reference->parts.back().text
                                                                    : std::string();
}

std::vector<std::string> columns_in(const sql::Expression& value) {
  std::vector<std::string> names;
  for (const auto& column : sql::uses_of(value).columns)
    if (!column.parts.empty()) names.push_back(column.parts.back().text);
  return names;
}

}  // namespace segue::rules
