#include <algorithm>

#include "base/text.h"
#include "catalog/definitions.h"
#include "catalog/families.h"

namespace segue::catalog {
namespace {

/// Whether an index serves lookups by exactly these columns at its head.
bool leads_with(const Index& index, const std::vector<std::string>& columns) {
  if (!index.kind.empty() || index.where || index.parts.size() < columns.size()) return false;
  for (size_t i = 0; i < columns.size(); ++i)
    if (index.parts[i].column != columns[i] || index.parts[i].prefix_length != 0) return false;
  return true;
}

std::vector<std::string> columns_of(const Index& index) {
  std::vector<std::string> columns;
  for (const IndexColumn& part : index.parts)
    columns.push_back(part.column);
  return columns;
}

bool name_is_taken(const Context& context, const Id& table, const Relation& relation,
                   const std::string& key) {
  if (find_index(relation, key)) return true;
  if (context.traits().index_scope == NameScope::table) return false;
  const Id id{table.schema, key};
  return context.catalog.index_owners.contains(id) || context.catalog.relations.contains(id) ||
         context.catalog.sequences.contains(id);
}

Index defined_index(Context& context, const Relation& relation,
                    const sql::IndexDefinition& definition) {
  Index index;
  index.unique = definition.unique;
  index.kind = definition.kind;
  index.method = definition.method;
  index.parts = index_columns(context, relation, definition.parts);
  for (const sql::Name& name : definition.include) {
    require_column(context, relation, name);
    index.include.push_back(context.key(NameKind::column, name.text));
  }
  index.nulls_not_distinct = definition.nulls_distinct.has_value() && !*definition.nulls_distinct;
  if (definition.where) {
    index.where = shared(*definition.where);
    add_uses(context, *definition.where, index.uses);
  }
  for (const sql::Option& option : definition.options) {
    if (option.name == "COMMENT")
      index.comment = option.value;
    else
      index.settings[option.name] = option.value;
  }
  for (const IndexColumn& part : index.parts)
    if (part.expression) add_uses(context, *part.expression, index.uses);
  return index;
}

/// The table whose foreign key needs an index that leads with these columns; empty where none does.
std::string needing_table(const Context& context, const Id& id, const Index& index,
                          const Relation& after) {
  const auto served = [&](const std::vector<std::string>& columns) {
    return std::any_of(after.indexes.begin(), after.indexes.end(),
                       [&](const auto& other) { return leads_with(*other, columns); });
  };
  const auto needs = [&](const Constraint& key, const std::vector<std::string>& columns) {
    return key.kind == ConstraintKind::foreign_key && !columns.empty() &&
           leads_with(index, columns) && !served(columns);
  };
  for (const auto& key : after.constraints)
    if (needs(*key, key->columns)) return after.name;
  for (const Node& node : context.catalog.dependents_of({ObjectClass::relation, id})) {
    const Relation* other =
        node.kind == ObjectClass::relation ? context.catalog.relation(node.id) : nullptr;
    if (!other) continue;
    for (const auto& key : other->constraints)
      if (key->target == id && needs(*key, key->target_columns)) return other->name;
  }
  return {};
}

}  // namespace

void keep_indexes_of_foreign_keys(Context& context, const Id& table, const Relation& before,
                                  Span span) {
  const Relation* after = context.catalog.relation(table);
  if (!context.traits().foreign_keys_make_indexes || !after || is_open(context, *after) ||
      !context.semantics.foreign_keys_enforced(context.catalog))
    return;
  for (const auto& index : before.indexes) {
    if (find_index(*after, index->key)) continue;
    const std::string user = needing_table(context, table, *index, *after);
    if (user.empty()) continue;
    context.refuse(
        "index-in-use", span,
        "index " + quoted(index->name) + " is needed by a foreign key of table " + quoted(user),
        "drop the foreign key first, or add an index that begins with its columns");
    context.catalog.relations.put(table, before);
    return;
  }
}

std::vector<IndexColumn> index_columns(Context& context, const Relation& relation,
                                       const sql::IndexParts& parts) {
  std::vector<IndexColumn> result;
  for (const sql::IndexPart& part : parts) {
    IndexColumn column;
    if (part.column) {
      column.column = context.key(NameKind::column, part.column.text);
      // What must not overlap may be a period, which is no column.
      const bool is_period = part.without_overlaps && !find_column(relation, column.column);
      if (!is_period && !require_column(context, relation, part.column) &&
          !is_open(context, relation))
        continue;
    } else if (part.expression) {
      if (!require_columns(context, relation, *part.expression)) continue;
      column.expression = shared(*part.expression);
    }
    column.prefix_length = part.prefix_length;
    column.collation = part.collation.text();
    column.operator_class = part.operator_class.text();
    column.direction = part.direction;
    column.nulls = part.nulls;
    column.with_operator = part.with_operator;
    result.push_back(std::move(column));
  }
  return result;
}

std::vector<IndexColumn> naming_parts(const Index& index) {
  std::vector<IndexColumn> parts = index.parts;
  for (const std::string& held : index.include)
    parts.emplace_back().column = held;
  return parts;
}

std::vector<std::string> naming_columns(const Context& context, const Relation& relation,
                                        const Index& index) {
  std::vector<std::string> names;
  for (const IndexColumn& part : naming_parts(index)) {
    const Column* column = find_column(relation, part.column);
    names.push_back(part.expression ? context.semantics.label_of(*part.expression)
                    : column        ? column->name
                                    : part.column);
  }
  return names;
}

std::string add_index(Context& context, const Id& id, const sql::IndexDefinition& definition,
                      bool if_not_exists, bool only) {
  const Relation& before = *context.catalog.relation(id);
  if (definition.where && !require_columns(context, before, *definition.where)) return {};
  Index index = defined_index(context, before, definition);
  if (index.parts.size() < definition.parts.size()) return {};
  index.name = definition.name
                   ? definition.name.text
                   : context.semantics.index_name(context.catalog, before, naming_parts(index));
  index.key = context.key(NameKind::index, index.name);
  if (is_open(context, before) && find_index(before, index.key)) {
    // Code that we could not follow must have dropped the one that we know.
    std::erase_if(context.catalog.edit_relation(id).indexes,
                  [&](const auto& held) { return held->key == index.key; });
  } else if (name_is_taken(context, id, before, index.key)) {
    if (!if_not_exists)
      context.refuse("index-exists", definition.name ? definition.name.span : definition.span,
                     "there is an index or table " + quoted(index.name) + " already");
    return {};
  }
  Relation& relation = context.catalog.edit_relation(id);
  if (context.traits().foreign_keys_make_indexes) drop_superseded_indexes(relation, index);
  std::string name = index.name;
  const Index copy = index;
  relation.indexes.push_back(std::move(index));
  if (!only) add_index_to_partitions(context, id, copy);
  return name;
}

void drop_superseded_indexes(Relation& relation, const Index& index) {
  const auto superseded = [&](const Shared<Index>& held) {
    return held->implicit && leads_with(index, columns_of(*held));
  };
  relation.indexes.erase(
      std::remove_if(relation.indexes.begin(), relation.indexes.end(), superseded),
      relation.indexes.end());
}

void ensure_foreign_key_index(Context& context, Relation& relation, const Constraint& constraint,
                              const std::string& wanted_name) {
  // Of two indexes that the server made the newer one stays, unless the older one holds more.
  for (const auto& index : relation.indexes)
    if (leads_with(*index, constraint.columns) &&
        (!index->implicit || index->parts.size() > constraint.columns.size()))
      return;
  std::erase_if(relation.indexes, [&](const auto& index) {
    return index->implicit && leads_with(*index, constraint.columns);
  });
  Index index;
  for (const std::string& key : constraint.columns) {
    IndexColumn part;
    part.column = key;
    index.parts.push_back(std::move(part));
  }
  index.implicit = true;
  index.name = wanted_name.empty()
                   ? context.semantics.index_name(context.catalog, relation, index.parts)
                   : wanted_name;
  index.key = context.key(NameKind::index, index.name);
  relation.indexes.push_back(std::move(index));
}

}  // namespace segue::catalog
