#pragma once

#include <vector>

#include "catalog/diff.h"
#include "rules/rule.h"

namespace segue::rules {

/// What is different after an up and its down: nothing, if the down is its inverse. The order of
/// columns is no difference, nor are parts of an object that is missing or left as a whole, nor
/// what is only known of one side.
std::vector<catalog::ObjectChange> left_behind(const Pair& pair);

/// Whether all of the pair was understood and possible, so that the simulation is the proof.
bool is_provable(const Pair& pair);

/// One change in words: "index `t.i` is left", "column `t.c` is missing", "column `t.c` has type
/// `text`, not `int`".
std::string in_words(const catalog::ObjectChange& change);

/// Whether a table was there before the up, so that it may have rows that came since.
bool was_there(const Pair& pair, const sql::ObjectName& table);

/// Whether the action writes rows.
bool writes_rows(const Step& step);

}  // namespace segue::rules
