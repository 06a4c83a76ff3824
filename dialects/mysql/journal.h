#pragma once

#include <string_view>

namespace segue::mysql {

/// The text of journal.sql.
std::string_view journal_sql();

}  // namespace segue::mysql
