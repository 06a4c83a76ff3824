#include "rules/rule.h"

namespace segue::rules {

extern const Rule positional_insert_outgrown{
    .id = "positional-insert-outgrown",
    .severity = Severity::error,
    .needs = Needs::queries,
    .what = "Running code inserts into the table without naming columns, and a column is added.",
    .why = "The number of values no longer fits the number of columns: each such insert fails.",
    .instead =
        "Name the columns in the code first, or add the column so that it is invisible to "
        "statements that do not name it.",
    .check = std::monostate(),
};

}  // namespace segue::rules
