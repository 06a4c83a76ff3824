#include "project/layouts/flyway.h"

namespace segue::project::layout {
namespace {

/// As Flyway names them, but U is an unversioned migration (one that may come late), not an undo.
void take(Folder& folder, Reading& reading) {
  auto entries = double_underscored(folder, reading);
  if (entries.empty()) return;
  claim_below(folder, entries);
  add_history(refinery, folder, std::move(entries), reading);
  report_strangers(refinery, folder, reading);
}

/// A row for each version that was applied.
const VersionTable versions{.names = {"refinery_schema_history"},
                            .rows = "SELECT version, 'applied' FROM {} ORDER BY version",
                            .key = RowKey::parts};

}  // namespace

const Layout refinery{
    .name = "refinery", .wrapping = Wrapping::always, .versions = &versions, .take = take};

}  // namespace segue::project::layout
