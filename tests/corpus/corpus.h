#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace segue::test {

/// The folder of real migrations: $SEGUE_CORPUS, or `../shared/corpus` beside the project. Empty
/// where there is none; then says so, loudly, on standard error.
std::filesystem::path corpus_root();

/// The whole file; fails the test where it cannot be read.
std::string read_file(const std::filesystem::path& path);

/// A table of expected figures and of differences with their reasons, kept beside the test.
///
///   figures    lines that are compared word for word
///   reasons    `key | reason` lines: every difference found must have one, and every one must
///   still be found
///
/// UPDATE_EXPECTED=1 rewrites the file: figures are replaced, reasons are kept for the keys that
/// still occur, and a key without a reason gets "unexplained", which fails.
class ExpectedTable {
 public:
  explicit ExpectedTable(std::filesystem::path path);

  void add_figure(std::string line) { figures_.push_back(std::move(line)); }
  void add_difference(std::string key) { differences_.push_back(std::move(key)); }
  /// What is wrong, one line each; empty where everything is as expected.
  std::vector<std::string> check();

 private:
  void write(const std::map<std::string, std::string>& reasons) const;

  std::filesystem::path path_;
  std::vector<std::string> figures_;
  std::vector<std::string> differences_;
};

}  // namespace segue::test
