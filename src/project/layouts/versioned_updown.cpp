#include "project/layouts/updown.h"

namespace segue::project::layout {
namespace {

/// Version, name and direction as teams of their own mind write them: V0001.Name.up.sql,
/// 12-name.down.sql, 0003##name.up.sql.
void take(Folder& folder, Reading& reading) {
  auto entries = scripts_with_direction(folder, reading);
  if (!entries.empty()) take_updown(versioned_updown, folder, std::move(entries), reading);
}

}  // namespace

const Layout versioned_updown{.name = "versioned-updown", .has_downs = true, .take = take};

}  // namespace segue::project::layout
