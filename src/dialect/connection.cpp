#include "dialect/connection.h"

#include <charconv>

namespace segue::dialect {

const std::string& Rows::text(size_t row, size_t column) const {
  static const std::string none;
  const Value& value = rows[row][column];
  return value ? *value : none;
}

int64_t Rows::number(size_t row, size_t column) const {
  const std::string& digits = text(row, column);
  int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace segue::dialect
