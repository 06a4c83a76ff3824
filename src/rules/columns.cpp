#include "rules/columns.h"

#include <type_traits>

#include "rules/parts.h"

namespace segue::rules {
namespace {

const catalog::Column* column_of(const catalog::Lookup& lookup, const Step& step,
                                 const sql::Name& name) {
  const catalog::Relation* table = lookup.relation(step.table());
  return table ? lookup.column(*table, name) : nullptr;
}

std::optional<ColumnChange> change_of(const Step& step, const sql::Name& old_name,
                                      const sql::Name& name) {
  return ColumnChange{old_name, name, column_before(step, old_name), column_after(step, name)};
}

template <class T, class... Forms>
inline constexpr bool is_one_of = (std::is_same_v<T, Forms> || ...);

}  // namespace

std::optional<ColumnChange> redefinition(const Step& step) {
  if (const auto* alter = step.alters<sql::AlterColumnType>())
    return change_of(step, alter->column, alter->column);
  if (const auto* modify = step.alters<sql::ModifyColumn>())
    return change_of(step, modify->column.name, modify->column.name);
  if (const auto* change = step.alters<sql::ChangeColumn>())
    return change_of(step, change->old_name, change->column.name);
  return std::nullopt;
}

const sql::ColumnDefinition* definition_in(const Step& step) {
  if (const auto* modify = step.alters<sql::ModifyColumn>()) return &modify->column;
  if (const auto* change = step.alters<sql::ChangeColumn>()) return &change->column;
  return nullptr;
}

std::optional<facts::ColumnNames> column_rename(const Step& step) {
  auto names = facts::column_names_in(step);
  const auto key = [&](const sql::Name& name) {
    return step.semantics->key(catalog::NameKind::column, name.text);
  };
  if (names && step.alters<sql::ChangeColumn>() && key(names->from) == key(names->to))
    return std::nullopt;
  return names;
}

bool changes_column(const Step& step) {
  const auto* alter = step.as<sql::AlterTable>();
  if (!alter || alter->actions.empty()) return false;
  return std::visit(
      [](const auto& form) {
        return is_one_of<std::decay_t<decltype(form)>, sql::AddColumn, sql::DropColumn,
                         sql::AlterColumnType, sql::ModifyColumn, sql::ChangeColumn,
                         sql::RenameColumn, sql::SetDefault, sql::DropDefault, sql::SetNotNull,
                         sql::DropNotNull, sql::SetExpression, sql::DropExpression>;
      },
      alter->actions.front().form);
}

const catalog::Column* column_before(const Step& step, const sql::Name& name) {
  return column_of(step.lookup_before(), step, name);
}
const catalog::Column* column_after(const Step& step, const sql::Name& name) {
  return column_of(step.lookup_after(), step, name);
}
const catalog::Column* column_at_start(const Step& step, const sql::Name& name) {
  return column_of(step.lookup_at_start(), step, name);
}

bool column_has_users(const Step& step, const sql::Name& name) {
  if (!step.table_has_users()) return false;
  const catalog::Lookup lookup = step.lookup_at_start();
  const catalog::Relation* table = lookup.relation(step.table());
  return table == nullptr || table->external || table->columns_unknown ||
         lookup.column(*table, name) != nullptr;
}

std::string type_of(const Step& step, const catalog::Column& column) {
  return column.type ? step.semantics->text_of(*column.type) : std::string();
}

std::vector<std::string> members_of(const catalog::Column& column) {
  if (!column.type) return {};
  const std::string& name = column.type->name.name.text;
  if (name != "enum" && name != "set") return {};
  return column.type->arguments;
}

std::vector<std::string> tables_not_written(const Step& step) {
  std::vector<std::string> names;
  for (const facts::Lock& lock : step.cost.locks)
    if (lock.blocks_writes && has_users(step, lock.relation)) names.push_back(lock.relation);
  return names;
}

std::string waiting(const Step& step) {
  std::vector<std::string> names = tables_not_written(step);
  if (names.empty() && step.cost.locks.size() == 1) names = {step.cost.locks.front().relation};
  return (step.cost.blocks_reads() ? "reads and writes of " : "writes to ") + listed(names);
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += '`' + names[i] + '`';
  }
  return text;
}

}  // namespace segue::rules
