#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/outside.h"
#include "hooks/happening.h"
#include "hooks/keys.h"

namespace segue::hooks {

/// A command of the team's that is called at moments of a rollout.
struct Hook {
  std::vector<std::string> at{};     // moments
  std::vector<std::string> words{};  // the program and its arguments
  std::chrono::milliseconds timeout{std::chrono::minutes(1)};
  std::optional<bool> stop_on_failure{};  // not given: it stops what has not begun yet
  std::map<std::string, std::string> environment{};
  std::string file{};  // of the configuration
  int line = 0;
};

/// Reads the tables `[[hook]]` of a configuration. A program that is named with a folder stands
/// relative to that of the file. An error of the kind `usage` begins with file and line.
Result<std::vector<Hook>> read_hooks(const std::vector<Table>& tables, const std::string& file);

/// A sentence for whoever watches, lower case and without a full stop.
using Told = std::function<void(const std::string&)>;

/// Calls the hooks of the happening's moment in the order of the file, one after the other; true if
/// there was one. They read it as JSON on standard input and as variables (`happening.h`). One that
/// fails, takes too long or cannot be started is told and passed over, or ends the calling with an
/// error of the kind `step`.
Result<bool> call(const std::vector<Hook>& hooks, const Happening& happening, Outside& outside,
                  const Told& told);

}  // namespace segue::hooks
