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
    const size_t at = below->name.find('_');
    history.migrations.push_back({.version = below->name.substr(0, at),
                                  .name = at == std::string::npos ? "" : below->name.substr(at + 1),
                                  .id = below->name,
                                  .up = {{below->path_of("migration.sql")}}});
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

}  // namespace

const Layout prisma{
    .name = "prisma", .order = VersionOrder::text, .wrapping = Wrapping::one_text, .take = take};

}  // namespace segue::project::layout
