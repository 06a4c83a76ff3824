#include "dialects/sqlite/added_column.h"

namespace segue::sqlite {

Attributes attributes_of(const sql::ColumnDefinition& column) {
  Attributes result;
  for (const sql::ColumnConstraint& each : column.constraints) {
    result.check |= std::holds_alternative<sql::Check>(each.form);
    result.not_null |= std::holds_alternative<sql::NotNull>(each.form);
    result.generated |= std::holds_alternative<sql::Generated>(each.form);
    result.references |= std::holds_alternative<sql::References>(each.form);
    if (const auto* value = std::get_if<sql::Default>(&each.form)) {
      const auto* literal = std::get_if<sql::Literal>(&value->value.form);
      result.has_default = !literal || literal->kind != sql::LiteralKind::null;
    }
  }
  return result;
}

bool is_on(const catalog::Catalog& catalog, const std::string& pragma) {
  const auto found = catalog.session.find(pragma);
  if (found == catalog.session.end()) return false;
  const std::string& value = found->second;
  const bool number = !value.empty() && value.find_first_not_of("0123456789") == std::string::npos;
  if (number) return value.find_first_not_of('0') != std::string::npos;
  return value == "on" || value == "true" || value == "yes";
}

bool refers_by_default(const catalog::Catalog& catalog, const Attributes& column) {
  return column.references && column.has_default && is_on(catalog, "foreign_keys");
}

}  // namespace segue::sqlite
