#pragma once

#include <optional>
#include <string>

#include "cli/retreat.h"

namespace segue::cli {

/// What keeps a release from being taken back since it stands on it: a script that was applied
/// after the first one of the release and belongs to none, or to another one. Its ups and its ways
/// back are simulated as they would run, and as if the release had gone first: where that makes
/// another schema, or where nobody can tell, the script is named.
std::optional<Error> dependant_on(const Retreat& retreat);

}  // namespace segue::cli
