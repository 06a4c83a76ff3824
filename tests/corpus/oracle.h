#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace segue::test {

/// A statement as a real parser saw it.
struct OracleStatement {
  uint32_t offset = 0;  // may include comments before the statement
  uint32_t length = 0;
  std::string kind;                // as the oracle names it
  std::vector<std::string> kinds;  // in our words; empty where the oracle's kind says too little
  std::optional<std::vector<std::string>>
      targets;           // names with dots; absent where the oracle gives none
  bool accepted = true;  // the real grammar took it
};

struct OracleFile {
  std::string project;
  std::string path;  // below the project
  std::vector<OracleStatement> statements;
};

/// All files of `oracle/<folder>/*.jsonl`, in the order of the files there.
std::vector<OracleFile> read_oracle(const std::filesystem::path& root, const std::string& folder);

}  // namespace segue::test
