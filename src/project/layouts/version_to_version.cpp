#include <map>
#include <string>
#include <utility>
#include <vector>

#include "project/layout.h"

namespace segue::project::layout {
namespace {

bool is_upgrade(const FileName& name) {
  const size_t to = name.stem.find("_to_");
  if (to == std::string::npos || to == 0 || to + 4 >= name.stem.size()) return false;
  constexpr std::string_view digits = "0123456789";
  const bool from_number = name.stem.find_first_of(digits) < to;
  return from_number && digits.find(name.stem[to + 4]) != std::string_view::npos;
}

/// What stands before the first number: scripts that differ in it are alternatives.
std::string_view family_of(const Entry& entry) {
  const std::string_view stem = entry.name.stem;
  return stem.substr(0, stem.find_first_of("0123456789"));
}

/// Upgrade scripts: 4.1.0_to_4.2.0_schema.sql. They start from a schema that an older release
/// left, which is not there to be read.
void take(Folder& folder, Reading& reading) {
  auto entries = scripts_in(folder, reading, is_upgrade);
  if (entries.empty()) return;
  claim(folder, entries);
  for (auto& entry : entries)
    entry.name.version.clear();
  const size_t before = reading.project.histories.size();
  std::map<std::string, std::vector<Entry>> families;
  for (auto& entry : entries)
    families[std::string(family_of(entry))].push_back(std::move(entry));
  for (auto& [family, scripts] : families)
    add_history(version_to_version, folder, std::move(scripts), reading);
  for (size_t i = before; i < reading.project.histories.size(); ++i)
    reading.project.histories[i].from_nothing = false;
}

}  // namespace

const Layout version_to_version{.name = "version-to-version", .take = take};

}  // namespace segue::project::layout
