#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace segue::bench {

/// Writes a file, over one that is there.
void write(const std::filesystem::path& path, const std::string& text);

/// Writes `count` migrations (up and down, PostgreSQL) that build on each other: tables, columns,
/// indexes, foreign keys, views, backfills, in the proportions of real projects. The same every
/// time.
void write_history(const std::filesystem::path& folder, int count);

/// Writes one file with a single INSERT of that many rows.
void write_insert(const std::filesystem::path& file, int rows);

/// The PostgreSQL files of the real projects (and those without a dialect in their name), as the
/// oracle lists them. Files that are not UTF-8 are left out: one of them makes a peer give up on
/// the whole call.
std::vector<std::string> corpus_files(const std::filesystem::path& corpus);

}  // namespace segue::bench
