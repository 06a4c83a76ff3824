#include "rules/rule.h"

namespace segue::rules {

extern const Rule new_query_breaks_on_old_schema{
    .id = "new-query-breaks-on-old-schema",
    .severity = Severity::error,
    .needs = Needs::queries,
    .what = "A query of the next release does not fit the schema before the migration.",
    .why = "It fails until the migration has run.",
    .instead = "Run the migration before the deploy.",
    .check = {},
};

}  // namespace segue::rules
