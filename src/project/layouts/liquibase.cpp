#include "project/layouts/liquibase.h"

#include <algorithm>

#include "base/text.h"

namespace segue::project::layout {
namespace {

/// A look at a few files is enough, unless names say more.
bool may_hold_changelogs(const Folder& folder, Reading& reading) {
  const bool named = std::any_of(folder.files.begin(), folder.files.end(), [](const auto& file) {
    return text::lower(file).find("changelog") != std::string::npos;
  });
  return named || any_marked(folder, reading, "liquibase formatted sql");
}

/// Changelogs in formatted SQL, in the order of their names, which is that of `includeAll`. SQL
/// files beside them that are no changelogs are left for other layouts.
void take(Folder& folder, Reading& reading) {
  take_masters(folder, reading);
  if (!may_hold_changelogs(folder, reading)) return;
  auto entries = scripts_in(folder, reading, [&](const FileName& name) {
    return is_changelog(reading.heads.of(folder.path_of(name.file)));
  });
  if (entries.empty()) return;
  claim(folder, entries);
  // What looks like a version in a changelog's name is a part of its name.
  for (auto& entry : entries) {
    entry.name.version.clear();
    entry.direction = Direction::up;
    entry.name.stem = entry.name.file;
  }
  add_history(liquibase, folder, std::move(entries), reading);
}

/// A row for each changeset that was run, or marked as if it had been.
const VersionTable versions{
    .names = {"databasechangelog", "DATABASECHANGELOG"},
    .rows =
        "SELECT filename, author, id, CASE WHEN exectype = 'FAILED' THEN 'failed' WHEN "
        "exectype = 'SKIPPED' THEN 'other' ELSE 'applied' END FROM {} ORDER BY orderexecuted",
    .key = RowKey::changeset,
    .company = {"databasechangeloglock", "DATABASECHANGELOGLOCK"},
    .way_out = "undo by hand what it left, then delete its row"};

}  // namespace

bool is_changelog(const std::string& head) {
  return has_mark(head.substr(0, 512), "liquibase formatted sql");
}

const Layout liquibase{.name = "liquibase",
                       .sections = Sections::changesets,
                       .order = VersionOrder::text,
                       .has_downs = true,
                       .wrapping = Wrapping::always,
                       .versions = &versions,
                       .take = take};

}  // namespace segue::project::layout
