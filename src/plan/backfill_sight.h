#pragma once

#include <set>
#include <string>
#include <vector>

#include "plan/backfill_reader.h"
#include "plan/backfill_walk.h"

namespace segue::plan {

/// Tables whose rows a name in a statement stands for.
using Tables = std::set<catalog::Id>;

/// What of a statement's tables are rows that it changes, or adds to.
class Sight {
 public:
  /// `changed`: the table, and whether it is it `only`, without those that hand their rows up to
  /// it.
  Sight(const catalog::Lookup& lookup, const catalog::Id& changed, bool only);

  /// A table and all that are read with it: its partitions, what inherits from it; of a view the
  /// tables that it reads.
  Tables tables_of(const sql::NamedTable& table) const;
  /// Whether rows that are changed may be read where this name stands.
  bool shows(const sql::NamedTable& table) const;
  bool shows(const sql::ObjectName& name) const { return shows(sql::NamedTable{.name = name}); }
  /// Whether a view reads one of these columns (keys) of the table that is changed.
  bool shows_through_view(const sql::NamedTable& view,
                          const std::vector<std::string>& columns) const;

  /// Whether rows of the table may be read below, elsewhere than at this place.
  template <class Tree>
  bool is_read_in(const Tree& tree, const sql::NamedTable* besides = nullptr) const {
    bool found = false;
    each<sql::NamedTable>(tree, true, [&](const sql::NamedTable& table) {
      found |= &table != besides && shows(table);
    });
    each<sql::TableQuery>(tree, true,
                          [&](const sql::TableQuery& query) { found |= shows(query.table); });
    return found;
  }

  const catalog::Lookup& lookup() const { return lookup_; }

 private:
  void add_rows(const catalog::Id& id, bool only, Tables& tables) const;
  void add_sources(const catalog::Id& id, bool only, Tables& tables) const;
  bool is_changed(const catalog::Id& id) const { return changed_.contains(id); }

  const catalog::Lookup& lookup_;
  Tables changed_{};
};

/// Whose columns an UPDATE reads, of those that it sets.
struct ColumnsRead {
  bool of_others = false;  // of other rows of the table that it changes
  bool of_itself = false;  // what it stores depends on what the row holds
};
/// `assigned`: keys of the columns that it sets, and of those that follow from them.
ColumnsRead columns_read(const sql::Update& update, const sql::TableReference& driving,
                         const Sight& sight, const std::vector<std::string>& assigned);

}  // namespace segue::plan
