#include "project/layout.h"

namespace segue::project::layout {
namespace {

void take(Folder& folder, Reading& reading) {
  if (!reading.asked_for(sql_migrate) && !any_marked(folder, reading, "+migrate up")) return;
  auto entries = scripts_in(folder, reading);
  claim(folder, entries);
  add_history(sql_migrate, folder, std::move(entries), reading);
}

/// A row for each file that was applied.
const VersionTable versions{.names = {"gorp_migrations"},
                            .rows = "SELECT id, 'applied' FROM {} ORDER BY applied_at, id",
                            .key = RowKey::file};

}  // namespace

const Layout sql_migrate{.name = "sql-migrate",
                         .sections = Sections::sql_migrate,
                         .has_downs = true,
                         .wrapping = Wrapping::always,
                         .versions = &versions,
                         .take = take};

}  // namespace segue::project::layout
