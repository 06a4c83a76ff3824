#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "project/layout.h"

namespace segue::project::layout {

/// The scripts with a version and a direction in their names; nothing where those are few among
/// other scripts.
inline std::vector<Entry> scripts_with_direction(const Folder& folder, const Reading& reading) {
  size_t scripts = 0;
  auto entries = scripts_in(folder, reading, [&](const FileName& name) {
    ++scripts;
    return (name.direction || name.direction_word) && !name.version.empty();
  });
  const bool by_word = std::none_of(entries.begin(), entries.end(),
                                    [](const Entry& entry) { return entry.name.direction; });
  const bool both = std::any_of(entries.begin(), entries.end(), [](const Entry& entry) {
    return entry.name.direction_word == Direction::down;
  });
  if (by_word && !both) entries.clear();
  if (entries.size() * 2 < scripts) entries.clear();
  return entries;
}

inline void take_updown(const Layout& layout, Folder& folder, std::vector<Entry> entries,
                        Reading& reading) {
  claim(folder, entries);
  add_history(layout, folder, std::move(entries), reading);
  report_strangers(layout, folder, reading);
}

}  // namespace segue::project::layout
