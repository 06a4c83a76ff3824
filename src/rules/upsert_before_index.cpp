#include "rules/rule.h"

namespace segue::rules {

extern const Rule upsert_before_index{
    .id = "upsert-before-index",
    .severity = Severity::error,
    .needs = Needs::queries,
    .what = "A query of the coming release upserts by columns that no unique index covers yet.",
    .why = "The server refuses it until the index is there.",
    .instead = "Create the index in the expand phase, before the code that needs it.",
    .check = {},
};

}  // namespace segue::rules
