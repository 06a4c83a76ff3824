#include <algorithm>
#include <array>

#include "project/layouts/updown.h"

namespace segue::project::layout {
namespace {

struct PhasedFile {
  std::string_view name;
  Direction direction;
  Phase phase;
};

/// In the order in which they run; downs run the other way round.
constexpr std::array<PhasedFile, 5> phased_files = {{
    {"expand.up.sql", Direction::up, Phase::expand},
    {"backfill.sql", Direction::up, Phase::backfill},
    {"contract.up.sql", Direction::up, Phase::contract},
    {"contract.down.sql", Direction::down, Phase::contract},
    {"expand.down.sql", Direction::down, Phase::expand},
}};

bool is_phased(const Folder& folder) {
  return std::any_of(phased_files.begin(), phased_files.end(),
                     [&](const PhasedFile& file) { return folder.has(file.name); });
}

Migration phased_migration(const Folder& folder) {
  const size_t at = folder.name.find('_');
  Migration migration{.version = folder.name.substr(0, at),
                      .name = at == std::string::npos ? "" : folder.name.substr(at + 1),
                      .id = folder.name};
  for (const auto& file : phased_files) {
    if (!folder.has(file.name)) continue;
    auto& side = file.direction == Direction::up ? migration.up : migration.down;
    side.push_back({folder.path_of(file.name), file.phase});
  }
  return migration;
}

void report_missing_phase_downs(const Folder& folder, Reading& reading) {
  for (const auto& [up, down] :
       {std::pair{"expand.up.sql", "expand.down.sql"}, {"contract.up.sql", "contract.down.sql"}}) {
    if (folder.has(up) && !folder.has(down))
      reading.report("missing-down", Severity::warning, folder.path_of(up),
                     std::string("there is no ") + down + " beside it",
                     "add one, or say why there is none: -- segue: irreversible reason=\"…\"");
    if (folder.has(down) && !folder.has(up))
      reading.report("down-without-up", Severity::warning, folder.path_of(down),
                     std::string("there is no ") + up + " beside it",
                     "add its up script, or remove it");
  }
}

/// Segue's own form: folders with phases, flat files beside them.
void take(Folder& folder, Reading& reading) {
  std::vector<Migration> phased;
  for (const auto& below : folder.folders) {
    if (!is_phased(*below)) continue;
    phased.push_back(phased_migration(*below));
    report_missing_phase_downs(*below, reading);
    claim_all(*below);
  }
  if (phased.empty() && !reading.asked_for(segue)) return;

  const size_t before = reading.project.histories.size();
  auto flat = scripts_with_direction(folder, reading);
  if (!flat.empty()) take_updown(segue, folder, std::move(flat), reading);
  if (reading.project.histories.size() == before) {
    reading.project.histories.push_back(history_in(folder, segue));
  }
  auto& migrations = reading.project.histories.back().migrations;
  for (auto& migration : phased)
    migrations.push_back(std::move(migration));
  std::stable_sort(migrations.begin(), migrations.end(), [](const auto& a, const auto& b) {
    return compare_versions(VersionOrder::number, a.version, b.version) < 0;
  });
  if (migrations.empty()) reading.project.histories.pop_back();
}

}  // namespace

const Layout segue{
    .name = "segue", .has_downs = true, .wrapping = Wrapping::unless_refused, .take = take};

}  // namespace segue::project::layout
