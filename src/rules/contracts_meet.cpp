#include "rules/rule.h"

namespace segue::rules {

extern const Rule contracts_meet{
    .id = "contracts-meet",
    .severity = Severity::error,
    .needs = Needs::live_server,
    .what = "Two migrations whose contracts wait change the same object.",
    .why = "What comes out depends on which of them is carried out first.",
    .instead = "Finish the one before the other begins, or make them one migration.",
    .check = {},
};

}  // namespace segue::rules
