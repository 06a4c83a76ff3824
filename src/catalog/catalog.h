#pragma once

#include <memory>
#include <string>
#include <vector>

#include "catalog/objects.h"
#include "catalog/persistent_map.h"

namespace segue::catalog {

template <class T>
using Objects = PersistentMap<Id, Shared<T>>;
struct Present {};
template <class Key>
using Set = PersistentMap<Key, Present>;

/// How the history at hand relates to the database that it runs on.
enum class Knowledge {
  whole,   // it starts from an empty database: what it did not make does not exist
  partial  // it starts from an existing one: what it never made or dropped may well exist
};

/// The schema as a value. Copying costs a few pointers, and a copy shares with its origin whatever
/// neither of them changes afterwards, so that a snapshot per statement is cheap.
///
/// Objects are found by comparison keys (`Semantics::key`); each holds the spelling of its own
/// name.
struct State {
  Objects<Relation> relations{};
  Objects<Sequence> sequences{};
  Objects<Type> types{};
  Objects<Routine> routines{};  // by name and argument types: "f(integer,text)"
  Objects<Schema> schemas{};    // the schema part of the key is empty
  Objects<Extension> extensions{};
  Objects<OtherObject> others{};  // by kind and name: "ROLE app"

  /// What history made and then removed or renamed: surely missing, also where knowledge is
  /// partial.
  Set<Id> gone_relations{};

  // Derived from the objects above by Catalog::sync.
  Set<Edge> edges{};
  PersistentMap<Id, Id> index_owners{};       // index -> its table
  PersistentMap<Id, Id> trigger_owners{};     // trigger -> its table
  PersistentMap<Id, int> constraint_names{};  // how many constraints of the schema have the name

  Knowledge knowledge = Knowledge::whole;
  bool unknown = false;  // code that we cannot see through may have made or dropped anything

  /// Whether both hold the same objects because neither was changed since one was copied.
  bool same_objects_as(const State& other) const {
    return relations.same_as(other.relations) && sequences.same_as(other.sequences) &&
           types.same_as(other.types) && routines.same_as(other.routines);
  }
};

/// A schema together with the session that works on it.
class Catalog : public State {
 public:
  std::vector<std::string> search_path{};  // keys; empty: the default of the dialect
  std::string current_schema{};            // where it is chosen by USE
  Settings session{};                      // settings that change what statements do
  bool may_have_temporary = false;         // something was to be made that goes with the session

  struct Savepoint {
    std::string name{};  // empty for the transaction itself
    State state{};
  };
  std::vector<Savepoint> savepoints{};

  const Relation* relation(const Id& id) const;
  const Sequence* sequence(const Id& id) const;
  const Type* type(const Id& id) const;
  /// For writing; the object must be there.
  Relation& edit_relation(const Id& id);
  Sequence& edit_sequence(const Id& id);
  Type& edit_type(const Id& id);
  /// The routines of that name, whatever their arguments.
  std::vector<Id> routines_named(const Id& name) const;

  /// What depends on an object, in a stable order. True after `sync`.
  Nodes dependents_of(const Node& node) const;
  /// Brings what is derived up to date with the objects that changed since `before`.
  void sync(const State& before);
};

/// Finds a part by its comparison key; null or the end of the list where it is missing.
const Column* find_column(const Relation& relation, std::string_view key);
/// Whether a foreign key of the relation points at the other one.
bool refers_to(const Relation& relation, const Id& target);
const Constraint* find_constraint(const Relation& relation, std::string_view key);
const Index* find_index(const Relation& relation, std::string_view key);

}  // namespace segue::catalog
