#include "rules/added_column.h"

#include "rules/columns.h"

namespace segue::rules {
namespace {

bool is_literal(const sql::Expression& value) {
  if (const auto* cast = std::get_if<sql::Cast>(&value.form)) return is_literal(*cast->operand);
  return std::holds_alternative<sql::Literal>(value.form) ||
         std::holds_alternative<sql::TypedLiteral>(value.form);
}

/// The domain with conditions that is the column's type; empty where it is none.
std::string constrained_domain(const Step& step, const sql::ColumnDefinition& column) {
  if (!column.type) return {};
  const auto id = step.lookup_before().type_id(column.type->name);
  const catalog::Type* type = id ? step.before->type(*id) : nullptr;
  if (!type || type->kind != catalog::TypeKind::domain) return {};
  return type->not_null || !type->checks.empty() ? type->name : std::string();
}

}  // namespace

std::string cause_of_rewrite(const Step& step, const sql::AddColumn& add) {
  const sql::ColumnDefinition& column = add.column;
  if (attribute<sql::Generated>(column)) return "a stored expression";
  if (attribute<sql::Identity>(column)) return "an identity";
  if (attribute<sql::AutoIncrement>(column)) return "a number that counts up";
  if (column.type && step.semantics->serial(*column.type)) return "a sequence";
  const std::string domain = constrained_domain(step, column);
  if (!domain.empty()) return "the conditions of the domain `" + domain + '`';
  const auto* value = attribute<sql::Default>(column);
  if (value && !is_literal(value->value)) return "a default that is computed for each row";
  if (attribute<sql::References>(column)) return "a foreign key";
  if (attribute<sql::Check>(column)) return "a check";
  if (attribute<sql::PrimaryKeyColumn>(column)) return "a primary key";
  if (add.place.first || add.place.after) return "a place before others";
  return value ? "a default" : "its definition";
}

std::string cause_of_scan(const sql::AddColumn& add) {
  const sql::ColumnDefinition& column = add.column;
  if (attribute<sql::PrimaryKeyColumn>(column)) return "a primary key";
  if (attribute<sql::UniqueColumn>(column)) return "a unique constraint";
  if (attribute<sql::Check>(column)) return "a check";
  if (attribute<sql::References>(column)) return "a foreign key and a default";
  if (attribute<sql::Generated>(column)) return "a condition on a computed value";
  return "its definition";
}

}  // namespace segue::rules
