#include "dialects/mysql/blockers.h"

#include <algorithm>

#include "base/source.h"
#include "dialect/secrets.h"
#include "dialects/mysql/ask.h"
#include "dialects/mysql/scanner.h"
#include "dialects/mysql/secrets.h"
#include "dialects/mysql/sessions.h"

namespace segue::mysql {
namespace {

using dialect::Blocker;
using dialect::Connection;
using dialect::Rows;

/// Sessions that hold what thread `?` waits for: tables, and with MySQL rows.
constexpr std::string_view table_holders =
    "SELECT h.owner_thread_id AS thread"
    " FROM performance_schema.metadata_locks w JOIN performance_schema.metadata_locks h"
    " ON h.object_type = w.object_type AND h.object_schema <=> w.object_schema"
    " AND h.object_name <=> w.object_name AND h.owner_thread_id <> w.owner_thread_id"
    " AND h.lock_status = 'GRANTED'"
    " WHERE w.lock_status = 'PENDING' AND w.owner_thread_id ="
    " (SELECT thread_id FROM performance_schema.threads WHERE processlist_id = ?)";
constexpr std::string_view row_holders =
    "SELECT blocking_thread_id FROM performance_schema.data_lock_waits"
    " WHERE requesting_thread_id ="
    " (SELECT thread_id FROM performance_schema.threads WHERE processlist_id = ?)";

/// When a transaction began is shown in the time zone of the system, whatever the session's is.
constexpr std::string_view now_of_system = "CONVERT_TZ(UTC_TIMESTAMP(3), '+00:00', 'SYSTEM')";

/// What is said of each: number, account, program, statement, age in milliseconds, whether idle.
std::string told_by_performance_schema(const std::string& holders) {
  return "SELECT t.processlist_id, CONCAT(t.processlist_user, '@', t.processlist_host),"
         " (SELECT MAX(attr_value) FROM performance_schema.session_connect_attrs a"
         "  WHERE a.processlist_id = t.processlist_id AND attr_name = 'program_name'),"
         " COALESCE(t.processlist_info, (SELECT MAX(e.sql_text)"
         "  FROM performance_schema.events_statements_current e WHERE e.thread_id = t.thread_id)),"
         " COALESCE((SELECT TIMESTAMPDIFF(MICROSECOND, MIN(x.trx_started), " +
         std::string(now_of_system) +
         ") DIV 1000"
         "  FROM information_schema.innodb_trx x WHERE x.trx_mysql_thread_id = t.processlist_id),"
         "  t.processlist_time * 1000), t.processlist_command = 'Sleep'"
         " FROM performance_schema.threads t JOIN (" +
         holders +
         ") h ON h.thread = t.thread_id WHERE t.processlist_id IS NOT NULL"
         " ORDER BY 5 DESC";
}

/// The same from MariaDB's other sources, for the transactions that a condition picks.
std::string told_by_processlist(const std::string& condition) {
  return "SELECT DISTINCT p.id, CONCAT(p.user, '@', p.host), NULL,"
         " COALESCE(p.info, x.trx_query),"
         " TIMESTAMPDIFF(MICROSECOND, x.trx_started, " +
         std::string(now_of_system) +
         ") DIV 1000, p.command = 'Sleep'"
         " FROM information_schema.innodb_trx x JOIN information_schema.processlist p"
         " ON p.id = x.trx_mysql_thread_id WHERE " +
         condition + " ORDER BY 5 DESC";
}

/// The list of transactions is made anew only for who has not asked for a tenth of a second.
constexpr std::string_view fresh_list = "DO SLEEP(0.12)";

/// Without passwords, on one line, and not endless.
std::string presentable(const std::string& statement) {
  const Source source("", statement);
  std::string text = dialect::without_secrets(statement, secrets_in(statement, scan(source)));
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  constexpr size_t most = 200;
  if (text.size() <= most) return text;
  size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return text.substr(0, end) + "…";
}

std::vector<Blocker> read(const Rows& rows, const SessionName& waiter) {
  std::vector<Blocker> result;
  for (size_t i = 0; i < rows.rows.size(); ++i) {
    Blocker blocker;
    SessionName name = waiter;
    name.number = rows.text(i, 0);
    const std::string& account = rows.text(i, 1);
    name.user = account.substr(0, account.find('@'));
    blocker.session = name.text();
    blocker.who = account;
    if (const std::string& program = rows.text(i, 2); !program.empty())
      blocker.who += " (" + program + ')';
    blocker.statement = presentable(rows.text(i, 3));
    blocker.age = std::chrono::milliseconds(std::max<int64_t>(rows.number(i, 4), 0));
    blocker.idle = rows.number(i, 5) != 0;
    const bool known = std::any_of(result.begin(), result.end(), [&](const Blocker& each) {
      return each.session == blocker.session;
    });
    if (!known) result.push_back(std::move(blocker));
  }
  return result;
}

/// Whether the server writes down who holds which table.
Result<bool> notes_table_locks(Connection& connection) {
  const auto on = ask(connection, "SELECT @@performance_schema");
  if (!on) return on.error();
  if (on->number(0, 0) == 0) return false;
  const auto notes = ask(connection,
                         "SELECT COUNT(*) FROM performance_schema.setup_instruments"
                         " WHERE name = 'wait/lock/metadata/sql/mdl' AND enabled = 'YES'");
  if (!notes) return notes.error();
  return notes->number(0, 0) > 0;
}

Result<std::vector<Blocker>> told(Connection& connection, const std::string& question,
                                  const SessionName& waiter, const dialect::Values& values) {
  const auto rows = ask(connection, question, values);
  if (!rows) return rows.error();
  return read(*rows, waiter);
}

Result<std::vector<Blocker>> mariadb_blockers(Connection& connection, const SessionName& waiter) {
  constexpr std::string_view of_rows =
      "x.trx_id IN (SELECT l.blocking_trx_id FROM information_schema.innodb_lock_waits l"
      " JOIN information_schema.innodb_trx r ON r.trx_id = l.requesting_trx_id"
      " WHERE r.trx_mysql_thread_id = ?)";
  if (const auto slept = ask(connection, fresh_list); !slept) return slept.error();
  auto found = told(connection, told_by_processlist(std::string(of_rows)), waiter, {waiter.number});
  if (!found || !found->empty()) return found;
  const auto notes = notes_table_locks(connection);
  if (!notes) return notes.error();
  if (*notes)
    return told(connection, told_by_performance_schema(std::string(table_holders)), waiter,
                {waiter.number});
  const auto waits = is_waiting_for_lock(connection, waiter.text());
  if (!waits) return waits.error();
  if (!*waits) return std::vector<Blocker>();
  return told(connection, told_by_processlist("p.id <> ?"), waiter, {waiter.number});
}

}  // namespace

Result<std::vector<Blocker>> suspects(Connection& connection, std::string_view session) {
  const SessionName waiter = read_session_name(session);
  if (waiter.number.empty()) return std::vector<Blocker>();
  if (is_mariadb(connection))
    if (const auto slept = ask(connection, fresh_list); !slept) return slept.error();
  return told(connection, told_by_processlist("p.id <> ?"), waiter, {waiter.number});
}

Result<std::optional<std::chrono::milliseconds>> transaction_age(Connection& connection,
                                                                 std::string_view session) {
  using Age = std::optional<std::chrono::milliseconds>;
  const SessionName name = read_session_name(session);
  if (name.number.empty()) return Age();
  const auto rows =
      ask(connection,
          "SELECT TIMESTAMPDIFF(MICROSECOND, trx_started, " + std::string(now_of_system) +
              ") DIV 1000"
              " FROM information_schema.innodb_trx WHERE trx_mysql_thread_id = ?",
          {name.number});
  if (!rows) return rows.error();
  return rows->empty() ? Age() : Age(rows->number(0, 0));
}

Result<std::vector<Blocker>> blockers(Connection& connection, std::string_view session) {
  const SessionName waiter = read_session_name(session);
  if (waiter.number.empty()) return std::vector<Blocker>();
  if (is_mariadb(connection)) return mariadb_blockers(connection, waiter);
  const std::string holders = std::string(table_holders) + " UNION " + std::string(row_holders);
  return told(connection, told_by_performance_schema(holders), waiter,
              {waiter.number, waiter.number});
}

}  // namespace segue::mysql
