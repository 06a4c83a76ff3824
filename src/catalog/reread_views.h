#pragma once

#include <set>
#include <vector>

#include "catalog/context.h"

namespace segue::catalog {

/// The views over a relation that is about to get or lose a column, where a server keeps a view as
/// text and reads it anew at each use: `*` then stands for the columns that there are. Made before
/// the change; `put` after it. A view whose columns were named with it is left as it is.
class RereadViews {
 public:
  RereadViews(Context& context, const Id& relation);

  void put();

 private:
  void collect(const Id& relation);
  bool has_names_of_query(const Relation& view) const;

  Context& context_;
  std::set<Id> seen_{};
  std::vector<Id> views_{};  // those that others read first
};

}  // namespace segue::catalog
