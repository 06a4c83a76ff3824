#pragma once

#include "base/finding.h"
#include "catalog/semantics.h"

namespace segue::catalog {

/// What came of applying a statement.
struct Outcome {
  Findings findings{};
  /// False where the server would have refused. What was impossible has no effect; the rest of the
  /// statement has, so that one mistake is not reported again with every statement that follows.
  bool applied = true;
};

/// The catalog of an empty database.
Catalog empty_catalog(const Semantics& semantics);

/// Changes the catalog as the server would change its schema. What the server would refuse is a
/// finding; what we cannot see through marks what it may have touched as unknown.
Outcome apply(Catalog& catalog, const sql::Statement& statement, const Semantics& semantics);

/// The session is over: temporary objects and settings are gone, an open transaction is kept as if
/// it had been committed (tools that run scripts commit at the end).
void end_session(Catalog& catalog, const Semantics& semantics);

}  // namespace segue::catalog
