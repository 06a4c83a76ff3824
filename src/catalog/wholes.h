#pragma once

#include <vector>

#include "catalog/semantics.h"

namespace segue::catalog {

/// The tables that a table is a partition of, the nearest first; none where it is no partition.
std::vector<Id> wholes_of(const Catalog& catalog, const Id& table);

/// Whether an index of a partition serves as its part of an index of the whole: then none is built
/// when the partition is attached. What is written in two ways counts as different.
bool serves_as_part(const Semantics& semantics, const Index& part, const Index& whole);

}  // namespace segue::catalog
