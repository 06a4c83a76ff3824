#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dialect/alarm.h"
#include "dialect/dialect.h"
#include "dialect/safer.h"

namespace segue::dialects {

/// Every dialect there is, in the order in which they are listed to users.
std::span<const dialect::Dialect* const> all();

/// What the dialect's wing knows of better ways.
const dialect::SaferWays& safer_ways(const dialect::Dialect& dialect);
/// … and of how something is made unusable.
const dialect::Alarms& alarms(const dialect::Dialect& dialect);

/// By its own name or one of its aliases ("mariadb"), in any case; null where there is
/// none.
const dialect::Dialect* by_name(std::string_view name);

/// By the scheme of a database URL ("postgres", "mysql", "sqlite"); null where there is none.
const dialect::Dialect* by_url_scheme(std::string_view scheme);

/// All schemes, for people: "a, b, c".
std::string url_schemes();

/// The scheme of URLs that name a file, and how such files are usually called: "db" …
std::string_view scheme_of_files();
std::span<const std::string_view> endings_of_files();

}  // namespace segue::dialects
