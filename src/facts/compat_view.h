#pragma once

#include "catalog/semantics.h"
#include "facts/compat.h"

namespace segue::facts {

/// What running code meets of a view that another one takes the place of: what it no longer shows,
/// rows that may be others, and writes that a view of one table takes and another does not.
Compat compat_of_replaced_view(const catalog::Relation& was, const catalog::Relation& is,
                               const catalog::Semantics& semantics);

}  // namespace segue::facts
