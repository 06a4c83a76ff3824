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

std::vector<Answer> Connection::run_together(const std::vector<Call>& calls) {
  std::vector<Answer> answers;
  for (const Call& call : calls) {
    answers.push_back(run(call.statement, call.values));
    if (!answers.back()) break;
  }
  return answers;
}

Answer Connection::run_with_data(std::string_view, std::string_view) {
  SqlError error;
  error.message = "no statement of this database has data behind it";
  return error;
}

Error to_error(const SqlError& error, std::string_view doing) {
  return {ErrorCode::database, error.message, {std::string(doing)}};
}

Result<Rows> ask(Connection& connection, std::string_view statement, const Values& values,
                 std::string_view doing) {
  auto answer = connection.run(statement, values);
  if (!answer) return to_error(answer.error(), doing);
  return std::move(*answer);
}

}  // namespace segue::dialect
