#include "cli/proof.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "cli/replay.h"
#include "dialects/all.h"
#include "project/layout.h"

namespace segue::cli {
namespace {

using project::History;

/// How often the search for changes that do not hold begins anew.
constexpr int most_rounds = 6;

/// A finding, wherever in its file it stands.
struct Place {
  std::string rule{};
  std::string file{};
  auto operator<=>(const Place&) const = default;
};
using Counts = std::map<Place, int>;

/// Keeps what must not become more: errors, and what is said of ways back.
class Collector : public report::CheckReport {
 public:
  void finding(const report::Located& located) override {
    const Finding& finding = located.finding;
    // A way back that makes others wait is better than none.
    const bool of_down = finding.rule.starts_with("down-") || finding.rule.ends_with("-down");
    const bool counts =
        finding.severity == Severity::error || (of_down && finding.rule != "down-blocks");
    if (counts) ++counts_[{finding.rule, finding.file}];
  }
  void end(const report::Summary& /*summary*/) override {}

  Counts take() { return std::move(counts_); }

 private:
  Counts counts_{};
};

/// A file that was read by itself has its whole name for an id.
bool is_one_file(const History& history) {
  return history.migrations.size() == 1 && history.migrations.front().id.ends_with(".sql") &&
         !history.from_nothing;
}

/// The history as it is read from a tree.
Result<project::Project> reread(const FileTree& tree, const History& history) {
  const auto all = dialects::all();
  const project::Dialects known(all.begin(), all.end());
  std::error_code error;
  const project::Settings settings{.dialect = history.dialect,
                                   .server = history.server,
                                   .layout = history.layout,
                                   .here = std::filesystem::current_path(error).string()};
  if (is_one_file(history)) {
    const auto& migration = history.migrations.front();
    const auto& file = migration.up.empty() ? migration.down.front() : migration.up.front();
    return project::load_file(tree, file.path, settings, known);
  }
  return project::load_folder(tree, history.folder, settings, known);
}

bool is_changed(const History& history, const std::set<std::string>& paths) {
  for (const auto& migration : history.migrations)
    for (const auto* side : {&migration.up, &migration.down})
      for (const auto& file : *side)
        if (paths.contains(file.path)) return true;
  return false;
}

Result<Counts> counts_in(const FileTree& tree, const Loaded& loaded,
                         const std::set<std::string>& changed) {
  Collector collector;
  Replay replay(tree, collector, loaded.config.rules, loaded.silent);
  for (const History& history : loaded.project.histories) {
    if (!is_changed(history, changed)) continue;
    auto project = reread(tree, history);
    if (!project) return project.error();
    std::erase_if(project->histories, [&](const History& other) {
      return other.layout != history.layout || other.folder != history.folder;
    });
    replay.run(*project);
  }
  return collector.take();
}

std::map<std::string, int> by_rule(const Counts& counts) {
  std::map<std::string, int> result;
  for (const auto& [place, count] : counts)
    result[place.rule] += count;
  return result;
}

/// The migrations whose changes made a rule find more, each with that rule. Where nobody can tell
/// which, all of them.
std::map<std::string, std::string> harmed(const Counts& before, const Counts& after,
                                          const Mending& mending) {
  std::map<std::string, std::string> result;
  const auto totals_before = by_rule(before);
  for (const auto& [rule, total] : by_rule(after)) {
    const auto known = totals_before.find(rule);
    if (known != totals_before.end() && known->second >= total) continue;
    const size_t told = result.size();
    for (const auto& [place, count] : after) {
      const auto old = before.find(place);
      if (place.rule != rule || (old != before.end() && old->second >= count)) continue;
      for (const auto& [migration, files] : mending.touched())
        if (files.contains(place.file)) result.emplace(migration, rule);
    }
    if (result.size() > told) continue;
    for (const auto& [migration, files] : mending.touched())
      result.emplace(migration, rule);
  }
  return result;
}

Result<std::map<std::string, std::string>> harmed_by(const Loaded& loaded, const Mending& mending) {
  std::set<std::string> changed;
  for (const auto& [migration, files] : mending.touched()) {
    changed.insert(migration);
    changed.insert(files.begin(), files.end());
  }
  const auto before = counts_in(loaded.tree, loaded, changed);
  if (!before) return before.error();
  const auto after = counts_in(mending.tree(), loaded, changed);
  if (!after) return after.error();
  return harmed(*before, *after, mending);
}

}  // namespace

Result<Mended> mended(const Loaded& loaded, const Wish& wish) {
  std::set<std::string> left_alone;
  std::vector<Refusal> refusals;
  for (int round = 0; round < most_rounds; ++round) {
    Mending mending(loaded, wish, left_alone);
    if (const auto error = mending.run()) return *error;
    std::map<std::string, std::string> bad;
    if (!mending.touched().empty()) {
      const auto found = harmed_by(loaded, mending);
      if (!found) return found.error();
      bad = *found;
    }
    if (bad.empty()) {
      refusals.insert(refusals.end(), mending.refusals().begin(), mending.refusals().end());
      return Mended{mending.fixes(), std::move(refusals), mending.tree().changes()};
    }
    for (const auto& [migration, rule] : bad) {
      left_alone.insert(migration);
      refusals.push_back({migration,
                          {},
                          fmt::format("mended, the project would have another finding, "
                                      "`{}`",
                                      rule)});
    }
  }
  return Mended{{}, std::move(refusals), {}};
}

}  // namespace segue::cli
