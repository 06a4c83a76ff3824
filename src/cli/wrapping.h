#pragma once

#include "catalog/semantics.h"
#include "project/layout.h"
#include "project/script.h"
#include "rules/rule.h"

namespace segue::cli {

/// Tells a simulated script, and each of its steps, which transactions it runs in: those of its
/// tool, of the server, and its own.
void tell_transactions(rules::Script& made, const project::ReadScript& script,
                       const project::Layout& layout, const catalog::Traits& traits);

/// Whether a script asks, by a directive or the mark of its tool, to run without a transaction.
bool asks_for_none(const project::ReadScript& script, const project::Layout& layout);

facts::Phase as_facts(project::Phase phase);

}  // namespace segue::cli
