#include "cli/scope.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "cli/git.h"
#include "cli/simulation.h"
#include "project/layout.h"

namespace segue::cli {
namespace {

using project::History;
using project::Migration;

template <class Visit>
void each_file(const Migration& migration, Visit visit) {
  for (const auto* side : {&migration.up, &migration.down})
    for (const auto& file : *side)
      visit(file.path);
}

/// What is told about files that are only simulated is not told.
void forget_silent(Loaded& loaded) {
  std::erase_if(loaded.project.findings,
                [&](const Finding& finding) { return loaded.silent.contains(finding.file); });
}

std::string absolute(const std::string& path) {
  std::error_code error;
  const auto found = std::filesystem::weakly_canonical(path, error);
  return error ? path : found.string();
}

/// Whether the name begins with a version, also where the layout has none.
bool is_numbered(const Migration& migration) {
  return !migration.id.empty() && migration.id.front() >= '0' && migration.id.front() <= '9';
}

/// Whether somebody who says `version` means this migration; of plain files the number is enough.
bool is_called(const Migration& migration, const std::string& version) {
  return is_meant(migration, version) ||
         (is_numbered(migration) && migration.id.starts_with(version + '_'));
}

/// Files whose text may change after they ran: what is run again when it changed, and changelogs,
/// which grow.
bool may_change(const History& history, const Migration& migration) {
  return migration.repeatable || history.layout->sections == project::Sections::changesets ||
         history.layout == &project::layout::schema_dump ||
         (history.layout == &project::layout::plain && !is_numbered(migration));
}

/// Tells what a branch did to one history.
class Branch {
 public:
  Branch(Loaded& loaded, const Changes& changes, const std::string& revision)
      : loaded_(loaded), changes_(changes), revision_(revision) {}

  void look_at(const History& history) {
    bool later_is_old = false;
    for (auto migration = history.migrations.rbegin(); migration != history.migrations.rend();
         ++migration) {
      const bool is_new = is_added(*migration);
      if (is_new && later_is_old && !may_change(history, *migration)) out_of_order(*migration);
      later_is_old |= !is_new && !migration->repeatable;
      each_file(*migration, [&](const std::string& path) { look_at(history, *migration, path); });
    }
  }

  Findings take() { return std::move(findings_); }

 private:
  bool is_added(const Migration& migration) const {
    return std::any_of(migration.up.begin(), migration.up.end(), [&](const auto& file) {
      return changes_.added.contains(absolute(file.path));
    });
  }

  void look_at(const History& history, const Migration& migration, const std::string& path) {
    const std::string place = absolute(path);
    if (changes_.added.contains(place)) return;
    const bool edited = changes_.edited.contains(place);
    if (edited && migration.repeatable)
      if (auto before = text_before(changes_, place)) loaded_.earlier[path] = std::move(*before);
    if (edited && may_change(history, migration)) return;
    const bool up = std::any_of(migration.up.begin(), migration.up.end(),
                                [&](const auto& file) { return file.path == path; });
    // A way back that the branch has mended is judged like one that it has added.
    if (edited && !up) return;
    loaded_.silent.insert(path);
    if (edited)
      report("applied-migration-edited", Severity::error, path,
             fmt::format("this migration was there at `{}` already and reads differently now",
                         revision_),
             "databases that have run it do not get the change: put it into a new migration");
  }

  void out_of_order(const Migration& migration) {
    report("out-of-order-migration", Severity::warning, migration.up.front().path,
           fmt::format("this new migration sorts before some that were there at `{}`", revision_),
           "databases that have run those either skip it or refuse it: give it the latest version");
  }

  void report(std::string rule, Severity severity, const std::string& path, std::string message,
              std::string advice) {
    findings_.push_back({.rule = std::move(rule),
                         .severity = severity,
                         .message = std::move(message),
                         .advice = std::move(advice),
                         .file = path});
  }

