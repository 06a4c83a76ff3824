#pragma once

#include <span>

#include "sql/statement.h"

namespace segue::sql {

/// Makes every secret of a statement that was read without its secrets (stars between quotes) three
/// stars long: the tree does not tell how long it was. `secrets` are those of its file, in order; a
/// statement with none of them in its span stays as it is.
void blot_secrets(Statement& statement, Span span, std::span<const Span> secrets);

}  // namespace segue::sql
