#pragma once

#include <optional>
#include <string>

#include "sql/type.h"

namespace segue::postgresql {

/// A constant as the server writes it when it is asked what it keeps: '12 months' of an interval is
/// '1 year', 't' of a boolean is 'true', a day of a timestamp has no time. What is not understood
/// stays as it is. (Manual, Data Types; tried on 15.)
std::string normal_value(const std::string& value, const sql::TypeName& type);

/// The same of an interval, for texts that say their units; nothing for what is none.
std::optional<std::string> normal_interval(const std::string& value);

}  // namespace segue::postgresql
