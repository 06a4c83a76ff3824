#include <algorithm>

#include "project/layout.h"

namespace segue::project::layout {
namespace {

bool has_flag(const FileName& name, std::string_view flag) {
  return name.stem.ends_with(flag);
}

/// <stamp>_<name>[.<dialect>][.autocommit].up.sql: told by a dialect that some files name.
void take(Folder& folder, Reading& reading) {
  auto entries = scripts_in(folder, reading, [](const FileName& name) {
    return name.direction.has_value() && !name.version.empty();
  });
  const bool told = std::any_of(entries.begin(), entries.end(),
                                [](const Entry& e) { return e.name.dialect != nullptr; });
  if (!told && !reading.asked_for(pop)) return;
  claim(folder, entries);
  for (auto& entry : entries) {
    constexpr std::string_view flag = ".autocommit";
    if (has_flag(entry.name, flag)) entry.name.stem.resize(entry.name.stem.size() - flag.size());
  }
  add_history(pop, folder, std::move(entries), reading);
  report_strangers(pop, folder, reading);
}

}  // namespace

const Layout pop{.name = "pop", .has_downs = true, .wrapping = Wrapping::always, .take = take};

}  // namespace segue::project::layout
