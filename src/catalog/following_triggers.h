#pragma once

#include <string>
#include <vector>

#include "catalog/following_views.h"

namespace segue::catalog {

/// The triggers whose bodies name what is about to be renamed, and these bodies with the new name
/// where the server rewrites them. Made before the rename; `put` after it.
class FollowingTriggers {
 public:
  FollowingTriggers(Context& context, const Renaming& renaming);

  /// Gives the triggers their new bodies. `place` is where the relation is by then.
  void put(const Id& place);

 private:
  struct Edited {
    Id table{};
    std::string trigger{};  // key
    std::string body{};
  };

  void follow(const Id& table, const Relation& relation);

  Context& context_;
  const Renaming renaming_;
  std::vector<Edited> triggers_{};
};

}  // namespace segue::catalog
