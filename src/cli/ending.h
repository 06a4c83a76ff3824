#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "cli/command.h"

namespace segue::cli {

/// What came of a command on one database.
struct Ending {
  ExitStatus status = ok;
  std::string words{};            // in a few words: "3 applied"
  nlohmann::ordered_json data{};  // the same as data
  std::optional<Error> error{};

  /// It failed with this error.
  static Ending failed(Error error);
};

/// Prints it, as text or as JSON, which also tells an error; the status that the program ends with.
ExitStatus tell(const Ending& ending, const std::string& format, const Console& console);

}  // namespace segue::cli
