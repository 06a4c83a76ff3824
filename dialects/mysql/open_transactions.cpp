#include "dialects/mysql/open_transactions.h"

#include <optional>

#include "dialects/mysql/ask.h"

namespace segue::mysql {
namespace {

using dialect::Connection;
using Numbers = std::optional<std::vector<std::string>>;

/// Transactions that only read have no number: MariaDB shows 0 for it, MySQL one beyond all others.
constexpr std::string_view transactions =
    "SELECT trx_id, trx_mysql_thread_id = CONNECTION_ID(),"
    " CAST(trx_id AS UNSIGNED) BETWEEN 1 AND 281474976710655"
    " FROM information_schema.innodb_trx";

Error in_words(const dialect::SqlError& error) {
  constexpr int access_denied = 1227;
  if (error.number != access_denied) return to_error(error);
  return {ErrorCode::database,
          "this account may not see which transactions are open: it wants the privilege `PROCESS`"};
}

/// Nothing where the session's own transaction is not among them: the list is older than it.
Result<Numbers> listed(Connection& connection) {
  const dialect::Answer answer = connection.run(transactions);
  if (!answer) return in_words(answer.error());
  std::vector<std::string> numbers;
  bool fresh = false;
  for (size_t i = 0; i < answer->rows.size(); ++i) {
    const bool own = answer->number(i, 1) != 0, writes = answer->number(i, 2) != 0;
    fresh = fresh || own;
    if (writes && !own) numbers.push_back(answer->text(i, 0));
  }
  return fresh ? Numbers(std::move(numbers)) : Numbers();
}

/// Both servers make the list anew only when nobody has read it for a tenth of a second.
Result<std::vector<std::string>> listed_anew(Connection& connection) {
  constexpr int trials = 40;
  for (int i = 0; i < trials; ++i) {
    if (const auto slept = ask(connection, "DO SLEEP(0.11)"); !slept) return slept.error();
    auto found = listed(connection);
    if (!found) return found.error();
    if (*found) return std::move(**found);
  }
  return Error{
      ErrorCode::database,
      "the server's list of transactions (information_schema.innodb_trx) is old, and stays "
      "so as long as somebody reads it more than ten times in a second"};
}

}  // namespace

Result<std::vector<std::string>> open_writers(Connection& connection) {
  const auto begun = ask(connection, "START TRANSACTION WITH CONSISTENT SNAPSHOT");
  if (!begun) return begun.error();
  auto found = listed_anew(connection);
  const auto ended = ask(connection, "COMMIT");
  if (found && !ended) return ended.error();
  return found;
}

}  // namespace segue::mysql
