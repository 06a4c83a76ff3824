#pragma once

#include <sqlite3.h>

#include <string>
#include <string_view>

namespace segue::sqlite {

/// The rows of one query. A query that fails has no rows; `failed` tells.
class Rows {
 public:
  /// `argument` is bound to the query's only parameter.
  Rows(sqlite3* database, std::string_view query, std::string_view argument = {});
  ~Rows() { sqlite3_finalize(statement_); }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  /// Steps to the next row; false behind the last one.
  bool next();
  bool failed() const { return failed_; }

  bool is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  int number(int column) const { return sqlite3_column_int(statement_, column); }
  std::string text(int column) const;

 private:
  sqlite3_stmt* statement_ = nullptr;
  bool failed_ = false;
};

}  // namespace segue::sqlite
