#include "rules/rule.h"

namespace segue::rules {

extern const Rule column_name_turns_ambiguous{
    .id = "column-name-turns-ambiguous",
    .severity = Severity::error,
    .needs = Needs::queries,
    .what =
        "A column is added whose name a join of running code uses without saying of which "
        "table.",
    .why = "The name was found in one table and is now found in two: the query fails.",
    .instead = "Write the name with its table in the code first.",
    .check = std::monostate(),
};

}  // namespace segue::rules
