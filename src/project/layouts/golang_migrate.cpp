#include "project/layouts/updown.h"

namespace segue::project::layout {
namespace {

void take(Folder& folder, Reading& reading) {
  auto entries = scripts_with_direction(folder, reading);
  const bool told = std::all_of(entries.begin(), entries.end(), [](const Entry& entry) {
    return entry.name.prefix == '\0' && entry.name.separator == "_";
  });
  if (entries.empty() || (!told && !reading.asked_for(golang_migrate))) return;
  take_updown(golang_migrate, folder, std::move(entries), reading);
}

/// One row: the last version, and whether it failed. Booleans come as numbers or as words.
const VersionTable versions{
    .names = {"schema_migrations"},
    .rows =
        "SELECT version, CASE WHEN substr(CAST(dirty AS CHAR(5)), 1, 1) IN ('1', 't') "
        "THEN 'failed' ELSE 'up-to' END FROM {}",
    .key = RowKey::number,
    .way_out =
        "finish it or undo it by hand, then say with `migrate force VERSION` which version "
        "the schema has"};

}  // namespace

const Layout golang_migrate{.name = "golang-migrate",
                            .has_downs = true,
                            .wrapping = Wrapping::where_undone,
                            .versions = &versions,
                            .take = take};

}  // namespace segue::project::layout
