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

}  // namespace

const Layout goose{.name = "goose",
                   .sections = Sections::goose,
                   .has_downs = true,
                   .wrapping = Wrapping::always,
                   .take = take};

}  // namespace segue::project::layout
