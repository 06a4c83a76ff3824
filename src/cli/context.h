#pragma once

#include <map>
#include <set>
#include <string>

#include "base/files.h"
#include "project/project.h"

namespace segue::cli {

/// Files that are named one by one (as a commit hook does) are read in the light of the migrations
/// that they belong to: those before them are simulated, but nothing is told about them.
class Context {
 public:
  Context(const FileTree& tree, const project::Settings& settings,
          const project::Dialects& dialects)
      : tree_(tree), settings_(settings), dialects_(dialects) {
    // A file may lie anywhere, also where there is much below that has nothing to do with it.
    settings_.depth = 1;
  }

  /// Remembers the file if it is part of a history on disk; false where it stands alone.
  bool take(const std::string& path);
  /// Adds the histories that files were found in, with what their names tell about these files.
  void add_to(project::Project& project) const;
  /// Files that are only there to be simulated.
  std::set<std::string> silent() const;

 private:
  struct Root {
    project::Project project{};
    std::map<std::string, size_t> history_of{};  // by path
    std::set<std::string> asked_for{};
  };
  Root& root_of(const std::string& path);

  const FileTree& tree_;
  project::Settings settings_;
  const project::Dialects& dialects_;
  std::map<std::string, Root> roots_{};
};

}  // namespace segue::cli
