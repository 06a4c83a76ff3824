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

}  // namespace

const Layout golang_migrate{
    .name = "golang-migrate", .has_downs = true, .wrapping = Wrapping::where_undone, .take = take};

}  // namespace segue::project::layout
