#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "live_rollout/operations.h"

namespace segue::test {

/// How the two releases see the rows: queries whose first column is the row's number.
struct Agreement {
  std::string v1{}, v2{};
  std::vector<std::string> none{};  // at the end these find nothing
};

/// One kind of change on one database: a folder of `changes/`.
struct Change {
  std::string name{};  // "rename-column"
  std::filesystem::path
      migrations{};  // a project in phased layout: 0001 is what v1 was written for
  std::vector<Operation> v1{}, v2{};
  Agreement agreement{};

  bool has(const std::string& script) const;  // "contract.up.sql"
};

/// All changes that there are for a dialect; $SEGUE_CHANGES narrows them to those that it names,
/// with commas between them. What releases do stands in `<change>/<dialect>/v1.sql`, or in
/// `<change>/v1.sql` where it is the same everywhere.
std::vector<Change> changes_for(const std::string& dialect);

}  // namespace segue::test
