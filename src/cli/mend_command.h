#pragma once

#include <string>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/mending.h"

namespace segue::cli {

/// What the commands that change migrations are told.
struct MendOptions {
  Inputs inputs{};
  std::string since{};
  bool write = false;
  Wish wish{};
};

void add_mending(CLI::App& app, MendOptions& options);

/// Shows what can be mended as a difference between files, and what not, with the reason. The files
/// change only where that is asked for.
ExitStatus mend(const MendOptions& options, const Console& console);

}  // namespace segue::cli
