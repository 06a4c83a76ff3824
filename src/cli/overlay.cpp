#include "cli/overlay.h"

#include <fmt/core.h>

#include <algorithm>

namespace segue::cli {
namespace {

Error gone(const std::string& path) {
  return {ErrorCode::file, fmt::format("cannot read `{}`: it is to be removed", path)};
}

/// The path below the folder; nothing where it lies elsewhere.
std::optional<std::string> below(const std::string& folder, const std::string& path) {
  if (folder.empty() || folder == ".") return path;
  const bool inside =
      path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
  if (!inside) return std::nullopt;
  return path.substr(folder.size() + 1);
}

}  // namespace

void Overlay::set(const std::string& path, std::optional<std::string> text) {
  changed_[path] = std::move(text);
}

void Overlay::set(const project::FileChanges& changes) {
  for (const auto& change : changes)
    set(change.path, change.after);
}

project::FileChanges Overlay::changes() const {
  project::FileChanges changes;
  for (const auto& [path, text] : changed_) {
    const auto before = below_.read(path);
    project::FileChange change{path, std::nullopt, text};
    if (before) change.before = *before;
    if (change.before != change.after) changes.push_back(std::move(change));
  }
  return changes;
}

Result<std::vector<FolderEntry>> Overlay::list(const std::string& folder) const {
  auto listed = below_.list(folder);
  std::vector<FolderEntry> entries;
  if (listed) entries = *listed;
  bool any = false;
  for (const auto& [path, text] : changed_) {
    const auto rest = below(folder, path);
    if (!rest) continue;
    any = true;
    const size_t slash = rest->find('/');
    const std::string name = rest->substr(0, slash);
    const bool is_folder = slash != std::string::npos;
    const auto known = std::find_if(entries.begin(), entries.end(),
                                    [&](const FolderEntry& entry) { return entry.name == name; });
    if (!text && !is_folder && known != entries.end()) entries.erase(known);
    if (text && known == entries.end()) entries.push_back({name, is_folder});
  }
  if (!listed && !any) return listed.error();
  return entries;
}

Result<std::string> Overlay::read(const std::string& path) const {
  const auto changed = changed_.find(path);
  if (changed == changed_.end()) return below_.read(path);
  if (!changed->second) return gone(path);
  return *changed->second;
}

Result<std::string> Overlay::head(const std::string& path, size_t most) const {
  const auto changed = changed_.find(path);
  if (changed == changed_.end()) return below_.head(path, most);
  if (!changed->second) return gone(path);
  return changed->second->substr(0, most);
}

}  // namespace segue::cli
