#pragma once

#include <optional>
#include <string>

#include "base/error.h"

namespace CLI {
class App;
}

namespace segue::cli {

/// Something is done all the same, for a reason that the journal keeps.
struct Forcing {
  bool force = false;
  std::string reason{};
};

/// Adds `--force` and `--reason`; `words` say what stands against it.
void add_forcing(CLI::App& app, Forcing& forcing, const std::string& words);

/// One without the other.
std::optional<Error> mistake_in(const Forcing& forcing);

}  // namespace segue::cli
