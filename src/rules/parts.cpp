#include "rules/parts.h"

#include <algorithm>

namespace segue::rules {

bool has_users(const Step& step, const sql::ObjectName& relation) {
  if (!relation) return false;
  if (step.lookup_at_start().relation_id(relation)) return true;
  const catalog::Relation* now = step.lookup_before().relation(relation);
  if (now == nullptr) now = step.lookup_after().relation(relation);
  return now != nullptr && now->external;
}

bool has_users(const Step& step, std::string_view shown) {
  return has_users(step, named(shown));
}

bool is_new_column(const Step& step, const sql::ObjectName& table, const std::string& column_key) {
  const catalog::Relation* then = step.lookup_at_start().relation(table);
  return then != nullptr && !then->columns_unknown && !then->external &&
         catalog::find_column(*then, column_key) == nullptr;
}

sql::ObjectName named(const catalog::Id& id) {
  sql::ObjectName name;
  name.schema.text = id.schema;
  name.name.text = id.name;
  return name;
}

sql::ObjectName named(std::string_view shown) {
  sql::ObjectName name;
  const size_t dot = shown.find('.');
  if (dot != std::string_view::npos) name.schema.text = std::string(shown.substr(0, dot));
  name.name.text = std::string(dot == std::string_view::npos ? shown : shown.substr(dot + 1));
  return name;
}

namespace {

using catalog::NameKind;

std::string column_key(const Step& step, const sql::Name& name) {
  return step.semantics->key(NameKind::column, name.text);
}

void take(const Step& step, const sql::ObjectName& table, const sql::TableConstraint& constraint,
          std::vector<AddedForeignKey>& into) {
  const auto* key = std::get_if<sql::ForeignKey>(&constraint.form);
  if (!key) return;
  AddedForeignKey added{
      .table = table, .references = &key->references, .attributes = &constraint.attributes};
  added.span = constraint.span;
  for (const sql::Name& column : key->columns)
    added.columns.push_back(column_key(step, column));
  into.push_back(std::move(added));
}

void take(const Step& step, const sql::ObjectName& table, const sql::ColumnDefinition& column,
          std::vector<AddedForeignKey>& into) {
  if (step.semantics->traits().ignores_references_of_columns) return;
  for (const sql::ColumnConstraint& constraint : column.constraints)
    if (const auto* references = std::get_if<sql::References>(&constraint.form))
      into.push_back({table,
                      {column_key(step, column.name)},
                      references,
                      &constraint.attributes,
                      constraint.span.empty() ? column.span : constraint.span});
}

}  // namespace

std::vector<AddedForeignKey> added_foreign_keys(const Step& step) {
  std::vector<AddedForeignKey> result;
  if (const auto* alter = step.as<sql::AlterTable>()) {
    if (const auto* add = step.alters<sql::AddConstraint>())
      take(step, alter->table, add->constraint, result);
    if (const auto* add = step.alters<sql::AddColumn>())
      take(step, alter->table, add->column, result);
  } else if (const auto* create = step.as<sql::CreateTable>()) {
    for (const sql::TableElement& element : create->elements) {
      if (const auto* constraint = std::get_if<sql::TableConstraint>(&element))
        take(step, create->table, *constraint, result);
      if (const auto* column = std::get_if<sql::ColumnDefinition>(&element))
        take(step, create->table, *column, result);
    }
  }
  return result;
}

std::vector<AddedKey> added_keys(const Step& step) {
  if (const auto* create = step.as<sql::CreateIndex>()) {
    if (!create->index.unique) return {};
    return {{create->table, &create->index.parts, false, create->index.where.has_value(),
             create->span}};
  }
  const auto* alter = step.as<sql::AlterTable>();
  if (!alter) return {};
  if (const auto* add = step.alters<sql::AddIndex>(); add && add->index.unique)
    return {{alter->table, &add->index.parts, false, add->index.where.has_value(), step.span}};
  const auto* add = step.alters<sql::AddConstraint>();
  const auto* key = add ? std::get_if<sql::KeyConstraint>(&add->constraint.form) : nullptr;
  if (!key || key->using_index) return {};
  return {{alter->table, &key->columns, key->primary, false, step.span}};
}

std::optional<std::vector<std::string>> columns_of(const Step& step, const sql::IndexParts& parts) {
  std::vector<std::string> columns;
  for (const sql::IndexPart& part : parts) {
    if (!part.column) return std::nullopt;
    columns.push_back(column_key(step, part.column));
  }
  return columns;
}

std::optional<std::vector<std::string>> columns_of(const catalog::Index& index) {
  std::vector<std::string> columns;
  for (const catalog::IndexColumn& part : index.parts) {
    if (part.column.empty()) return std::nullopt;
    columns.push_back(part.column);
  }
  return columns;
}

std::vector<std::vector<std::string>> keys_of(const catalog::Relation& relation) {
  std::vector<std::vector<std::string>> keys;
  for (const auto& constraint : relation.constraints)
    if (constraint->kind == catalog::ConstraintKind::primary_key ||
        constraint->kind == catalog::ConstraintKind::unique)
      keys.push_back(constraint->columns);
  for (const auto& index : relation.indexes)
    if (index->unique && !index->where)
      if (auto columns = columns_of(*index)) keys.push_back(std::move(*columns));
  return keys;
}

std::string list_of(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names)
    text += (text.empty() ? "`" : ", `") + name + '`';
  return text;
}

std::optional<DroppedIndex> dropped_index(const Step& step) {
  const sql::Name* name = nullptr;
  if (const auto* drop = step.alters<sql::DropIndexOfTable>()) name = &drop->index;
  const auto* drop = step.as<sql::Drop>();
  if (drop && drop->kind == sql::ObjectKind::index && !drop->objects.empty())
    name = &drop->objects.front().name.name;
  if (!name) return std::nullopt;
  const auto lookup = step.lookup_before();
  const auto id = lookup.relation_id(step.table());
  const catalog::Relation* table = id ? step.before->relation(*id) : nullptr;
  const catalog::Index* index = table ? lookup.index(*table, *name) : nullptr;
  if (!index) return std::nullopt;
  return DroppedIndex{*id, table, index};
}

}  // namespace segue::rules
