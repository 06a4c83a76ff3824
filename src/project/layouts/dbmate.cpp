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

}  // namespace

const Layout dbmate{.name = "dbmate",
                    .sections = Sections::migrate,
                    .order = VersionOrder::text,
                    .has_downs = true,
                    .wrapping = Wrapping::always,
                    .take = take};

}  // namespace segue::project::layout
