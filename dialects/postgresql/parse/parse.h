#pragma once

#include "base/source.h"
#include "dialect/dialect.h"

namespace segue::postgresql {

/// Reads a file: scans it, parses each statement, and makes the AST. Never fails: what is wrong is
/// with the statement it concerns, or in the findings.
dialect::Script parse(const Source& source);

}  // namespace segue::postgresql
