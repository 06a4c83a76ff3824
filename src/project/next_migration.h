#pragma once

#include <ctime>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "project/project.h"

namespace segue::project {

/// A file as it is and as it should be; where it is not there, there is no text.
struct FileChange {
  std::string path{};
  std::optional<std::string> before{};
  std::optional<std::string> after{};

  bool operator==(const FileChange&) const = default;
};
using FileChanges = std::vector<FileChange>;

/// A migration that is to be written.
struct Draft {
  std::string name{};  // as it can stand in a path: "add_users"
  std::string up{};    // statements, each with its terminator and a line end; may be empty
  std::string down{};
  bool wants_down = false;      // also where those that are there have none
  bool no_down = false;         // there is none, for a reason that the up gives
  bool no_transaction = false;  // the tool must not open one
};

/// What writing a migration comes to.
struct Written {
  FileChanges changes{};  // the first one holds the up
  Migration migration{};  // as the history has it then; without files where it is a changeset
};

/// The files of a migration that comes after all that are there, named and laid out like those,
/// with what the tool keeps in files of its own (a plan, a journal). `tree` is where those are read
/// from. An error says why nobody knows how: loose files have no order that a new one could follow.
Result<Written> next_migration(const FileTree& tree, const History& history, const Draft& draft,
                               std::time_t now);

/// The text of a script that asks its tool for no transaction, if the layout has a way to say so in
/// the script and it does not say so yet.
std::optional<std::string> without_transaction(const Layout& layout, const std::string& text);

}  // namespace segue::project
