#pragma once

#include <map>
#include <memory>
#include <set>

#include "catalog/lookup.h"

namespace segue::facts {

using Snapshot = std::shared_ptr<const catalog::Catalog>;
using Ids = std::set<catalog::Id>;

/// A release range: the schema that it began with, and what has become of its tables since.
class Range {
 public:
  explicit Range(Snapshot at_start);

  /// Learns of a statement that led from `before` to `after`.
  void take(const sql::Statement& statement, const catalog::Catalog& before,
            const catalog::Catalog& after, const catalog::Semantics& semantics);

  /// The schema at the start; what is not in there has no users yet. A table that was renamed since
  /// stands under its other name too, with the name inside that it had. One that was dropped and
  /// made again is left out until it is filled with rows that were there.
  const Snapshot& at_start() const { return at_start_; }
  /// The tables made since that hold the rows of tables that were there.
  const std::shared_ptr<const Ids>& filled() const { return filled_; }

 private:
  void follow(const catalog::Id& from, const catalog::Id& to);
  void leave_out(const catalog::Id& made);
  void fill(const catalog::Id& table);
  void take_renames(const sql::Statement& statement, const catalog::Lookup& before,
                    const catalog::Lookup& after);
  void take_rows(const sql::Statement& statement, const catalog::Lookup& before,
                 const catalog::Lookup& after);

  Snapshot at_start_;
  std::shared_ptr<const Ids> filled_;
  std::map<catalog::Id, catalog::Shared<catalog::Relation>> left_out_{};
};

/// What a table that stands in the schema at the start of a range was called then: its own name,
/// unless it was renamed since.
catalog::Id first_name(const catalog::Relation& at_start, const catalog::Semantics& semantics);

}  // namespace segue::facts
