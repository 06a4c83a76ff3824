#include "rules/rule.h"

namespace segue::rules {

extern const Rule prepared_result_changes{
    .id = "prepared-result-changes",
    .severity = Severity::warning,
    .needs = Needs::queries,
    .what = "A prepared query of running code returns columns that the migration adds or changes.",
    .why =
        "The server refuses to run a prepared statement whose result has other columns or "
        "other types than when it was prepared; each connection fails until it prepares anew.",
    .instead =
        "List the columns in the query instead of taking all of them, or renew pooled "
        "connections right after the migration.",
    .check = std::monostate(),
};

}  // namespace segue::rules
