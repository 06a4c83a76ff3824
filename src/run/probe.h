#pragma once

#include "dialect/dialect.h"
#include "dialect/engine.h"
#include "journal/entries.h"
#include "plan/script.h"
#include "run/part.h"

namespace segue::run {

/// What became of a statement of which only the intent is known.
enum class Became {
  done,       // the schema is as it leaves it
  undone,     // the schema is as it found it
  leftover,   // it failed and left something broken behind, which is named
  repeatable  // it changes no schema: running it again does no harm
};

struct Probed {
  Became became = Became::undone;
  std::string leftover{};  // the index, for people
  std::string clean_up{};  // the statement that removes it
};

/// Looks into the database. An error says what stands, where it is neither done nor undone.
Result<Probed> probe(dialect::Connection& connection, const dialect::Dialect& dialect,
                     const catalog::Semantics& semantics, const plan::Statement& statement);

/// The same of a statement that the journal holds the intent of, and that may read otherwise by
/// now: what was sent is looked for. An error where that took effect, or nobody can tell.
Result<Probed> probe_begun(dialect::Connection& connection, const dialect::Dialect& dialect,
                           const catalog::Semantics& semantics, const journal::Step& intent,
                           const Part& now);
/// What is said where a statement reads otherwise than what was sent, and that cannot be.
Error changed_since(const journal::Step& intent);

}  // namespace segue::run
