#pragma once

#include <string>

#include "cli/course.h"
#include "rules/rule.h"

// What a script says of itself in comments (`-- segue: phase contract`) of which it depends when
// and how it runs.

namespace segue::cli {

/// Whether one of them asks to run without a transaction.
bool says_no_transaction(const project::ReadScript& script);

/// Tells a simulated script the phase that one of them names.
void tell_phase(rules::Script& made, const project::ReadScript& script);

/// The release that a script waits for (`-- segue: after release v2.4.0`); empty: it waits for
/// none.
std::string awaited_release(const project::ReadScript& script);

/// Those that are not understood: a phase that there is none of, a setting of a backfill that is no
/// value …
Findings misdirections(const project::ReadScript& script);

/// The first of them as an error: nobody knows when such a script is to run.
std::optional<Error> misdirection_of(const Item& item);

}  // namespace segue::cli
