#include "rules/rule.h"

namespace segue::rules {

extern const Rule index_of_hints_dropped{
    .id = "index-of-hints-dropped",
    .severity = Severity::warning,
    .needs = Needs::queries,
    .what = "An index is dropped or renamed that a running query asks for by name.",
    .why = "A query that names an index it does not find fails.",
    .instead = "Release code without the hint first.",
    .check = {},
};

}  // namespace segue::rules
