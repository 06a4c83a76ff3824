#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/error.h"

namespace segue::cli {

/// Where a file was before.
struct Moved {
  std::string from{};
  bool edited = false;
};

/// What a branch changed since it left another revision, as absolute paths. The working tree
/// counts, committed or not.
struct Changes {
  std::string top{};   // the root of the working tree
  std::string base{};  // the revision that both have in common, as its full id
  std::set<std::string> added{};
  std::set<std::string> edited{};  // they were there, and read differently now
  std::set<std::string> removed{};
  std::map<std::string, Moved> moved{};  // as git sees it, by the path that they have now
};

/// The text that a file had at the revision that both have in common; nothing where it was not
/// there. `path` is one of those in `changes`, as they are now.
std::optional<std::string> text_before(const Changes& changes, const std::string& path);

/// Asks git, started as a child process in the working folder. An error is a folder that is no
/// working tree, a revision that does not exist, or a git that cannot be started.
Result<Changes> changes_since(const std::string& revision);

}  // namespace segue::cli
