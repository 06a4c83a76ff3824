#pragma once

#include <string_view>

namespace segue::sqlite {

/// The text of journal.sql.
std::string_view journal_sql();

}  // namespace segue::sqlite