  Loaded& loaded_;
  const Changes& changes_;
  const std::string& revision_;
  Findings findings_{};
};

bool is_below(const std::string& path, const std::string& folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

std::string folder_of(const History& history) {
  return absolute(history.shown_folder());
}

/// A history that lies elsewhere since the branch has moved its folder is the one that was there:
/// its files are neither new nor gone. Anything else that git takes for a file under another name
/// is a new one, and one that is gone. Gives back the folders that histories came from.
std::set<std::string> follow_moves(const Loaded& loaded, Changes& changes) {
  std::set<std::string> left;
  for (const auto& [path, moved] : changes.moved) {
    bool in_its_place = false;
    for (const History& history : loaded.project.histories) {
      const std::string folder = folder_of(history);
      if (in_its_place || !is_below(path, folder)) continue;
      const std::string inside = path.substr(folder.size());
      in_its_place = moved.from.ends_with(inside);
      if (in_its_place) left.insert(moved.from.substr(0, moved.from.size() - inside.size()));
    }
    if (in_its_place && moved.edited) changes.edited.insert(path);
    if (in_its_place) continue;
    changes.added.insert(path);
    changes.removed.insert(moved.from);
  }
  return left;
}

/// Migrations that the branch has taken away, told at the path that they had. `left` are folders
/// that histories were in.
void report_removed(const Loaded& loaded, const Changes& changes, const std::string& revision,
                    const std::set<std::string>& left, Findings& findings) {
  for (const auto& path : changes.removed) {
    const bool script = path.ends_with(".sql");
    const auto& all = loaded.project.histories;
    const bool is_ours =
        std::any_of(all.begin(), all.end(),
                    [&](const History& each) { return is_below(path, folder_of(each)); }) ||
        std::any_of(left.begin(), left.end(),
                    [&](const std::string& folder) { return is_below(path, folder); });
    if (!script || path.ends_with("down.sql") || !is_ours) continue;
    std::error_code error;
    const auto shown = std::filesystem::relative(path, error);
    findings.push_back(
        {.rule = "applied-migration-edited",
         .severity = Severity::error,
         .message = fmt::format("this migration was there at `{}` and is gone now", revision),
         .advice = "bring it back, and undo what it does in a new migration",
         .file = error ? path : shown.string()});
  }
}

}  // namespace

Result<bool> start_after(Loaded& loaded, const std::string& version) {
  bool found = false;
  for (const History& history : loaded.project.histories) {
    const auto& all = history.migrations;
    const auto last = std::find_if(all.begin(), all.end(), [&](const Migration& migration) {
      return is_called(migration, version);
    });
    if (last == all.end()) continue;
    found = true;
    for (auto migration = all.begin(); migration != std::next(last); ++migration)
      each_file(*migration, [&](const std::string& path) { loaded.silent.insert(path); });
  }
  if (!found)
    return Error{
        ErrorCode::usage,
        fmt::format("`start_after` names `{}`, and no migration has this version", version)};
  forget_silent(loaded);
  return true;
}

Result<bool> only_since(Loaded& loaded, const std::string& revision) {
  auto changes = changes_since(revision);
  if (!changes) return changes.error();
  for (const History& history : loaded.project.histories) {
    const std::string folder = folder_of(history);
    if (folder != changes->top && !is_below(folder, changes->top))
      return Error{
          ErrorCode::usage,
          fmt::format("`{}` is no part of the git working tree `{}`: start segue in its own",
                      history.shown_folder(), changes->top)};
  }
  const auto left = follow_moves(loaded, *changes);
  Branch branch(loaded, *changes, revision);
  for (const History& history : loaded.project.histories)
    branch.look_at(history);
  forget_silent(loaded);
  Findings findings = branch.take();
  report_removed(loaded, *changes, revision, left, findings);
  std::move(findings.begin(), findings.end(), std::back_inserter(loaded.project.findings));
  return true;
}

Result<bool> narrow(Loaded& loaded, const std::string& revision) {
  if (!loaded.config.start_after.empty()) {
    auto done = start_after(loaded, loaded.config.start_after);
    if (!done) return done;
  }
  return revision.empty() ? Result<bool>(true) : only_since(loaded, revision);
}

}  // namespace segue::cli
