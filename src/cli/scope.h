#pragma once

#include <string>

#include "cli/inputs.h"

namespace segue::cli {

/// Leaves out what an old project need not be told about: the migrations up to and with `version`
/// are simulated only. An error is a version that no history has.
Result<bool> start_after(Loaded& loaded, const std::string& version);

/// Leaves out what a branch has not added since `revision`, and tells of migrations that were
/// edited, removed or put in between. An error is one of git's.
Result<bool> only_since(Loaded& loaded, const std::string& revision);

/// Both: what the configuration says, and what a branch has not added where a revision is named.
Result<bool> narrow(Loaded& loaded, const std::string& revision);

}  // namespace segue::cli
