#pragma once

#include <span>
#include <string>
#include <vector>

#include "journal/entries.h"
#include "plan/script.h"

namespace segue::run {

/// Statements of a script that run together: a unit of it, or what of a unit was begun by itself,
/// before the script was mended.
struct Part {
  plan::Unit::Kind kind = plan::Unit::Kind::transaction;
  std::span<const plan::Statement> statements{};

  const plan::Statement& first() const { return statements.front(); }
  /// Of its statements as they are shown; settings that are said again when a run goes on are left
  /// out, but for a statement that is alone.
  std::string checksum() const;
};

/// What the journal holds of the part that begins with this statement; null where it was not begun.
const journal::Step* step_at(const plan::Statement& first, const std::vector<journal::Step>& begun);

/// The parts of a script in order. What the journal holds as a step of its own is one.
std::vector<Part> parts_of(const plan::Script& script, const std::vector<journal::Step>& begun);

}  // namespace segue::run
