#include "dialects/mysql/ask.h"

#include <string>

namespace segue::mysql {

Error to_error(const dialect::SqlError& error) {
  std::string message = error.message;
  if (error.number != 0) {
    message += " (" + std::to_string(error.number);
    message += (error.state.empty() ? "" : ", " + error.state) + ')';
  }
  return {ErrorCode::database, message};
}

Result<dialect::Rows> ask(dialect::Connection& connection, std::string_view statement,
                          const dialect::Values& values) {
  dialect::Answer answer = connection.run(statement, values);
  if (!answer) return to_error(answer.error());
  return std::move(*answer);
}

bool is_mariadb(dialect::Connection& connection) {
  return connection.server_version().find("MariaDB") != std::string::npos;
}

}  // namespace segue::mysql
