#include "rules/rule.h"

namespace segue::rules {

extern const Rule down_in_wrong_phase{
    .id = "down-in-wrong-phase",
    .severity = Severity::error,
    .needs = Needs::live_server,
    .what = "An expand is to be undone whose contract is done, or a contract before its code.",
    .why = "The release that runs then meets a schema that it was never written for.",
    .instead = "Take the code back first, then undo the contract, and the expand last.",
    .check = {},
};

}  // namespace segue::rules
