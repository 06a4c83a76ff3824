#include "rules/rule.h"

namespace segue::rules {

extern const Rule constraint_breaks_writers{
    .id = "constraint-breaks-writers",
    .severity = Severity::warning,
    .needs = Needs::queries,
    .what = "A constraint is added that a running query can violate.",
    .why = "The write fails from the moment on in which the constraint is there.",
    .instead = "Release code that keeps to it first, and add the constraint in the contract phase.",
    .check = {},
};

}  // namespace segue::rules
