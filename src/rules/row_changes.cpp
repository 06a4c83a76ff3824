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
