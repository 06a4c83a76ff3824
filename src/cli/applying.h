#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/course.h"
#include "cli/ending.h"

namespace segue::cli {

/// Which of the migrations that a database has not had are wanted.
struct Wanted {
  std::string to{};     // the last one; all of them if empty
  std::string phase{};  // scripts of this phase only; all if empty
};

using Items = std::vector<const Item*>;

/// What is to be run, in order. An error is a migration that was broken off on its way back, one
/// that was edited after it had been applied, or one that cannot be run at all; or that all of them
/// were applied under another name of the history.
Result<Items> pending(const Course& course, const Wanted& wanted);

/// Judges these items in the light of what has been applied, and tells what is found: errors, and
/// so many warnings. Whether nothing stands in the way.
bool may_run(const Place& place, const Course& course, const Items& items, const Console& console,
             size_t warnings = 10);

/// What is said where something stands in the way: nothing was run.
Ending refused(const PlaceOptions& place, const Console& console);

/// Applies them one after the other and tells each; an error ends it.
Result<bool> apply_all(run::Runner& runner, const Place& place, const Items& items,
                       const Console& console, const std::function<void(const Item&)>& applied);

/// Why items stand in the journal as applied though no script of them was run here.
struct Taking {
  std::string origin{};  // of their rows
  std::string kind{};    // of the event
  std::string detail{};
};
/// Writes so into the journal, all of them or none.
Result<bool> take_as_applied(const Place& place, const Items& items, const Taking& taking,
                             const Console& console);

}  // namespace segue::cli
