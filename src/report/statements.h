#pragma once

#include <string>

#include "dialect/dialect.h"

namespace segue::report {

/// A line of `dump statements`: what one statement is, as JSON without a line end.
std::string statement_line(const Source& source, const dialect::ParsedStatement& statement,
                           size_t index);

}  // namespace segue::report
