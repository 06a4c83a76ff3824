#pragma once

#include <span>
#include <string_view>

#include "dialect/dialect.h"

namespace segue::dialects {

/// Every dialect there is, in the order in which they are listed to users.
std::span<const dialect::Dialect* const> all();

/// By its own name or one of its aliases ("mariadb"), in any case; null where there is
/// none.
const dialect::Dialect* by_name(std::string_view name);

/// By the scheme of a database URL ("postgres", "mysql", "sqlite"); null where there is none.
const dialect::Dialect* by_url_scheme(std::string_view scheme);

}  // namespace segue::dialects
