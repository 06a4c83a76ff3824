#include "rules/rule.h"

namespace segue::rules {

extern const Rule backfill_unfinished{
    .id = "backfill-unfinished",
    .severity = Severity::warning,
    .needs = Needs::live_server,
    .what = "A contract runs although a backfill before it is not finished or not verified.",
    .why = "Rows that were not reached are refused or lost.",
    .instead = "Wait until the backfill reports that every row is done, and verify it.",
    .check = {},
};

}  // namespace segue::rules
