#pragma once

#include <string_view>

#include "catalog/semantics.h"
#include "dialect/dialect.h"

namespace segue::mysql {

/// MariaDB's JSON is a LONGTEXT: the setting of a column whose type was written so.
inline constexpr std::string_view json_setting = "JSON";

/// What MySQL, or MariaDB where the version's product is "mariadb", makes of statements.
const catalog::Semantics& semantics(const dialect::Version& version);

}  // namespace segue::mysql
