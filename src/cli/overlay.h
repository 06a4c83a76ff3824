#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/files.h"
#include "project/next_migration.h"

namespace segue::cli {

/// A tree of files with some of them changed, added or taken away, as long as nobody has written
/// that.
class Overlay : public FileTree {
 public:
  explicit Overlay(const FileTree& below) : below_(below) {}

  /// No text: the file is gone.
  void set(const std::string& path, std::optional<std::string> text);
  void set(const project::FileChanges& changes);
  /// What differs from the tree below, by path.
  project::FileChanges changes() const;

  Result<std::vector<FolderEntry>> list(const std::string& folder) const override;
  Result<std::string> read(const std::string& path) const override;
  Result<std::string> head(const std::string& path, size_t most) const override;

 private:
  const FileTree& below_;
  std::map<std::string, std::optional<std::string>> changed_{};
};

}  // namespace segue::cli
