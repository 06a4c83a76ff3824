#include "rules/rule.h"

namespace segue::rules {

extern const Rule applied_migration_edited{
    .id = "applied-migration-edited",
    .severity = Severity::error,
    .needs = Needs::live_server,
    .what =
        "A migration that was there at the revision of `--since`, or that the journal of a live "
        "server says was applied, reads differently.",
    .why = "New databases get another schema than those that are there.",
    .instead = "Leave it as it was, and write a new migration.",
    .check = {},
};

}  // namespace segue::rules
