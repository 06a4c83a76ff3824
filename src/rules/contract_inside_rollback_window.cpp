#include "rules/rule.h"

namespace segue::rules {

extern const Rule contract_inside_rollback_window{
    .id = "contract-inside-rollback-window",
    .severity = Severity::error,
    .needs = Needs::live_server,
    .what = "A contract runs before the time is over in which the release may be taken back.",
    .why = "What is removed cannot come back with the old release.",
    .instead = "Wait until the window is over.",
    .check = {},
};

}  // namespace segue::rules
