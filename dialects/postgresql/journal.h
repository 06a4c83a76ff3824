#pragma once

#include <string_view>

namespace segue::postgresql {

/// The text of journal.sql.
std::string_view journal_sql();

}  // namespace segue::postgresql
