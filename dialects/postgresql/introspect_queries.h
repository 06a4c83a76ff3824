#pragma once

#include <string>
#include <vector>

#include "dialect/version.h"

namespace segue::postgresql {

/// Queries that give the schema as statements, a statement a row. Each covers one kind of object,
/// and whatever an object needs comes before it, save for views that read later views.
struct DefinitionQueries {
  std::vector<std::string> before_views{};  // schemas, types, routines, tables, keys
  std::string views{};
  /// Each view as a table with the view's columns: the server tells their types.
  std::string view_columns{};
  std::vector<std::string> after_views{};  // indexes, triggers, policies, settings, comments
};

DefinitionQueries definition_queries(const dialect::Version& version);

/// What no statement can say: schema, name, parent's schema and name, whether it is a partition,
/// and whether it is the one for all other rows.
extern const char* const inheritance_query;
/// Of relations that inherit: schema, relation, column, whether it is defined there, how many
/// parents have it.
extern const char* const inherited_columns_query;
extern const char* const inherited_constraints_query;
/// Indexes that are broken, and those of partitions: schema, table, index, whether it is broken,
/// and schema and name of the index that it is a part of.
extern const char* const index_states_query;

}  // namespace segue::postgresql
