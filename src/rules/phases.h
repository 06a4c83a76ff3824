#pragma once

#include "rules/rule.h"

namespace segue::rules {

/// The phase in which a step has to run because of somebody who would notice otherwise; `none` for
/// what fits anywhere: what nobody uses yet, seed rows, statements without effect on running code.
facts::Phase phase_that_counts(const Step& step, const Script& script);

/// What a step does, as a few words: "a column is dropped".
std::string_view in_words(facts::Phase phase);

}  // namespace segue::rules
