#include "project/layout.h"

namespace segue::project::layout {
namespace {

void take(Folder& folder, Reading& reading) {
  if (!reading.asked_for(sql_migrate) && !any_marked(folder, reading, "+migrate up")) return;
  auto entries = scripts_in(folder, reading);
  claim(folder, entries);
  add_history(sql_migrate, folder, std::move(entries), reading);
}

}  // namespace

const Layout sql_migrate{.name = "sql-migrate",
                         .sections = Sections::sql_migrate,
                         .has_downs = true,
                         .wrapping = Wrapping::always,
                         .take = take};

}  // namespace segue::project::layout
