#include <algorithm>

#include "project/layout.h"

namespace segue::project::layout {
namespace {

/// Diesel drops the dashes of the stamp before it compares: "2019-05-02-051656_x" is version
/// 20190502051656, and stands before "20190601000000_y".
std::string version_of(std::string_view folder) {
  std::string version(folder.substr(0, folder.find('_')));
  std::erase(version, '-');
  return version;
}

std::string name_of(std::string_view folder) {
  const size_t at = folder.find('_');
  return std::string(at == std::string_view::npos ? std::string_view() : folder.substr(at + 1));
}

bool is_migration(const Folder& folder) {
  return folder.has("up.sql") && !folder.name.empty() &&
         folder.name.find_first_of("0123456789") == 0;
}

/// <stamp>_<name>/up.sql and down.sql.
void take(Folder& folder, Reading& reading) {
  History history = history_in(folder, diesel);
  for (const auto& below : folder.folders) {
    if (!is_migration(*below)) continue;
    Migration migration{.version = version_of(below->name),
                        .name = name_of(below->name),
                        .id = below->name,
                        .up = {{below->path_of("up.sql")}}};
    if (below->has("down.sql")) {
      migration.down = {{below->path_of("down.sql")}};
    } else {
      reading.report("missing-down", Severity::warning, below->path_of("up.sql"),
                     "`" + below->name + "` has no down.sql",
                     "add one, or say why there is none: -- segue: irreversible reason=\"…\"");
    }
    claim_all(*below);
    history.migrations.push_back(std::move(migration));
  }
  auto& all = history.migrations;
  std::stable_sort(all.begin(), all.end(), [](const Migration& a, const Migration& b) {
    return a.version != b.version ? a.version < b.version : a.id < b.id;
  });
  for (size_t i = 1; i < all.size(); ++i) {
    if (all[i].version == all[i - 1].version)
      reading.report("duplicate-version", Severity::error, all[i].up.front().path,
                     "version " + all[i].version + " is taken by `" + all[i - 1].id + "` already",
                     "give it a version of its own");
  }
  add_history(std::move(history), reading);
}

/// A row for each version that was applied.
const VersionTable versions{.names = {"__diesel_schema_migrations"},
                            .rows = "SELECT version, 'applied' FROM {} ORDER BY version",
                            .key = RowKey::version};

}  // namespace

const Layout diesel{.name = "diesel",
                    .order = VersionOrder::text,
                    .has_downs = true,
                    .wrapping = Wrapping::always,
                    .versions = &versions,
                    .take = take};

}  // namespace segue::project::layout
