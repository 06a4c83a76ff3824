#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"

namespace segue::project {

/// How a plan begins that segue has written as SQL: it looks like a script, and is no migration.
inline constexpr std::string_view plan_opening = "-- Rollout of `";

/// A folder of the tree that is being looked at, with all below it. Hidden folders and those of
/// package managers and build tools are left out.
struct Folder {
  std::string path{};
  std::string name{};
  Folder* parent = nullptr;
  std::vector<std::string> files{};  // names in natural order
  std::vector<std::unique_ptr<Folder>> folders{};
  bool taken = false;  // belongs to a history already; its files are spoken for

  std::string path_of(std::string_view file) const { return path::joined(path, file); }
  bool has(std::string_view file) const;
  Folder* find(std::string_view name) const;
};

/// Lists a folder and `depth` levels below it.
Result<std::unique_ptr<Folder>> walk(const FileTree& tree, const std::string& path, int depth);

/// The beginnings of files, each read once.
class Heads {
 public:
  explicit Heads(const FileTree& tree) : tree_(tree) {}

  const FileTree& tree() const { return tree_; }
  /// The first 16 KiB of a file; empty where it cannot be read.
  const std::string& of(const std::string& path);

 private:
  const FileTree& tree_;
  std::map<std::string, std::string> known_;
};

/// "2_x" before "10_x": runs of digits compare as numbers of any length, all else byte by byte.
bool natural_less(std::string_view a, std::string_view b);

}  // namespace segue::project
