#include "dialects/sqlite/rows.h"

namespace segue::sqlite {

Rows::Rows(sqlite3* database, std::string_view query, std::string_view argument) {
  const int length = static_cast<int>(query.size());
  failed_ = sqlite3_prepare_v2(database, query.data(), length, &statement_, nullptr) != SQLITE_OK;
  if (!failed_ && sqlite3_bind_parameter_count(statement_) > 0) {
    sqlite3_bind_text(statement_, 1, argument.data(), static_cast<int>(argument.size()),
                      SQLITE_TRANSIENT);
  }
}

bool Rows::next() {
  if (failed_) return false;
  const int result = sqlite3_step(statement_);
  failed_ = result != SQLITE_ROW && result != SQLITE_DONE;
  return result == SQLITE_ROW;
}

std::string Rows::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (bytes == nullptr) return "";
  return {bytes, static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace segue::sqlite
