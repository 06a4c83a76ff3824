#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/ending.h"
#include "cli/place.h"

namespace segue::cli {

/// Which of the targets of segue.toml are meant.
struct TargetOptions {
  std::vector<std::string> names{};
};
/// `option`: what names them, where `--target` means something else.
void add_targets(CLI::App& app, TargetOptions& options, const std::string& option = "--target");

/// The work of a command on one database. Where it is one of several, `place.database` says so and
/// the console puts its name before every line.
using Work = std::function<Ending(const PlaceOptions& place, const Console& console)>;

/// Does the work on the database that the options name, or, where they name none and segue.toml has
/// targets, on each of those: canaries first, the others only once these have worked; so many at
/// once as segue.toml says. What fails keeps nothing else from its end, and from its beginning only
/// where segue.toml wants that. With `at_all_events` the work is done on each, whatever fails, and
/// no canary goes ahead. Tells the ending: of several as one table.
ExitStatus on_targets(const PlaceOptions& place, const TargetOptions& targets,
                      const std::string& format, const Console& console, const Work& work,
                      bool at_all_events = false);

}  // namespace segue::cli
