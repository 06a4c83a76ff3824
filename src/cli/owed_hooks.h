#pragma once

#include "cli/deployment.h"

namespace segue::cli {

/// Calls hooks and tells whom it may concern, after something was done that will not be done again.
/// Where a hook stops the rollout then, the call is owed until none does: the journal keeps that.
Result<bool> call_owed(Deployment& deployment, const journal::Rollout& rollout,
                       const hooks::Happening& happening);

/// Calls again what an earlier command has left owed for the release; true if there was something.
Result<bool> pay_owed(Deployment& deployment, const journal::Rollout& rollout);

/// The release goes another way: nothing is owed for it any more.
Result<bool> forget_owed(Deployment& deployment, const journal::Rollout& rollout);

}  // namespace segue::cli
