#include "rules/rule.h"

namespace segue::rules {

extern const Rule contract_before_deploy_complete{
    .id = "contract-before-deploy-complete",
    .severity = Severity::error,
    .needs = Needs::live_server,
    .what = "A contract is asked for while an older release still runs.",
    .why = "The older release uses what the contract removes.",
    .instead = "Wait until every instance has told that it runs the new release.",
    .check = {},
};

}  // namespace segue::rules
