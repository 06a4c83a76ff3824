#include <algorithm>

#include "project/config.h"
#include "project/layout.h"

namespace segue::project::layout {
namespace {

/// migrations/<stamp>_<name>/migration.sql in the order of the folders' names; migration_lock.toml
/// names the database.
void take(Folder& folder, Reading& reading) {
  History history = history_in(folder, prisma);
  for (const auto& below : folder.folders) {
    if (!below->has("migration.sql")) continue;
    history.migrations.push_back(migration_of(*below));
    claim_all(*below);
  }
  if (history.migrations.empty()) return;
  std::sort(history.migrations.begin(), history.migrations.end(),
            [](const Migration& a, const Migration& b) { return a.id < b.id; });
  const std::string lock = folder.path_of("migration_lock.toml");
  const std::string provider =
      folder.has("migration_lock.toml") ? toml_string(reading.heads.of(lock), "provider") : "";
  if (!name_dialect(history, provider, lock, reading)) return;
  add_history(std::move(history), reading);
}

/// A row for each attempt.
const VersionTable versions{
    .names = {"_prisma_migrations"},
    .rows =
        "SELECT migration_name, CASE WHEN rolled_back_at IS NOT NULL THEN 'reverted' WHEN "
        "finished_at IS NULL THEN 'failed' ELSE 'applied' END FROM {} ORDER BY started_at",
    .key = RowKey::id,
    .way_out =
        "finish it or undo it by hand, then say so with `prisma migrate resolve --applied` "
        "or `--rolled-back`"};

}  // namespace

const Layout prisma{.name = "prisma",
                    .order = VersionOrder::text,
                    .wrapping = Wrapping::one_text,
                    .versions = &versions,
                    .take = take};

}  // namespace segue::project::layout
