#pragma once

#include <string>
#include <vector>

namespace segue::bench {

/// Reads the files, then times our scanner, parser and AST against libpg_query's parse in this
/// process, and prints both.
int compare_parsers(const std::vector<std::string>& paths);

}  // namespace segue::bench
