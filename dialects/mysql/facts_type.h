#pragma once

#include "catalog/objects.h"
#include "facts/cost.h"

namespace segue::mysql {

/// Types that differ in nothing but how their values are shown.
bool same_storage(const sql::TypeName& a, const sql::TypeName& b);

/// ENUM or SET: the rows hold the numbers of members.
bool is_list(const sql::TypeName& type);
/// Whether ENUM or SET values keep their numbers and their size: members were only appended.
bool only_appends_members(const sql::TypeName& from, const sql::TypeName& to);

/// The most bytes that a VARCHAR or VARBINARY value takes; nothing for other types.
std::optional<int> longest_value(const catalog::Column& column);

/// What becomes of values when a column changes from one type to the other.
facts::Conversion conversion_between(const sql::TypeName& from, const sql::TypeName& to);

}  // namespace segue::mysql
