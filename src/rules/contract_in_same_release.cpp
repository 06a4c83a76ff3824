#include "rules/rule.h"

namespace segue::rules {

extern const Rule contract_in_same_release{
    .id = "contract-in-same-release",
    .severity = Severity::error,
    .needs = Needs::live_server,
    .what = "A contract runs in the release whose code stops the use.",
    .why = "While the two releases overlap the old one fails, and there is no way back to it.",
    .instead = "Release the code first, and the contract with the next release.",
    .check = {},
};

}  // namespace segue::rules
