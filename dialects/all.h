#pragma once

#include <span>
#include <string_view>

#include "dialect/dialect.h"
#include "dialect/safer.h"

namespace segue::dialects {

/// Every dialect there is, in the order in which they are listed to users.
std::span<const dialect::Dialect* const> all();

/// What the dialect's wing knows of better ways.
const dialect::SaferWays& safer_ways(const dialect::Dialect& dialect);

/// By its own name or one of its aliases ("mariadb"), in any case; null where there is
/// none.
const dialect::Dialect* by_name(std::string_view name);

/// By the scheme of a database URL ("postgres", "mysql", "sqlite"); null where there is none.
const dialect::Dialect* by_url_scheme(std::string_view scheme);

}  // namespace segue::dialects
