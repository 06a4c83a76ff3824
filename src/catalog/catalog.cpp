#include "catalog/catalog.h"

#include <algorithm>
#include <cassert>

#include "catalog/changes.h"

namespace segue::catalog {
namespace {

size_t mixed(size_t a, size_t b) {
  return a ^ (b + 0x9e3779b97f4a7c15ULL + (a << 6) + (a >> 2));
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

/// An object that another one needs, by reference: the names stay where they are.
struct Reference {
  ObjectClass kind;
  const Id* id;
  friend bool operator<(const Reference& a, const Reference& b) {
    return a.kind != b.kind ? a.kind < b.kind : *a.id < *b.id;
  }
  friend bool operator==(const Reference& a, const Reference& b) {
    return a.kind == b.kind && *a.id == *b.id;
  }
};
using References = std::vector<Reference>;

void append(References& to, const Nodes& nodes) {
  for (const Node& node : nodes)
    to.push_back({node.kind, &node.id});
}

void append(References& to, const std::vector<ColumnUse>& uses) {
  for (const ColumnUse& use : uses)
    to.push_back({ObjectClass::relation, &use.relation});
}

/// Calls `visit` for the parts of `a` that are not, as they are and in their place, in `b`: what
/// both lists begin and end with is left out.
template <class Part, class Visitor>
void for_each_changed(const std::vector<Shared<Part>>& a, const std::vector<Shared<Part>>* b,
                      Visitor&& visit) {
  size_t begin = 0, end = a.size();
  if (b) {
    size_t other_end = b->size();
    while (begin < end && begin < other_end && a[begin].same_as((*b)[begin]))
      ++begin;
    while (begin < end && begin < other_end && a[end - 1].same_as((*b)[other_end - 1]))
      --end, --other_end;
  }
  for (; begin < end; ++begin)
    visit(*a[begin]);
}

/// What the relation needs. Beside `other`, another version of it, parts that both share are left
/// out.
References references_of(const Relation& relation, const Relation* other) {
  References found;
  const auto append_parts = [&](auto list, auto&& append_part) {
    for_each_changed(relation.*list, other ? &(other->*list) : nullptr, append_part);
  };
  const auto append_uses = [&](const auto& part) { append(found, part.uses); };
  append(found, relation.uses);
  append_parts(&Relation::columns, append_uses);
  append_parts(&Relation::constraints, [&](const Constraint& constraint) {
    append(found, constraint.uses);
    if (constraint.kind == ConstraintKind::foreign_key)
      found.push_back({ObjectClass::relation, &constraint.target});
  });
  append_parts(&Relation::indexes, append_uses);
  append_parts(&Relation::triggers, [&](const Trigger& trigger) {
    append(found, trigger.uses);
    append(found, trigger.reads);
  });
  append_parts(&Relation::policies, append_uses);
  for (const Id& parent : relation.parents) {
    found.push_back({ObjectClass::relation, &parent});
    found.push_back({ObjectClass::family, &parent});
  }
  append(found, relation.reads);
  return found;
}

References references_of(const Sequence& sequence, const Sequence* /*other*/) {
  if (sequence.owner.name.empty()) return {};
  return {{ObjectClass::relation, &sequence.owner}};
}

References references_of(const Type& type, const Type* other) {
  References found;
  append(found, type.uses);
  for_each_changed(type.attributes, other ? &other->attributes : nullptr,
                   [&](const Column& attribute) { append(found, attribute.uses); });
  return found;
}

References references_of(const Routine& routine, const Routine* /*other*/) {
  References found;
  append(found, routine.uses);
  return found;
}

template <class T>
References sorted_references(const T* object, const T* other) {
  if (!object) return {};
  References found = references_of(*object, other);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

/// Calls `visit` for what `a` has and `b` has not; both are sorted.
template <class Visitor>
void for_each_missing(const References& a, const References& b, Visitor&& visit) {
  auto other = b.begin();
  for (const Reference& reference : a) {
    while (other != b.end() && *other < reference)
      ++other;
    if (other == b.end() || reference < *other) visit(reference);
  }
}

bool holds(const References& references, const Reference& one) {
  return std::find(references.begin(), references.end(), one) != references.end();
}

/// Brings the edges that start at objects of this kind up to date.
template <class T>
void sync_edges(ObjectClass kind, const std::vector<Change<T>>& changes, Set<Edge>& edges) {
  for (const Change<T>& change : changes) {
    const References lost = sorted_references(change.before, change.after);
    const References found = sorted_references(change.after, change.before);
    const Node from{kind, *change.id};
    for_each_missing(lost, found, [&](const Reference& to) {
      // A part that both share may need it still.
      if (!change.after || !holds(references_of(*change.after, static_cast<const T*>(nullptr)), to))
        edges.erase(Edge{{to.kind, *to.id}, from});
    });
    for_each_missing(found, lost, [&](const Reference& to) {
      const Edge edge{{to.kind, *to.id}, from};
      if (!edges.contains(edge)) edges.add(edge, Present{});
    });
  }
}

void count(PersistentMap<Id, int>& names, const Id& id, int change) {
  if (const int* held = names.find(id); held && *held + change > 0)
    *names.edit(id) += change;
  else if (held)
    names.erase(id);
  else if (change > 0)
    names.add(id, change);
}

/// Takes the names of the parts that `one` has and `other`, its other version, has not, in
/// (`change` = 1) or out (-1).
void sync_parts(State& state, const Id& id, const Relation& one, const Relation* other,
                int change) {
  const auto own = [&](PersistentMap<Id, Id>& owners, const std::string& key) {
    if (change > 0)
      owners.put(Id{id.schema, key}, id);
    else
      owners.erase(Id{id.schema, key});
  };
  const auto named = [&](const std::string& key) {
    if (!key.empty()) count(state.constraint_names, Id{id.schema, key}, change);
  };
  for_each_changed(one.indexes, other ? &other->indexes : nullptr,
                   [&](const Index& index) { own(state.index_owners, index.key); });
  for_each_changed(one.triggers, other ? &other->triggers : nullptr,
                   [&](const Trigger& trigger) { own(state.trigger_owners, trigger.key); });
  for_each_changed(one.constraints, other ? &other->constraints : nullptr,
                   [&](const Constraint& constraint) { named(constraint.key); });
  for_each_changed(one.columns, other ? &other->columns : nullptr,
                   [&](const Column& column) { named(column.not_null_name); });
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
  routines.from(Id{"", prefix}, [&](const Id& id, const Shared<Routine>&) {
    if (!id.name.starts_with(prefix)) return false;
    if (id.schema == name.schema) result.push_back(id);
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
  const auto changed = changes(before.relations, relations);
  // What left goes first: a name may have moved from one table to another.
  for (const auto& [id, old_one, new_one] : changed)
    if (old_one) sync_parts(*this, *id, *old_one, new_one, -1);
  for (const auto& [id, old_one, new_one] : changed)
    if (new_one) sync_parts(*this, *id, *new_one, old_one, +1);
  sync_edges(ObjectClass::relation, changed, edges);
  sync_edges(ObjectClass::sequence, changes(before.sequences, sequences), edges);
  sync_edges(ObjectClass::type, changes(before.types, types), edges);
  sync_edges(ObjectClass::routine, changes(before.routines, routines), edges);
}

bool refers_to(const Relation& relation, const Id& target) {
  return std::any_of(
      relation.constraints.begin(), relation.constraints.end(), [&](const auto& constraint) {
        return constraint->kind == ConstraintKind::foreign_key && constraint->target == target;
      });
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
