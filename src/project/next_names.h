#pragma once

#include <ctime>
#include <optional>
#include <string>

#include "project/project.h"

namespace segue::project {

/// The version as it stands in the name of the file or folder; empty where the name has none.
std::string written_version(const Migration& migration);

/// The version after `last`, in the form that the team uses: moments or numbers.
std::string version_after(const std::string& last, std::time_t now);

/// The path of a script of `model` as a migration with another version and name would have it;
/// nothing where the path does not hold them.
std::optional<std::string> path_like(const std::string& path, const Migration& model,
                                     const std::string& version, const std::string& name);

/// The path of the down that belongs to an up ("1_a.up.sql", "1_a/up.sql", "1_a/expand.up.sql");
/// empty where names do not tell them apart in this way.
std::string down_of(const std::string& up);

}  // namespace segue::project
