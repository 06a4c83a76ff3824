#pragma once

#include <map>
#include <string>
#include <utility>

#include "base/files.h"

namespace segue::test {

/// Files that live in memory: path → text.
class MemoryTree : public FileTree {
 public:
  explicit MemoryTree(std::map<std::string, std::string> files) : files_(std::move(files)) {}

  Result<std::vector<FolderEntry>> list(const std::string& folder) const override {
    const std::string below = folder.empty() || folder == "." ? "" : folder + "/";
    std::map<std::string, bool> found;
    for (const auto& [path, text] : files_) {
      if (!path.starts_with(below)) continue;
      const std::string rest = path.substr(below.size());
      const size_t slash = rest.find('/');
      found[rest.substr(0, slash)] |= slash != std::string::npos;
    }
    if (found.empty()) return missing(folder);
    std::vector<FolderEntry> entries;
    for (const auto& [name, is_folder] : found)
      entries.push_back({name, is_folder});
    return entries;
  }

  Result<std::string> read(const std::string& path) const override {
    const auto found = files_.find(path);
    if (found == files_.end()) return missing(path);
    return found->second;
  }

  Result<std::string> head(const std::string& path, size_t most) const override {
    auto text = read(path);
    return text ? Result<std::string>(text->substr(0, most)) : text;
  }

 private:
  static Error missing(const std::string& path) {
    return {ErrorCode::file, "cannot read `" + path + "`: there is no such file"};
  }

  std::map<std::string, std::string> files_;
};

}  // namespace segue::test
