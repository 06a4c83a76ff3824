#pragma once

#include <string>
#include <utility>
#include <vector>

#include "catalog/semantics.h"

namespace segue::catalog {

/// An object as prints, comparisons and reports show it.
struct Item {
  std::string kind{};  // "table", "column", "constraint", "index", "view", "sequence" …
  std::string name{};  // with what it belongs to: "users.email"
  std::vector<std::pair<std::string, std::string>> attributes{};  // only those that are set

  bool operator==(const Item&) const = default;
};
using Items = std::vector<Item>;

/// The object and, of a relation, its parts, in the order of their definition. Beside another
/// version of the relation, what both share may be left out: that of `other` then misses the
/// same.
Items describe(const Relation& relation, const Semantics& semantics,
               const Relation* other = nullptr);
Items describe(const Sequence& sequence, const Semantics& semantics);
Items describe(const Type& type, const Semantics& semantics);
Items describe(const Routine& routine, const Semantics& semantics);
Items describe(const Schema& schema, const Semantics& semantics);
Items describe(const Extension& extension, const Semantics& semantics);
Items describe(const OtherObject& object, const Semantics& semantics);

/// Everything, in a stable order: schemas, extensions, types, sequences, relations, routines,
/// others.
Items describe(const State& state, const Semantics& semantics);

}  // namespace segue::catalog
