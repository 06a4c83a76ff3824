#include "dialects/mysql/signals.h"

#include <fmt/core.h>

#include <algorithm>

#include "dialects/mysql/lock_waiters.h"
#include "dialects/mysql/questions.h"
#include "sql/query.h"

namespace segue::mysql {
namespace {

using dialect::Answer;
using dialect::Rows;
using dialect::Signal;
using std::chrono::milliseconds;

using State = Signal::State;

State held_if(bool beyond) {
  return beyond ? State::hold : State::clear;
}

Signal unknown(std::string why) {
  return {.reading = std::move(why), .state = State::unknown};
}

Signal unread(const dialect::SqlError& error) {
  return unknown("cannot be read: " + to_error(error).message);
}

std::string seconds(int64_t ms) {
  return ms < 120'000 ? fmt::format("{:.1f} s", static_cast<double>(ms) / 1000)
                      : fmt::format("{} min", ms / 60'000);
}

/// The column whose name ends so: what stands before differs by product and version.
size_t column_of(const Rows& rows, std::string_view end) {
  const auto found = std::find_if(rows.names.begin(), rows.names.end(),
                                  [&](const std::string& name) { return name.ends_with(end); });
  return static_cast<size_t>(found - rows.names.begin());
}

constexpr std::string_view stopped_following = "this server has stopped following another one";

/// One source of this server. What has been stopped altogether is left from another time.
Signal of_source(const Rows& rows, size_t row, milliseconds limit) {
  const auto stopped = [&](std::string_view part) {
    const size_t column = column_of(rows, part);
    return column < rows.names.size() && rows.text(row, column) == "No";
  };
  if (stopped("_IO_Running") && stopped("_SQL_Running"))
    return {.reading = std::string(stopped_following)};
  size_t lag = column_of(rows, "_Behind_Source");
  if (lag == rows.names.size()) lag = column_of(rows, "_Behind_Master");
  if (lag == rows.names.size() || !rows.rows[row][lag]) {
    Signal signal = unknown("this server follows another one and does not know how far it is");
    signal.must_be_known = true;
    return signal;
  }
  const int64_t ms = rows.number(row, lag) * 1000;
  return {.reading = "this server is " + seconds(ms) + " behind the one that it follows",
          .state = held_if(ms >= limit.count())};
}

Answer sources_of(const Questions& server) {
  return server.run(server.mariadb()            ? "SHOW ALL SLAVES STATUS"
                    : server.at_least(8, 0, 22) ? "SHOW REPLICA STATUS"
                                                : "SHOW SLAVE STATUS");
}

Signal replica_lag(const Questions& server, milliseconds limit) {
  const Answer answer = sources_of(server);
  if (!answer) return unread(answer.error());
  if (answer->empty())
    return {.reading = "this server follows none, and does not know how far its replicas are"};
  Signal worst = of_source(*answer, 0, limit);
  for (size_t i = 1; i < answer->rows.size() && !worst.holds(); ++i)
    if (Signal one = of_source(*answer, i, limit); one.holds()) worst = std::move(one);
  return worst;
}

/// When a transaction began is shown in the time zone of the system, whatever the session's is.
constexpr std::string_view oldest =
    "TIMESTAMPDIFF(MICROSECOND, trx_started,"
    " CONVERT_TZ(UTC_TIMESTAMP(3), '+00:00', 'SYSTEM')) DIV 1000, trx_mysql_thread_id"
    " FROM information_schema.innodb_trx WHERE trx_mysql_thread_id <> CONNECTION_ID()"
    " ORDER BY trx_started LIMIT 1";

Signal oldest_transaction(const Questions& server, milliseconds limit) {
  const Answer answer = server.select(oldest);
  if (!answer) return unread(answer.error());
  if (answer->empty()) return {.reading = "no transaction is open"};
  const int64_t age = answer->number(0, 0);
  return {.reading = seconds(age) + ": thread " + answer->text(0, 1),
          .state = held_if(age >= limit.count())};
}

Signal lock_waiters(const Questions& server, const sql::ObjectName& table, int limit) {
  const Answer answer = sessions_waiting_for(server, table);
  if (!answer) return unread(answer.error());
  const int64_t count = answer->number(0, 0);
  return {.reading = fmt::format("{} waiting", count),
          .state = held_if(count >= limit),
          .passing = true};
}

/// MariaDB shows everybody what MySQL keeps for the privilege PROCESS.
Signal history_length(const Questions& server, int64_t limit) {
  const Answer answer = server.mariadb()
                            ? server.run("SHOW GLOBAL STATUS LIKE 'Innodb_history_list_length'")
                            : server.select(
                                  "name, `count` FROM information_schema.innodb_metrics"
                                  " WHERE name = 'trx_rseg_history_len'");
  if (!answer) return unread(answer.error());
  if (answer->empty()) return unknown("the server does not count it");
  const int64_t length = answer->number(0, 1);
  return {.reading = fmt::format("{} transactions long", length),
          .state = held_if(length >= limit)};
}

Signal threads_running(const Questions& server, int limit) {
  const Answer answer = server.run("SHOW GLOBAL STATUS LIKE 'Threads_running'");
  if (!answer) return unread(answer.error());
  if (answer->empty()) return unknown("the server does not count them");
  const int64_t count = answer->number(0, 1);
  return {.reading = fmt::format("{} running", count), .state = held_if(count >= limit)};
}

}  // namespace

dialect::Signals signals(dialect::Connection& connection, const sql::ObjectName& table,
                         const dialect::SignalLimits& limits) {
  const Questions server(connection);
  dialect::Signals all;
  const auto add = [&](std::string name, Signal signal) {
    signal.name = std::move(name);
    all.push_back(std::move(signal));
  };
  if (limits.replica_lag.count() > 0) add("replica-lag", replica_lag(server, limits.replica_lag));
  if (limits.oldest_transaction.count() > 0)
    add("oldest-transaction", oldest_transaction(server, limits.oldest_transaction));
  if (limits.lock_waiters > 0)
    add("lock-waiters", lock_waiters(server, table, limits.lock_waiters));
  if (limits.threads_running > 0)
    add("threads-running", threads_running(server, limits.threads_running));
  if (limits.history_length > 0)
    add("history-length", history_length(server, limits.history_length));
  return all;
}

Signal lag_of(dialect::Connection& replica, milliseconds limit) {
  const Questions server(replica);
  const Answer answer = sources_of(server);
  Signal signal = !answer           ? unread(answer.error())
                  : answer->empty() ? unknown("it follows no other server")
                                    : replica_lag(server, limit);
  // Whoever names a replica wants it to follow.
  if (signal.reading == stopped_following) signal.state = State::unknown;
  signal.name = "replica-lag";
  signal.must_be_known = true;
  return signal;
}

}  // namespace segue::mysql
