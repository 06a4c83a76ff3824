#pragma once

#include <string>

#include "dialect/dialect.h"
#include "dialect/target.h"
#include "plan/backfill.h"
#include "run/backfill.h"

namespace segue::test {

/// Reads a statement as a backfill on the schema that `given` makes. `said` is what its directive
/// says.
Result<plan::Backfill> read_backfill(const dialect::Dialect& dialect, const std::string& given,
                                     const std::string& statement, const std::string& said = "");

/// The database has the tables of the journal.
void make_journal(const dialect::Target& target, const dialect::Dialect& dialect);

/// Runs a backfill to its end, as `segue backfill run` does. What went wrong; empty where nothing
/// did.
std::string run_backfill(const dialect::Target& target, const dialect::Dialect& dialect,
                         const plan::Backfill& backfill, const run::BackfillSettings& settings,
                         run::BackfillProgress& progress);
std::string run_backfill(const dialect::Target& target, const dialect::Dialect& dialect,
                         const plan::Backfill& backfill, const run::BackfillSettings& settings);

}  // namespace segue::test
