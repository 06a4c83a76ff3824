#include "rules/rule.h"

namespace segue::rules {

extern const Rule dropped_column_still_required{
    .id = "dropped-column-still-required",
    .severity = Severity::error,
    .needs = Needs::queries,
    .what = "Code leaves a column out that is still NOT NULL without a default.",
    .why =
        "Code stops to write a column before the column is dropped. In between the schema "
        "still asks for it, and the inserts of the new release fail.",
    .instead =
        "Allow NULL, or set a default, before that code is released; drop the column "
        "afterwards.",
    .check = std::monostate(),
};

}  // namespace segue::rules
