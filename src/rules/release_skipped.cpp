#include "rules/rule.h"

namespace segue::rules {

extern const Rule release_skipped{
    .id = "release-skipped",
    .severity = Severity::error,
    .needs = Needs::live_server,
    .what = "A contract runs on a database that never saw the release with its expand.",
    .why = "Whoever jumps over releases has not filled what the contract relies on.",
    .instead = "Name the oldest release from which the upgrade is allowed.",
    .check = {},
};

}  // namespace segue::rules
