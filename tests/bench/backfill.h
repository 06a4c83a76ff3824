#pragma once

#include <filesystem>
#include <string>

namespace segue::bench {

/// Prints how fast a backfill of 2,000,000 rows is and what others notice of it, beside one UPDATE
/// and beside batches of 1,000 rows, on an embedded database and on each server that can be started
/// here. $SEGUE_ROWS and $SEGUE_RUNS make it smaller; $SEGUE_SERVERS names the databases.
int backfill(const std::string& segue, const std::filesystem::path& work);

}  // namespace segue::bench
