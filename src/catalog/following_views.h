#pragma once

#include <string>
#include <vector>

#include "catalog/context.h"

namespace segue::catalog {

/// A relation, or a column of one, that is about to get another name.
struct Renaming {
  Id relation{};
  std::string column{};  // key; empty where the relation itself is renamed
  std::string name{};    // the new name
  std::string schema{};  // the new schema, where it has to be written
};

/// The views that read what is about to be renamed, and their queries with the new name where the
/// server rewrites them. Made before the rename; `put` after it.
class FollowingViews {
 public:
  FollowingViews(Context& context, const Renaming& renaming);

  /// Gives the views their new queries, and their columns the names that follow from these.
  void put();

 private:
  struct View {
    Id id{};
    QueryRef query{};
    std::vector<std::string> labels{};  // of the columns of the query before, as keys
  };

  void follow(const Id& id, const Relation& view, const Renaming& renaming);
  void relabel(const View& view);

  Context& context_;
  std::vector<View> views_{};
};

}  // namespace segue::catalog
