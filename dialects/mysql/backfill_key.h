#pragma once

#include <string>
#include <string_view>

#include "sql/type.h"

namespace segue::mysql {

/// As `dialect::Backfilling` promises of keys. Of ENUM and SET there is none: they are compared as
/// text and stand in an index by number.
std::string unfit_key(const sql::TypeName* type);
std::string key_text(std::string_view column, const sql::TypeName* type);
std::string key_literal(std::string_view text, const sql::TypeName* type);

/// Whether values of the type are shown in the time zone of the session, in which an hour may come
/// twice.
bool depends_on_time_zone(const sql::TypeName& type);

}  // namespace segue::mysql
