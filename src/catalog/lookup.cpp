#include "catalog/lookup.h"

namespace segue::catalog {

template <class Found>
std::optional<Id> Lookup::search(const sql::ObjectName& name, NameKind kind, Found&& found) const {
  const std::string wanted = key(kind, name.name.text);
  if (name.schema) {
    Id id{key(NameKind::schema, name.schema.text), wanted};
    return found(id) ? std::optional<Id>(std::move(id)) : std::nullopt;
  }
  for (const std::string& schema : searched_schemas()) {
    Id id{schema, wanted};
    if (found(id)) return id;
  }
  return std::nullopt;
}

std::vector<std::string> Lookup::searched_schemas() const {
  const Traits& traits = semantics_.traits();
  std::vector<std::string> result;
  if (!traits.temporary_schema.empty()) result.push_back(traits.temporary_schema);
  if (!catalog_.search_path.empty()) {
    result.insert(result.end(), catalog_.search_path.begin(), catalog_.search_path.end());
  } else if (!catalog_.current_schema.empty()) {
    result.push_back(catalog_.current_schema);
  } else {
    result.push_back(traits.default_schema);
  }
  return result;
}

Id Lookup::place(const sql::ObjectName& name, NameKind kind, bool temporary) const {
  const Traits& traits = semantics_.traits();
  std::string wanted = key(kind, name.name.text);
  if (temporary && !traits.temporary_schema.empty()) return {traits.temporary_schema, wanted};
  if (name.schema) return {key(NameKind::schema, name.schema.text), wanted};
  const auto schemas = searched_schemas();
  return {schemas[traits.temporary_schema.empty() ? 0 : 1], wanted};
}

std::optional<Id> Lookup::relation_id(const sql::ObjectName& name) const {
  return search(name, NameKind::relation,
                [&](const Id& id) { return catalog_.relations.contains(id); });
}
std::optional<Id> Lookup::sequence_id(const sql::ObjectName& name) const {
  return search(name, NameKind::relation,
                [&](const Id& id) { return catalog_.sequences.contains(id); });
}
std::optional<Id> Lookup::type_id(const sql::ObjectName& name) const {
  return search(name, NameKind::type, [&](const Id& id) { return catalog_.types.contains(id); });
}
std::optional<Id> Lookup::routine_id(const sql::ObjectName& name) const {
  return search(name, NameKind::routine,
                [&](const Id& id) { return !catalog_.routines_named(id).empty(); });
}
std::optional<Id> Lookup::index_owner(const sql::ObjectName& name) const {
  const auto index = search(name, NameKind::index,
                            [&](const Id& id) { return catalog_.index_owners.contains(id); });
  if (!index) return std::nullopt;
  return *catalog_.index_owners.find(*index);
}

const Relation* Lookup::relation(const sql::ObjectName& name) const {
  const auto id = relation_id(name);
  return id ? catalog_.relation(*id) : nullptr;
}
const Column* Lookup::column(const Relation& relation, const sql::Name& name) const {
  return find_column(relation, key(NameKind::column, name.text));
}
const Constraint* Lookup::constraint(const Relation& relation, const sql::Name& name) const {
  return find_constraint(relation, key(NameKind::constraint, name.text));
}
const Index* Lookup::index(const Relation& relation, const sql::Name& name) const {
  return find_index(relation, key(NameKind::index, name.text));
}

std::string Lookup::shown(const Id& id) const {
  const Traits& traits = semantics_.traits();
  if (id.schema.empty() || id.schema == traits.default_schema ||
      id.schema == traits.temporary_schema || id.schema == catalog_.current_schema)
    return id.name;
  return id.schema + "." + id.name;
}

}  // namespace segue::catalog
