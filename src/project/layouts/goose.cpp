#include "project/layout.h"

namespace segue::project::layout {
namespace {

/// Files with a number, then `_`; the sections are marked by comments.
void take(Folder& folder, Reading& reading) {
  if (!reading.asked_for(goose) && !any_marked(folder, reading, "+goose up")) return;
  auto entries = scripts_in(folder, reading, [](const FileName& name) {
    return !name.version.empty() && name.separator.starts_with('_');
  });
  // Files that are marked but not numbered are read where nothing else is there.
  if (entries.empty()) {
    entries = scripts_in(folder, reading, [&](const FileName& name) {
      return has_mark(reading.heads.of(folder.path_of(name.file)), "+goose up");
    });
  }
  claim(folder, entries);
  add_history(goose, folder, std::move(entries), reading);
  report_strangers(goose, folder, reading);
}

/// A row for each up and, of old releases, for each down; version 0 stands for the empty database.
const VersionTable versions{
    .names = {"goose_db_version"},
    .rows =
        "SELECT version_id, CASE WHEN version_id = 0 THEN 'other' WHEN substr(CAST(is_applied "
        "AS CHAR(5)), 1, 1) IN ('1', 't') THEN 'applied' ELSE 'reverted' END FROM {} ORDER BY "
        "id",
    .key = RowKey::number};

}  // namespace

const Layout goose{.name = "goose",
                   .sections = Sections::goose,
                   .has_downs = true,
                   .wrapping = Wrapping::always,
                   .versions = &versions,
                   .take = take};

}  // namespace segue::project::layout
