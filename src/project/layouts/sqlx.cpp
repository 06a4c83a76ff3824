#include <algorithm>

#include "project/layouts/updown.h"

namespace segue::project::layout {
namespace {

bool is_stamped(const Entry& entry) {
  return entry.name.prefix == '\0' && entry.name.version.size() == 14 &&
         entry.name.separator == "_";
}

/// The manifest of a Rust package stands some levels above.
bool below_cargo(const Folder& folder) {
  for (const Folder* at = &folder; at != nullptr; at = at->parent) {
    if (at->has("Cargo.toml")) return true;
  }
  return false;
}

/// <stamp>_<name>.sql without any marks; with .up.sql and .down.sql, too, in a Rust package or
/// beside folders of the first kind.
void take(Folder& folder, Reading& reading) {
  auto entries = scripts_in(folder, reading);
  if (entries.empty()) return;
  const bool stamped = std::all_of(entries.begin(), entries.end(), is_stamped);
  const bool directed = std::any_of(entries.begin(), entries.end(),
                                    [](const Entry& entry) { return entry.name.direction; });
  const auto& known = reading.project.histories;
  const bool beside = std::any_of(known.begin(), known.end(),
                                  [](const History& history) { return history.layout == &sqlx; });
  const bool told = stamped && (!directed || beside || below_cargo(folder));
  if (!told && !reading.asked_for(sqlx)) return;
  take_updown(sqlx, folder, std::move(entries), reading);
}

/// A row for each version that was begun.
const VersionTable versions{
    .names = {"_sqlx_migrations"},
    .rows =
        "SELECT version, CASE WHEN substr(CAST(success AS CHAR(5)), 1, 1) IN ('0', 'f') THEN "
        "'failed' ELSE 'applied' END FROM {} ORDER BY version",
    .key = RowKey::number,
    .way_out = "undo by hand what it left, then delete its row"};

}  // namespace

const Layout sqlx{.name = "sqlx",
                  .has_downs = true,
                  .wrapping = Wrapping::always,
                  .no_transaction_mark = "-- no-transaction",
                  .versions = &versions,
                  .take = take};

}  // namespace segue::project::layout
