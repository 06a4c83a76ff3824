#pragma once

#include <functional>
#include <string>
#include <vector>

#include "facts/table.h"

namespace segue::test {

/// The cells of a line of locks.table, as text.
struct LockCells {
  std::string locks = "-";  // "child AE, t AE"
  std::string reads = "-";  // "yes" or "no": whether reads wait
  std::string writes = "-";
  std::string rewrites = "-";  // tables and sequences; "index" where only indexes are
  std::string scans = "-";

  bool operator==(const LockCells&) const = default;
};

/// As the table writes what was measured: indexes only where nothing else is locked; locks that
/// stop nobody but ACCESS EXCLUSIVE only where there are no others; a scan also where an index is
/// built.
LockCells cells_of(const FactBench::Answer& answer);
LockCells cells_of(const FactRow& row);

/// "child AE, t AE": the locks of which the table tells.
std::string shown_locks(std::vector<facts::Lock> locks,
                        const std::function<bool(const facts::Lock&)>& is_index);

/// Whether the relations that are read are those that were: `t?` may be missing.
bool agrees(const std::string& measured, const std::string& modelled);

/// "t AE, parent SRE" in the order of the names.
std::string sorted_list(const std::string& list);

/// "AE" for "ACCESS EXCLUSIVE".
std::string short_name_of(const std::string& mode);

}  // namespace segue::test
