#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "cli/exit_status.h"

namespace CLI {
class App;
}

namespace segue::cli {

/// Standard output and standard error.
struct Console {
  std::string label{};  // stands before every line: whose line it is, where several work at once

  void out(std::string_view text) const;
  void err(std::string_view text) const;
  /// Whether colours are wanted: `when` is auto, always or never; auto asks the terminal and
  /// NO_COLOR.
  bool colour(std::string_view when) const;
};

/// What main runs once the command line has been understood.
using Action = std::function<ExitStatus(const Console&)>;

/// A command: adds its options to `app`, and leaves in `chosen` what is to be done if it is called.
struct Command {
  std::string_view name;
  std::string_view words;
  void (*add)(CLI::App& app, Action& chosen);
};
const std::vector<Command>& commands();

/// Prints an error as a sentence, with what was being done; the status that it ends with.
ExitStatus report_error(const Console& console, const Error& error);

}  // namespace segue::cli
