#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace segue::bench {

/// Prints what 300 trivial migrations, an `up` with nothing to do, and a `status` cost, on an
/// embedded database and on each server that can be started here, beside dbmate and beside the
/// floor. `self` is this program.
int apply(const std::string& segue, const std::string& self, const std::filesystem::path& work);

/// The least that a runner can do: one connection, and for each file of a folder one transaction
/// with a row that says so. Returns the exit status.
int floor_of(const std::string& url, const std::filesystem::path& folder);

}  // namespace segue::bench
