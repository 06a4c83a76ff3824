#include "project/layout.h"

namespace segue::project::layout {
namespace {

/// <version>_<name>.sql, in the order of the file names.
void take(Folder& folder, Reading& reading) {
  if (!reading.asked_for(dbmate) && !any_marked(folder, reading, "migrate:up")) return;
  auto entries =
      scripts_in(folder, reading, [](const FileName& name) { return !name.version.empty(); });
  claim(folder, entries);
  add_history(dbmate, folder, std::move(entries), reading);
  report_strangers(dbmate, folder, reading);
}

/// A row for each version that was applied.
const VersionTable versions{.names = {"schema_migrations"},
                            .rows = "SELECT version, 'applied' FROM {} ORDER BY version",
                            .key = RowKey::version};

}  // namespace

const Layout dbmate{.name = "dbmate",
                    .sections = Sections::migrate,
                    .order = VersionOrder::text,
                    .has_downs = true,
                    .wrapping = Wrapping::always,
                    .versions = &versions,
                    .take = take};

}  // namespace segue::project::layout
