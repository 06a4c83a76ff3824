#include "dialects/mysql/lock_waiters.h"

namespace segue::mysql {
namespace {

using dialect::Answer;

const std::string ours =
    "(SELECT t.thread_id FROM performance_schema.threads t"
    " JOIN performance_schema.session_connect_attrs a ON a.processlist_id = t.processlist_id"
    " WHERE a.attr_name = 'program_name' AND a.attr_value LIKE 'segue%')";

/// An empty schema is the session's.
const std::string schema = "COALESCE(NULLIF(?, ''), DATABASE())";
const std::string name = "IF(@@lower_case_table_names = 0, ?, LOWER(?))";

constexpr std::string_view instrumented =
    "COUNT(*) FROM performance_schema.setup_instruments"
    " WHERE name = 'wait/lock/metadata/sql/mdl' AND enabled = 'YES'";

const std::string noted_for_table =
    "COUNT(DISTINCT w.owner_thread_id) FROM performance_schema.metadata_locks w"
    " WHERE w.lock_status = 'PENDING' AND w.object_type = 'TABLE' AND w.object_schema = " +
    schema + " AND w.object_name = " + name + " AND w.owner_thread_id NOT IN " + ours;

/// Where locks of tables are not noted: sessions that wait for one in a statement that names the
/// table.
constexpr std::string_view listed_for_table =
    "COUNT(*) FROM information_schema.processlist"
    " WHERE state LIKE 'Waiting for table%lock' AND INSTR(LOWER(info), LOWER(?)) > 0";

/// In this order, by this index, the locks that nobody waits for are not looked at: a batch has
/// many.
const std::string noted_for_rows =
    "COUNT(DISTINCT w.requesting_thread_id) FROM performance_schema.data_lock_waits w"
    " STRAIGHT_JOIN performance_schema.data_locks l FORCE INDEX (PRIMARY)"
    " ON l.engine_lock_id = w.requesting_engine_lock_id WHERE l.object_schema = " +
    schema + " AND l.object_name = " + name + " AND w.requesting_thread_id NOT IN " + ours;

/// Before MySQL 8, and in MariaDB: a lock's table is written as "`d`.`t` /* Partition `p` */".
const std::string listed_for_rows =
    "COUNT(DISTINCT w.requesting_trx_id) FROM information_schema.innodb_lock_waits w"
    " JOIN information_schema.innodb_locks l ON l.lock_id = w.requested_lock_id"
    " WHERE SUBSTRING_INDEX(l.lock_table, ' /* ', 1) = CONCAT('`', " +
    schema + ", '`.`', " + name + ", '`')";

Answer waiting_for_table(const Questions& server, const sql::ObjectName& table) {
  const std::string& text = table.name.text;
  const Answer notes = server.select(instrumented);
  if (notes && !notes->empty() && notes->number(0, 0) > 0)
    return server.select(noted_for_table, {table.schema.text, text, text});
  return server.select(listed_for_table, {text});
}

Answer waiting_for_rows(const Questions& server, const sql::ObjectName& table) {
  const std::string& text = table.name.text;
  const bool noted = !server.mariadb() && server.at_least(8, 0, 1);
  return server.select(noted ? noted_for_rows : listed_for_rows, {table.schema.text, text, text});
}

}  // namespace

Answer sessions_waiting_for(const Questions& server, const sql::ObjectName& table) {
  Answer found = waiting_for_table(server, table);
  if (!found) return found;
  Answer rows = waiting_for_rows(server, table);
  if (!rows) return rows;
  found->rows = {{std::to_string(found->number(0, 0) + rows->number(0, 0))}};
  return found;
}

}  // namespace segue::mysql
