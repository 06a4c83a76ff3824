#pragma once

#include <string>
#include <string_view>

#include "dialect/connection.h"

namespace segue::sqlite {

/// The rows of one query, one after the other. A query that fails has no rows; `failed` tells.
class Rows {
 public:
  /// `argument` is bound to the query's only parameter.
  Rows(dialect::Connection& connection, std::string_view query) : answer_(connection.run(query)) {}
  Rows(dialect::Connection& connection, std::string_view query, std::string argument)
      : answer_(connection.run(query, {std::move(argument)})) {}

  /// Steps to the next row; false behind the last one.
  bool next() { return answer_ && ++next_ <= answer_->rows.size(); }
  bool failed() const { return !answer_; }
  const dialect::SqlError& error() const { return answer_.error(); }

  bool is_null(size_t column) const { return !answer_->rows[next_ - 1][column]; }
  int number(size_t column) const { return static_cast<int>(answer_->number(next_ - 1, column)); }
  std::string text(size_t column) const { return answer_->text(next_ - 1, column); }

 private:
  dialect::Answer answer_;
  size_t next_ = 0;
};

}  // namespace segue::sqlite
