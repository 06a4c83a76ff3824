#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/course.h"
#include "project/layout.h"

namespace segue::cli {

/// A row of another tool's table.
struct VersionRow {
  std::string key{};  // the columns before the last one, with colons between them
  project::RowState state = project::RowState::other;
  std::string checksum{};  // of the file as it ran, where the tool keeps one
};

/// Reads the table of a tool. `table` is its name where it is not the usual one. An error is a
/// table that is not there, or has other columns.
Result<std::vector<VersionRow>> rows_of(const Place& place, dialect::Connection& connection,
                                        const project::Layout& tool, const std::string& table);

/// What a tool says of a history.
struct Adoption {
  std::vector<const Item*> applied{};   // in the order of the history
  std::vector<const Item*> edited{};    // … of them those that read otherwise when they ran
  std::vector<const Item*> outdated{};  // that run again, since they read otherwise when they ran
  std::vector<std::pair<std::string, const Item*>> failed{};  // null where the folder lacks it
  std::vector<std::string> unknown{};                         // applied, and not in the folder
};
Adoption adoption_of(const Course& course, const project::Layout& tool,
                     const std::vector<VersionRow>& rows);

}  // namespace segue::cli
