#include "dialects/mysql/sessions.h"

#include <algorithm>

#include "dialects/mysql/ask.h"

namespace segue::mysql {
namespace {

using dialect::Connection;

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Which server it is and since when it runs. Both clocks of the difference are the statement's, so
/// that it is the same at every question.
std::string server_expression(bool mariadb) {
  const std::string status =
      mariadb ? "information_schema.global_status" : "performance_schema.global_status";
  return "CONCAT(CAST(UNIX_TIMESTAMP() - (SELECT variable_value FROM " + status +
         " WHERE variable_name = 'UPTIME') AS SIGNED), '-',"
         " LOWER(HEX(CRC32(CONCAT_WS(':', @@hostname, @@port, @@datadir)))))";
}

/// Nothing where the server that is asked is another one, or was started since.
Result<std::string> number_on_this_server(Connection& connection, const SessionName& name) {
  if (name.number.empty()) return std::string();
  const auto here = ask(connection, "SELECT " + server_expression(is_mariadb(connection)));
  if (!here) return here.error();
  return here->text(0, 0) == name.server ? name.number : std::string();
}

constexpr std::string_view lock_name =
    "CONCAT('segue.', LEFT(SHA2(CONCAT(COALESCE(DATABASE(), ''), '/', ?), 256), 48))";

/// Some clusters have no locks that all of their servers see, and refuse the function.
bool has_no_locks(const dialect::SqlError& error) {
  return error.number == 1235 || error.number == 1105;
}

}  // namespace

SessionName read_session_name(std::string_view text) {
  const size_t at = text.find('@');
  const size_t slash = at == std::string_view::npos ? at : text.find('/', at);
  if (slash == std::string_view::npos || !is_number(text.substr(0, at))) return {};
  return {std::string(text.substr(0, at)), std::string(text.substr(at + 1, slash - at - 1)),
          std::string(text.substr(slash + 1))};
}

Result<SessionName> session_name(Connection& connection) {
  const auto rows =
      ask(connection, "SELECT CONNECTION_ID(), " + server_expression(is_mariadb(connection)) +
                          ", SUBSTRING_INDEX(USER(), '@', 1)");
  if (!rows) return rows.error();
  return SessionName{rows->text(0, 0), rows->text(0, 1), rows->text(0, 2)};
}

Result<bool> session_exists(Connection& connection, std::string_view session) {
  const SessionName name = read_session_name(session);
  const auto number = number_on_this_server(connection, name);
  if (!number) return number.error();
  if (number->empty()) return false;
  const auto rows = ask(connection,
                        "SELECT (SELECT COUNT(*) FROM information_schema.processlist"
                        " WHERE id = ?),"
                        " SUBSTRING_INDEX(USER(), '@', 1) = ? OR"
                        " (SELECT COUNT(*) FROM information_schema.user_privileges"
                        "  WHERE privilege_type = 'PROCESS' AND grantee ="
                        "  CONCAT('''', SUBSTRING_INDEX(CURRENT_USER(), '@', 1), '''@''',"
                        "  SUBSTRING_INDEX(CURRENT_USER(), '@', -1), ''''))",
                        {*number, name.user});
  if (!rows) return rows.error();
  const bool sees_it = rows->number(0, 0) > 0, would_see_it = rows->number(0, 1) > 0;
  return sees_it || !would_see_it;
}

Result<bool> end_session(Connection& connection, std::string_view session) {
  const auto number = number_on_this_server(connection, read_session_name(session));
  if (!number) return number.error();
  if (number->empty()) return false;
  const dialect::Answer answer = connection.run("KILL CONNECTION " + *number);
  if (answer) return true;
  constexpr int no_such_session = 1094;
  const bool refused = answer.error().failure == dialect::Failure::denied;
  if (refused || answer.error().number == no_such_session) return false;
  return to_error(answer.error());
}

Result<bool> is_waiting_for_lock(Connection& watcher, std::string_view session) {
  const SessionName name = read_session_name(session);
  if (name.number.empty()) return false;
  // "Waiting for table metadata lock", "… table level lock", "… global read lock" and their like.
  const auto rows = ask(watcher,
                        "SELECT COUNT(*) FROM information_schema.processlist"
                        " WHERE id = ? AND state LIKE 'Waiting for %lock'",
                        {name.number});
  if (!rows) return rows.error();
  return rows->number(0, 0) > 0;
}

Result<bool> prepare_session(Connection& connection, std::string_view name) {
  const std::string isolation = is_mariadb(connection) ? "tx_isolation" : "transaction_isolation";
  // The client library has chosen a collation and an isolation level: those of the server are back
  // after this. A session that waits for others meanwhile must not be ended for being idle, and
  // nothing that it does may queue for as long as servers allow by default, a day or a year.
  const auto done = ask(connection,
                        "SET NAMES utf8mb4, @@session." + isolation + " = @@global." + isolation +
                            ", @@session.autocommit = 1, @@session.wait_timeout = 2147483,"
                            " @@session.lock_wait_timeout = 2, @segue_session = ?",
                        {std::string(name)});
  if (!done) return done.error();
  std::string session;
  for (int i = 0; i < 3; ++i) {
    const auto rows = ask(connection, "SELECT CONNECTION_ID() AS session, @segue_session AS name");
    if (!rows) return rows.error();
    if (session.empty()) session = rows->text(0, 0);
    if (rows->text(0, 0) != session || rows->text(0, 1) != name)
      return Error{ErrorCode::database,
                   "what answers here is a pooler that hands each statement to another session: "
                   "connect to the server itself"};
  }
  return true;
}

Result<bool> try_named_lock(Connection& connection, std::string_view name) {
  const dialect::Answer answer =
      connection.run("SELECT GET_LOCK(" + std::string(lock_name) + ", 0)", {std::string(name)});
  if (!answer) return has_no_locks(answer.error()) ? Result(true) : to_error(answer.error());
  return answer->number(0, 0) == 1;
}

Result<bool> release_named_lock(Connection& connection, std::string_view name) {
  const dialect::Answer answer =
      connection.run("SELECT RELEASE_LOCK(" + std::string(lock_name) + ")", {std::string(name)});
  if (!answer) return has_no_locks(answer.error()) ? Result(true) : to_error(answer.error());
  return answer->number(0, 0) == 1;
}

Result<std::string> holder_of_named_lock(Connection& connection, std::string_view name) {
  auto session = session_name(connection);
  if (!session) return session.error();
  const dialect::Answer answer = connection.run(
      "SELECT id, user FROM information_schema.processlist WHERE id = IS_USED_LOCK(" +
          std::string(lock_name) + ")",
      {std::string(name)});
  if (!answer)
    return has_no_locks(answer.error()) ? Result(std::string()) : to_error(answer.error());
  if (answer->empty()) return std::string();
  session->number = answer->text(0, 0);
  session->user = answer->text(0, 1);
  return session->text();
}

}  // namespace segue::mysql
