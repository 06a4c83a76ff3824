#include "rules/rule.h"

namespace segue::rules {

extern const Rule nulls_in_not_null_column{
    .id = "nulls-in-not-null-column",
    .severity = Severity::error,
    .needs = Needs::live_server,
    .what = "A column becomes NOT NULL while rows of it hold NULL.",
    .why = "The migration fails, or the server puts a zero or an empty text in place of NULL.",
    .instead = "Fill the rows first, and look for NULL right before.",
    .check = std::monostate(),
};

}  // namespace segue::rules
