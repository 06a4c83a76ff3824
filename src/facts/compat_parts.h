#pragma once

#include "facts/compat.h"

namespace segue::facts {

/// What running code sees of the one action of an ALTER TABLE on a table that has users.
Compat compat_of_action(const Situation& situation, const catalog::Catalog& at_start,
                        const CostModel& model, const sql::AlterTable& alter);

/// What running code sees of dropping one object.
Compat compat_of_drop(const Situation& situation, const catalog::Catalog& at_start,
                      const sql::Drop& drop);

}  // namespace segue::facts
