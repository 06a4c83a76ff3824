#pragma once

#include "dialect/dialect.h"
#include "dialect/engine.h"
#include "plan/script.h"

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

}  // namespace segue::run
