#pragma once

#include <string>

#include "cli/deployment.h"

namespace segue::cli {

/// By what a release that would be taken back is seen to be in use still: a session or a fresh
/// heartbeat of its own, and, where it is known which release it has replaced, of any but that one.
/// Empty where nothing is seen: what cannot be told keeps no rollback from being made.
Result<std::string> still_in_use(Deployment& deployment, const journal::Rollout& rollout);

}  // namespace segue::cli
