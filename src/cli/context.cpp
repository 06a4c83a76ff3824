#include "cli/context.h"

#include <algorithm>
#include <iterator>

#include "project/layout.h"

namespace segue::cli {
namespace {

using project::History;

/// Layouts that keep a folder per migration, or the two directions in folders of their own, begin
/// one level higher.
std::string folder_to_read(const std::string& path) {
  constexpr std::string_view in_own_folder[] = {
      "up.sql",       "down.sql",        "migration.sql",     "expand.up.sql",
      "backfill.sql", "expand.down.sql", "contract.down.sql", "contract.up.sql"};
  constexpr std::string_view directions[] = {"deploy", "revert", "verify"};
  const std::string_view folder = path::folder_of(path);
  const auto holds = [](const auto& list, std::string_view word) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
  };
  const bool higher =
      holds(in_own_folder, path::name_of(path)) || holds(directions, path::name_of(folder));
  return std::string(higher ? path::folder_of(folder) : folder);
}

/// Whether the name is one that a script has among others: a version, or that of a file in a
/// migration's own folder. For loose files the folder is not even listed.
bool may_be_one_of_many(const std::string& path, const project::Dialects& dialects) {
  const auto name = project::read_name(path::name_of(path), dialects);
  return (name && !name->version.empty()) || folder_to_read(path) != path::folder_of(path);
}

/// Loose files have nothing before them that they could build on.
bool gives_context(const History& history) {
  return history.layout != &project::layout::plain &&
         history.layout != &project::layout::schema_dump &&
         history.layout != &project::layout::version_to_version;
}

template <class Visit>
void each_file(const History& history, Visit visit) {
  for (const auto& migration : history.migrations) {
    for (const auto* side : {&migration.up, &migration.down}) {
      for (const auto& file : *side)
        visit(file.path);
    }
  }
}

}  // namespace

Context::Root& Context::root_of(const std::string& path) {
  const std::string folder = folder_to_read(path);
  const auto known = roots_.find(folder);
  if (known != roots_.end()) return known->second;
  Root& root = roots_[folder];
  auto project = project::load_folder(tree_, folder, settings_, dialects_);
  if (!project) return root;
  root.project = std::move(*project);
  for (size_t i = 0; i < root.project.histories.size(); ++i) {
    if (gives_context(root.project.histories[i]))
      each_file(root.project.histories[i],
                [&](const std::string& file) { root.history_of[file] = i; });
  }
  return root;
}

bool Context::take(const std::string& path) {
  if (!may_be_one_of_many(path, dialects_)) return false;
  Root& root = root_of(path);
  if (!root.history_of.contains(path)) return false;
  root.asked_for.insert(path);
  return true;
}

void Context::add_to(project::Project& project) const {
  for (const auto& entry : roots_) {
    const Root& root = entry.second;
    std::set<size_t> wanted;
    for (const auto& path : root.asked_for)
      wanted.insert(root.history_of.at(path));
    for (const size_t index : wanted)
      project.histories.push_back(root.project.histories[index]);
    std::copy_if(root.project.findings.begin(), root.project.findings.end(),
                 std::back_inserter(project.findings),
                 [&](const Finding& finding) { return root.asked_for.contains(finding.file); });
  }
}

std::set<std::string> Context::silent() const {
  std::set<std::string> paths;
  for (const auto& [folder, root] : roots_) {
    for (const auto& [path, history] : root.history_of) {
      if (!root.asked_for.contains(path)) paths.insert(path);
    }
  }
  return paths;
}

}  // namespace segue::cli
