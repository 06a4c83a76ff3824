#include "project/layouts/flyway.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"

namespace segue::project::layout {
namespace {

bool is_repeatable(const FileName& name) {
  return name.prefix == 'R';
}

/// SQL callbacks carry the name of an event; they are no versions.
bool is_callback(const FileName& name) {
  const std::string stem = text::lower(name.stem);
  return stem.starts_with("before") || stem.starts_with("after") ||
         stem.starts_with("createschema");
}

std::set<std::string_view> versions_with(const std::vector<Entry>& entries, char prefix) {
  std::set<std::string_view> versions;
  for (const auto& entry : entries) {
    if (entry.name.prefix == prefix) versions.insert(entry.name.version);
  }
  return versions;
}

/// A baseline stands for all versions up to its own: it is left out where one of those is there.
void leave_out_baselines(std::vector<Entry>& entries) {
  std::erase_if(entries, [&](const Entry& baseline) {
    if (baseline.name.prefix != 'B') return false;
    return std::any_of(entries.begin(), entries.end(), [&](const Entry& other) {
      return other.name.prefix == 'V' &&
             compare_versions(VersionOrder::parts, other.name.version, baseline.name.version) <= 0;
    });
  });
}

void take(Folder& folder, Reading& reading) {
  auto entries = double_underscored(folder, reading);
  if (entries.empty()) return;
  const auto undone = versions_with(entries, 'U');
  const auto versions = versions_with(entries, 'V');
  const bool undo = std::all_of(undone.begin(), undone.end(),
                                [&](std::string_view u) { return versions.contains(u); });
  if (!undo && !reading.asked_for(flyway)) return;
  claim_below(folder, entries);
  leave_out_baselines(entries);
  for (auto& entry : entries) {
    entry.repeatable = is_repeatable(entry.name);
    entry.direction = entry.name.prefix == 'U' ? Direction::down : Direction::up;
    entry.name.stem = entry.name.prefix == 'U' ? "V" + entry.name.stem.substr(1) : entry.name.stem;
  }
  add_history(flyway, folder, std::move(entries), reading);
  claim(folder, scripts_in(folder, reading, is_callback));
  report_strangers(flyway, folder, reading);
}

/// Folders that are searched with all that lies below them.
bool is_root(const Folder& folder) {
  const std::string name = text::lower(folder.name);
  return name.starts_with("migration");
}

bool is_versioned(const FileName& name) {
  return name.prefix != '\0' && name.double_underscore();
}

void collect(const Folder& folder, const Reading& reading, std::vector<Entry>& entries) {
  for (auto& entry : scripts_in(folder, reading, is_versioned))
    entries.push_back(std::move(entry));
  for (const auto& below : folder.folders) {
    if (find_dialect(reading.dialects, below->name) == nullptr) collect(*below, reading, entries);
  }
}

/// A row for each thing that was done, in the order of its rank. Repeatable scripts have no
/// version.
const VersionTable versions{
    .names = {"flyway_schema_history", "schema_version"},
    .rows =
        "SELECT coalesce(version, script), checksum, CASE WHEN substr(CAST(success AS CHAR(5)), 1, "
        "1) IN "
        "('0', 'f') THEN 'failed' WHEN type LIKE '%BASELINE' THEN 'up-to' WHEN type LIKE "
        "'UNDO%' OR type = 'DELETE' THEN 'reverted' WHEN type = 'SCHEMA' THEN 'other' ELSE "
        "'applied' END FROM {} ORDER BY installed_rank",
    .key = RowKey::parts,
    .way_out = "undo by hand what it left, then take its row away with `flyway repair`"};

}  // namespace

std::vector<Entry> double_underscored(const Folder& folder, const Reading& reading) {
  std::vector<Entry> entries = scripts_in(folder, reading, is_versioned);
  if (entries.empty() && !is_root(folder)) return entries;
  entries.clear();
  collect(folder, reading, entries);
  return entries;
}

void claim_below(Folder& folder, const std::vector<Entry>& entries) {
  claim(folder, entries);
  for (const auto& below : folder.folders)
    claim_below(*below, entries);
}

const Layout flyway{.name = "flyway",
                    .order = VersionOrder::parts,
                    .has_downs = true,
                    .wrapping = Wrapping::unless_refused,
                    .placeholders = true,
                    .versions = &versions,
                    .take = take};

}  // namespace segue::project::layout
