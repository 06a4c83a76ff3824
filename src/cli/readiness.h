#pragma once

#include <string>

#include "cli/deployment.h"

namespace segue::cli {

/// Whether what segue.toml demands of an environment is there: its variables are set, the working
/// tree is on the branch, nothing in it is uncommitted. An error of the kind `usage` says what is
/// missing.
Result<bool> surroundings_are_ready(Deployment& deployment, const std::string& environment);

/// Who wrote the scripts of a release, a line each: whom git names, or where the folder is no
/// working tree, who runs the command.
std::string authors_of(Deployment& deployment, const Staging& staging);

/// The scripts of a release, as the journal lists them.
std::string scripts_of(const Staging& staging);

}  // namespace segue::cli
