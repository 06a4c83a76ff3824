#include "catalog/column_users.h"

#include <algorithm>
#include <set>

namespace segue::catalog {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// What of the same table keeps a column where it is, in words; empty where nothing does. `leaving`
/// are the columns that go with it or are described anew: what is theirs does not count.
struct ColumnUsers {
  const Context& context;
  const Relation& table;
  std::set<std::string> leaving;

  /// Where the column goes: a check of it alone goes along, and so does one written with it.
  std::string against_drop(const std::string& column) const;
  /// Where it gets another name that is written into nothing.
  std::string against_rename(const std::string& column) const;

 private:
  std::string in_columns(const std::string& column) const;
  std::string in_indexes(const std::string& column) const;
  std::string in_definitions(const std::string& column) const;
};

std::string ColumnUsers::in_columns(const std::string& column) const {
  for (const auto& other : table.columns) {
    if (other->key == column || leaving.contains(other->key)) continue;
    if (expression_reads(context, table, other->generated, column))
      return "generated column " + quoted(other->name);
    if (expression_reads(context, table, other->default_value, column))
      return "the default of column " + quoted(other->name);
  }
  return {};
}

std::string ColumnUsers::in_indexes(const std::string& column) const {
  for (const auto& index : table.indexes)
    for (const IndexColumn& part : index->parts)
      if (expression_reads(context, table, part.expression, column))
        return "index " + quoted(index->name);
  return {};
}

/// Of what is defined by columns.
std::string ColumnUsers::in_definitions(const std::string& column) const {
  std::string user = in_columns(column);
  if (user.empty()) user = in_indexes(column);
  if (user.empty() && is_in_partition_key(context, table, column))
    user = "the partitions of the table";
  return user;
}

std::string ColumnUsers::against_drop(const std::string& column) const {
  for (const auto& constraint : table.constraints) {
    if (constraint->kind != ConstraintKind::check || !contains(constraint->columns, column))
      continue;
    const bool stays =
        std::any_of(constraint->columns.begin(), constraint->columns.end(),
                    [&](const auto& other) { return other != column && !leaving.contains(other); });
    if (stays && !(constraint->of_column && constraint->column == column))
      return "check " + quoted(constraint->name);
  }
  return in_definitions(column);
}

std::string ColumnUsers::against_rename(const std::string& column) const {
  for (const auto& constraint : table.constraints)
    if (constraint->kind == ConstraintKind::check && contains(constraint->columns, column))
      return "check " + quoted(constraint->name);
  return in_definitions(column);
}

/// Columns that the statement drops or describes anew.
std::set<std::string> leaving_columns(const Context& context, const sql::AlterTable& statement) {
  std::set<std::string> keys;
  const auto add = [&](const sql::Name& name) {
    keys.insert(context.key(NameKind::column, name.text));
  };
  for (const sql::AlterAction& action : statement.actions) {
    if (const auto* drop = std::get_if<sql::DropColumn>(&action.form)) add(drop->column);
    if (const auto* set = std::get_if<sql::SetDefault>(&action.form)) add(set->column);
    if (const auto* drop = std::get_if<sql::DropDefault>(&action.form)) add(drop->column);
    if (const auto* modify = std::get_if<sql::ModifyColumn>(&action.form)) add(modify->column.name);
    if (const auto* change = std::get_if<sql::ChangeColumn>(&action.form)) add(change->old_name);
  }
  return keys;
}

/// A unique key that would lose the column and keep others, which some servers refuse to make of
/// it. A column that comes again under the name takes its place.
std::string shrunk_key(const Context& context, const Relation& table,
                       const sql::AlterTable& statement, const std::string& column) {
  std::set<std::string> dropped, added;
  for (const sql::AlterAction& action : statement.actions) {
    if (const auto* drop = std::get_if<sql::DropColumn>(&action.form))
      dropped.insert(context.key(NameKind::column, drop->column.text));
    if (const auto* add = std::get_if<sql::AddColumn>(&action.form))
      added.insert(context.key(NameKind::column, add->column.name.text));
  }
  if (added.contains(column)) return {};
  for (const auto& index : table.indexes) {
    const auto is_it = [&](const IndexColumn& part) { return part.column == column; };
    const auto stays = [&](const IndexColumn& part) { return !dropped.contains(part.column); };
    if (index->unique && std::any_of(index->parts.begin(), index->parts.end(), is_it) &&
        std::any_of(index->parts.begin(), index->parts.end(), stays))
      return "unique key " + quoted(index->name);
  }
  return {};
}

/// The column that an action renames, and to what; nulls for other actions.
std::pair<const sql::Name*, const sql::Name*> renaming(const sql::AlterAction& action) {
  if (const auto* rename = std::get_if<sql::RenameColumn>(&action.form))
    return {&rename->column, &rename->to};
  if (const auto* change = std::get_if<sql::ChangeColumn>(&action.form))
    return {&change->old_name, &change->column.name};
  return {};
}

/// A column that counts has to lead a key.
const Column* counter_without_key(const Relation& table) {
  for (const auto& column : table.columns) {
    const bool leads =
        std::any_of(table.indexes.begin(), table.indexes.end(), [&](const auto& index) {
          return !index->parts.empty() && index->parts.front().column == column->key;
        });
    if (column->auto_increment && !leads) return &*column;
  }
  return nullptr;
}

}  // namespace

bool refuse_for_users(Context& context, const Relation& table, const sql::AlterTable& statement,
                      const sql::AlterAction& action) {
  const Traits& traits = context.traits();
  if (!traits.dropped_column_shrinks_indexes || is_open(context, table)) return false;
  const auto* drop = std::get_if<sql::DropColumn>(&action.form);
  const auto [from, to] = renaming(action);
  const auto key = [&](const sql::Name& name) { return context.key(NameKind::column, name.text); };
  // Where definitions are kept as they were written, the server writes the name into them.
  const bool renames = from != nullptr && !traits.constraints_as_written && key(*from) != key(*to);
  if (drop == nullptr && !renames) return false;
  const sql::Name& name = drop ? drop->column : *from;
  const ColumnUsers users{context, table, leaving_columns(context, statement)};
  std::string user = drop ? users.against_drop(key(name)) : users.against_rename(key(name));
  if (drop && user.empty() && traits.constraints_as_written)
    user = shrunk_key(context, table, statement, key(name));
  if (user.empty()) return false;
  context.refuse("column-in-use", name.span, "column " + quoted(name) + " is used by " + user,
                 "the server refuses; drop what uses it first");
  return true;
}

void keep_keys_of_counters(Context& context, const Id& id, const Relation& before, Span span) {
  const Relation& after = *context.catalog.relation(id);
  if (before.engine != "InnoDB" || is_open(context, after)) return;
  const Column* counter = counter_without_key(after);
  if (counter == nullptr || counter_without_key(before) != nullptr) return;
  context.refuse("index-in-use", span,
                 "column " + quoted(counter->name) + " counts, and would lead no key",
                 "the server refuses; give the column a key in the same statement");
  context.catalog.edit_relation(id) = before;
}

}  // namespace segue::catalog
