#include "catalog/catalog.h"

#include <algorithm>
#include <cassert>

namespace segue::catalog {
namespace {

size_t mixed(size_t a, size_t b) {
  return a ^ (b + 0x9e3779b97f4a7c15ULL + (a << 6) + (a >> 2));
}

void append(Nodes& to, const Nodes& from) {
  to.insert(to.end(), from.begin(), from.end());
}

template <class T>
const T* held(const Objects<T>& objects, const Id& id) {
  const Shared<T>* found = objects.find(id);
  return found ? &**found : nullptr;
}

template <class T>
T& edited(Objects<T>& objects, const Id& id) {
  Shared<T>* found = objects.edit(id);
  assert(found);
  return found->edit();
}

/// Calls `lost` and `found` for the references that one version has and the other has not.
template <class T>
void sync_edges(ObjectClass kind, const Objects<T>& before, const Objects<T>& after,
                Set<Edge>& edges) {
  Objects<T>::compare(before, after,
                      [&](const Id& id, const Shared<T>* old_one, const Shared<T>* new_one) {
                        if (old_one && new_one && old_one->same_as(*new_one)) return;
                        const Node from{kind, id};
                        if (old_one)
                          for (const Node& to : references_of(**old_one))
                            edges.erase(Edge{to, from});
                        if (new_one)
                          for (const Node& to : references_of(**new_one))
                            edges.put(Edge{to, from}, Present{});
                      });
}

void count(PersistentMap<Id, int>& names, const Id& id, int change) {
  const int* held = names.find(id);
  const int now = (held ? *held : 0) + change;
  if (now > 0)
    names.put(id, now);
  else
    names.erase(id);
}

void count_names(State& state, const Id& id, const Relation& relation, int change) {
  for (const auto& constraint : relation.constraints)
    if (!constraint->key.empty())
      count(state.constraint_names, Id{id.schema, constraint->key}, change);
  for (const auto& column : relation.columns)
    if (!column->not_null_name.empty())
      count(state.constraint_names, Id{id.schema, column->not_null_name}, change);
}

void sync_parts(State& state, const Id& id, const Relation* before, const Relation* after) {
  if (before) {
    for (const auto& index : before->indexes)
      state.index_owners.erase(Id{id.schema, index->key});
    for (const auto& trigger : before->triggers)
      state.trigger_owners.erase(Id{id.schema, trigger->key});
    count_names(state, id, *before, -1);
  }
  if (after) {
    for (const auto& index : after->indexes)
      state.index_owners.put(Id{id.schema, index->key}, id);
    for (const auto& trigger : after->triggers)
      state.trigger_owners.put(Id{id.schema, trigger->key}, id);
    count_names(state, id, *after, +1);
  }
}

template <class Parts>
auto* part(const Parts& parts, std::string_view key) {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const auto& p) { return p->key == key; });
  return found == parts.end() ? nullptr : &**found;
}

}  // namespace

size_t hash_of(const std::string& text) {
  return std::hash<std::string>()(text);
}
size_t hash_of(const Id& id) {
  return mixed(hash_of(id.schema), hash_of(id.name));
}
size_t hash_of(const Edge& edge) {
  const size_t to = mixed(static_cast<size_t>(edge.to.kind), hash_of(edge.to.id));
  return mixed(to, mixed(static_cast<size_t>(edge.from.kind), hash_of(edge.from.id)));
}

const Relation* Catalog::relation(const Id& id) const {
  return held(relations, id);
}
const Sequence* Catalog::sequence(const Id& id) const {
  return held(sequences, id);
}
const Type* Catalog::type(const Id& id) const {
  return held(types, id);
}
Relation& Catalog::edit_relation(const Id& id) {
  return edited(relations, id);
}
Sequence& Catalog::edit_sequence(const Id& id) {
  return edited(sequences, id);
}
Type& Catalog::edit_type(const Id& id) {
  return edited(types, id);
}

std::vector<Id> Catalog::routines_named(const Id& name) const {
  std::vector<Id> result;
  const std::string prefix = name.name + '(';
  routines.from(Id{name.schema, prefix}, [&](const Id& id, const Shared<Routine>&) {
    if (id.schema != name.schema || id.name.compare(0, prefix.size(), prefix) != 0) return false;
    result.push_back(id);
    return true;
  });
  return result;
}

Nodes Catalog::dependents_of(const Node& node) const {
  Nodes result;
  edges.from(Edge{node, Node{}}, [&](const Edge& edge, Present) {
    if (!(edge.to == node)) return false;
    result.push_back(edge.from);
    return true;
  });
  return result;
}

void Catalog::sync(const State& before) {
  // What left goes first: a name may have moved from one table to another.
  Objects<Relation>::compare(
      before.relations, relations,
      [&](const Id& id, const Shared<Relation>* old_one, const Shared<Relation>* new_one) {
        if (old_one && new_one && old_one->same_as(*new_one)) return;
        if (old_one) sync_parts(*this, id, &**old_one, nullptr);
      });
  Objects<Relation>::compare(
      before.relations, relations,
      [&](const Id& id, const Shared<Relation>* old_one, const Shared<Relation>* new_one) {
        if (old_one && new_one && old_one->same_as(*new_one)) return;
        if (new_one) sync_parts(*this, id, nullptr, &**new_one);
      });
  sync_edges(ObjectClass::relation, before.relations, relations, edges);
  sync_edges(ObjectClass::sequence, before.sequences, sequences, edges);
  sync_edges(ObjectClass::type, before.types, types, edges);
  sync_edges(ObjectClass::routine, before.routines, routines, edges);
}

Nodes references_of(const Relation& relation) {
  Nodes nodes = relation.uses;
  for (const auto& column : relation.columns)
    append(nodes, column->uses);
  for (const auto& constraint : relation.constraints) {
    append(nodes, constraint->uses);
    if (constraint->kind == ConstraintKind::foreign_key)
      nodes.push_back({ObjectClass::relation, constraint->target});
  }
  for (const auto& index : relation.indexes)
    append(nodes, index->uses);
  for (const auto& trigger : relation.triggers) {
    append(nodes, trigger->uses);
    for (const ColumnUse& use : trigger->reads)
      nodes.push_back({ObjectClass::relation, use.relation});
  }
  for (const auto& policy : relation.policies)
    append(nodes, policy->uses);
  for (const Id& parent : relation.parents) {
    nodes.push_back({ObjectClass::relation, parent});
    nodes.push_back({ObjectClass::family, parent});
  }
  for (const ColumnUse& use : relation.reads)
    nodes.push_back({ObjectClass::relation, use.relation});
  return nodes;
}

Nodes references_of(const Sequence& sequence) {
  if (sequence.owner.name.empty()) return {};
  return {{ObjectClass::relation, sequence.owner}};
}

Nodes references_of(const Type& type) {
  Nodes nodes = type.uses;
  for (const auto& attribute : type.attributes)
    append(nodes, attribute->uses);
  return nodes;
}

Nodes references_of(const Routine& routine) {
  return routine.uses;
}

const Column* find_column(const Relation& relation, std::string_view key) {
  return part(relation.columns, key);
}
const Constraint* find_constraint(const Relation& relation, std::string_view key) {
  return part(relation.constraints, key);
}
const Index* find_index(const Relation& relation, std::string_view key) {
  return part(relation.indexes, key);
}

}  // namespace segue::catalog
