#pragma once

#include <set>

#include "catalog/lookup.h"
#include "plan/backfill.h"

namespace segue::plan {

/// A table that a statement names, where it names it.
struct NamedPlace {
  const sql::TableReference* reference = nullptr;
  bool optional = false;  // an outer join may give rows without it
};
using NamedPlaces = std::vector<NamedPlace>;

/// The tables of a FROM clause, from the left.
NamedPlaces places_in(const sql::TableReferences& references);
inline const sql::NamedTable& table_of(const NamedPlace& place) {
  return std::get<sql::NamedTable>(place.reference->form);
}
/// How columns of it are qualified: its alias, or its name.
const sql::Name& qualifier_of(const sql::TableReference& reference);
/// Whether a name that stands in front of a column means this part of a FROM clause.
bool is_called(const sql::TableReference& reference, const sql::Name& name,
               const catalog::Lookup& lookup);
/// Where the table of that name is, or would be.
catalog::Id id_of(const sql::ObjectName& table, const catalog::Lookup& lookup);

/// All that a FROM clause joins, from the left: tables, queries, functions.
using Sources = std::vector<const sql::TableReference*>;
void add_sources(const sql::TableReference& reference, Sources& sources);
Sources sources_in(const sql::TableReferences& references);

/// What a reader has found out about the statement; `why_not` says why it cannot be cut.
struct Cut {
  const sql::TableReference* driving = nullptr;  // whose rows are cut into ranges
  std::vector<std::string> assigned{};           // keys of the columns that an UPDATE sets
  std::string why_not{};
  bool repeatable = false;
  std::string unverifiable{};
  bool verified_by_condition = false;
  std::vector<std::string> remarks{};
};
Cut read_cut(const sql::Statement& tree, const catalog::Lookup& lookup);

/// The columns by which the rows of a table are taken in order; an error says why there are none.
struct ChosenKey {
  std::vector<KeyColumn> columns{};
  bool hidden = false;
  std::string remark{};  // what is worth knowing of it
};
Result<ChosenKey> choose_key(const sql::ObjectName& table, const std::string& wanted,
                             const catalog::Lookup& lookup, const KeyRules& rules);
/// Whether no two rows of a table hold the same in these columns (keys).
bool tell_rows_apart(const std::set<std::string>& columns, const sql::ObjectName& table,
                     const catalog::Lookup& lookup);

}  // namespace segue::plan
