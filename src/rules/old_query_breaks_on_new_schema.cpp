#include "rules/rule.h"

namespace segue::rules {

extern const Rule old_query_breaks_on_new_schema{
    .id = "old-query-breaks-on-new-schema",
    .severity = Severity::error,
    .needs = Needs::queries,
    .what = "A query of the running release does not fit the schema after the migration.",
    .why = "It fails from the moment of the migration until the last old instance is gone.",
    .instead =
        "Move the breaking part to the contract phase, or change the query a release "
        "earlier.",
    .check = {},
};

}  // namespace segue::rules
