#include "catalog/lookup.h"

namespace segue::catalog {
namespace {

/// Calls `look` with the schemas that an unqualified name is looked for in, in order, until it
/// returns true.
template <class Look>
void look_through_schemas(const Catalog& catalog, const Traits& traits, bool temporary,
                          Look&& look) {
  if (temporary && !traits.temporary_schema.empty() && look(traits.temporary_schema)) return;
  for (const std::string& schema : catalog.search_path)
    if (look(schema)) return;
  if (catalog.search_path.empty())
    look(catalog.current_schema.empty() ? traits.default_schema : catalog.current_schema);
}

}  // namespace

template <class Found>
std::optional<Id> Lookup::search(const sql::ObjectName& name, NameKind kind, Found&& found) const {
  Id id{"", key(kind, name.name.text)};
  if (name.schema) {
    id.schema = key(NameKind::schema, name.schema.text);
    return found(id) ? std::optional<Id>(std::move(id)) : std::nullopt;
  }
  bool is_there = false;
  look_through_schemas(catalog_, semantics_.traits(), catalog_.may_have_temporary,
                       [&](const std::string& schema) {
                         id.schema = schema;
                         return is_there = found(id);
                       });
  return is_there ? std::optional<Id>(std::move(id)) : std::nullopt;
}

std::vector<std::string> Lookup::searched_schemas() const {
  std::vector<std::string> result;
  look_through_schemas(catalog_, semantics_.traits(), true, [&](const std::string& schema) {
    result.push_back(schema);
    return false;
  });
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
  const Id* owner = nullptr;
  search(name, NameKind::index, [&](const Id& id) {
    owner = catalog_.index_owners.find(id);
    return owner != nullptr;
  });
  return owner ? std::optional<Id>(*owner) : std::nullopt;
}

const Relation* Lookup::relation(const sql::ObjectName& name) const {
  const Relation* relation = nullptr;
  search(name, NameKind::relation, [&](const Id& id) {
    relation = catalog_.relation(id);
    return relation != nullptr;
  });
  return relation;
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
