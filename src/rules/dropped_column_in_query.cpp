#include "rules/rule.h"

namespace segue::rules {

extern const Rule dropped_column_in_query{
    .id = "dropped-column-in-query",
    .severity = Severity::error,
    .needs = Needs::queries,
    .what = "A column is dropped or renamed that a query of running code names.",
    .why = "The query fails from that moment on.",
    .instead = "Release code without that query first, and wait until no release with it runs.",
    .check = std::monostate(),
};

}  // namespace segue::rules
