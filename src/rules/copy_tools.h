#pragma once

#include "rules/rule.h"

namespace segue::rules {

/// The table of an ALTER TABLE that a tool which copies tables would be asked to carry out: its
/// work grows with the rows, and the table has users. Null where the step is another.
const catalog::Relation* table_to_copy(const Step& step);

}  // namespace segue::rules
