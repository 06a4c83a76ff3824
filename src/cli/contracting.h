#pragma once

#include "cli/deployment.h"

namespace segue::cli {

/// What came of the contract of a release.
struct Contracted {
  bool done = false;     // nothing of it is left
  std::string waits{};   // for what it waits, for people; empty where it is done
  bool refused = false;  // … that errors are mended, which were told
  Gating gating{};       // what the gates have said
  std::vector<std::string> applied{};
};

/// Goes as far with the contract of a release that is live as gates allow: what is to be removed is
/// made unusable for a while, watched, made usable again, and then removed. Where a gate closes
/// meanwhile, all is as it was before.
Result<Contracted> contract_release(Deployment& deployment, journal::Rollout rollout,
                                    const RolloutOptions& options);

/// Makes usable again what was made unusable for a release. True if there was something.
Result<bool> disarm(Deployment& deployment, const std::string& release);

/// Drops what was kept of what is gone, where its time is over.
Result<bool> drop_old_archives(Deployment& deployment);

}  // namespace segue::cli
