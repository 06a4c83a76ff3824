#include <algorithm>

#include "project/layout.h"

namespace segue::project::layout {
namespace {

/// Any scripts, in natural order. Where they are numbered, they are taken to build a schema from
/// nothing; loose scripts may be meant for any schema.
void take(Folder& folder, Reading& reading) {
  auto entries = scripts_in(folder, reading);
  if (entries.empty()) return;
  claim(folder, entries);
  const bool numbered = std::all_of(entries.begin(), entries.end(),
                                    [](const Entry& entry) { return !entry.name.version.empty(); });
  for (auto& entry : entries) {
    // The whole name orders: a second number in it counts, too.
    entry.name.version.clear();
    if (!entry.name.direction) entry.direction = Direction::up;
  }
  const size_t before = reading.project.histories.size();
  add_history(plain, folder, std::move(entries), reading);
  for (size_t i = before; i < reading.project.histories.size(); ++i)
    reading.project.histories[i].from_nothing = numbered;
}

}  // namespace

const Layout plain{.name = "plain", .take = take};

}  // namespace segue::project::layout
