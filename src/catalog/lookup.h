#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/semantics.h"

namespace segue::catalog {

/// Where names lead in a catalog, as the session that works on it would find them. It changes
/// nothing and must not outlive the catalog.
class Lookup {
 public:
  Lookup(const Catalog& catalog, const Semantics& semantics)
      : catalog_(catalog), semantics_(semantics) {}

  const Catalog& catalog() const { return catalog_; }
  const Semantics& semantics() const { return semantics_; }
  std::string key(NameKind kind, std::string_view name) const { return semantics_.key(kind, name); }

  /// The schemas that an unqualified name is looked for in, in order.
  std::vector<std::string> searched_schemas() const;
  /// Where a new object of that name goes.
  Id place(const sql::ObjectName& name, NameKind kind, bool temporary = false) const;

  std::optional<Id> relation_id(const sql::ObjectName& name) const;
  std::optional<Id> sequence_id(const sql::ObjectName& name) const;
  std::optional<Id> type_id(const sql::ObjectName& name) const;
  /// A routine by its name alone, whatever its arguments.
  std::optional<Id> routine_id(const sql::ObjectName& name) const;
  /// The table of an index that is named without it.
  std::optional<Id> index_owner(const sql::ObjectName& index) const;

  /// Null where there is none.
  const Relation* relation(const sql::ObjectName& name) const;
  const Column* column(const Relation& relation, const sql::Name& name) const;
  const Constraint* constraint(const Relation& relation, const sql::Name& name) const;
  const Index* index(const Relation& relation, const sql::Name& name) const;

  /// The name as people write it: with its schema unless that is the usual one.
  std::string shown(const Id& id) const;

 private:
  template <class Found>
  std::optional<Id> search(const sql::ObjectName& name, NameKind kind, Found&& found) const;

  const Catalog& catalog_;
  const Semantics& semantics_;
};

}  // namespace segue::catalog
