#pragma once

#include <optional>

#include "dialect/dialect.h"
#include "journal/journal.h"
#include "plan/script.h"
#include "run/probe.h"

namespace segue::run {

/// A statement of which the journal holds the intent only, and what the database shows of it.
struct OpenStep {
  const plan::Statement* statement = nullptr;
  journal::Step step{};
  Probed probed{};
};

/// How far a script has come that was begun and not ended.
struct Standing {
  size_t units = 0;  // all of it, settings of the session aside
  size_t done = 0;   // of those, what the journal or the database shows as done
  std::optional<OpenStep> open{};
  const plan::Statement* next = nullptr;  // the first that is not done

  bool finished() const { return done == units; }
  /// Nothing of it has any effect on the schema, or can be told from nothing.
  bool untouched() const { return done == 0; }
};

/// Looks into journal and database, and changes neither. An error is a statement that took effect
/// in part, or one that was changed since it was begun.
Result<Standing> standing_of(dialect::Connection& connection, const dialect::Dialect& dialect,
                             const catalog::Semantics& semantics, journal::Journal& journal,
                             const plan::Script& script, const journal::Migration& entry);

}  // namespace segue::run
