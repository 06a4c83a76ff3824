#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "cli/command.h"
#include "report/several.h"

namespace segue::cli {

/// A report that goes to a file.
struct Output {
  std::string format{};
  std::string file{};
};

/// Reads `FORMAT=FILE`.
Result<Output> read_output(const std::string& word);

/// What a check tells, to the terminal and to files.
class Outputs {
 public:
  Outputs(const Console& console, const report::Style& style);

  /// Adds a report to the terminal, in this format.
  void to_terminal(const std::string& format);
  /// … to where errors are told: the output is another matter, and may be data for a program.
  void aside(const std::string& format);
  void to_file(const Output& output);

  report::CheckReport& report() { return all_; }
  /// Writes the files, once everything has been told: each as a whole or not at all. An error is a
  /// file that cannot be written.
  std::optional<Error> write() const;

 private:
  struct File {
    std::string path{};
    std::string text{};
  };

  const Console& console_;
  report::Style style_;
  report::Several all_;
  std::vector<std::unique_ptr<File>> files_{};
};

/// The names of all formats, in the order in which they are listed.
std::vector<std::string> format_names();

}  // namespace segue::cli
