#include "dialects/postgresql/signals.h"

#include <fmt/core.h>

#include <algorithm>

#include "dialects/postgresql/table_parts.h"
#include "sql/query.h"

namespace segue::postgresql {
namespace {

using dialect::Connection;
using dialect::Rows;
using dialect::Signal;
using dialect::Values;
using std::chrono::milliseconds;

using State = Signal::State;

/// What one of our own calls itself: its transactions are short, and wait for each other.
constexpr std::string_view not_ours = "coalesce(application_name, '') NOT LIKE 'segue%'";

State held_if(bool beyond) {
  return beyond ? State::hold : State::clear;
}

Signal unknown(std::string name, std::string why) {
  return {.name = std::move(name), .reading = std::move(why), .state = State::unknown};
}

std::string seconds(int64_t ms) {
  return ms < 120'000 ? fmt::format("{:.1f} s", static_cast<double>(ms) / 1000)
                      : fmt::format("{} min", ms / 60'000);
}

std::string megabytes(int64_t bytes) {
  return fmt::format("{} MiB", bytes >> 20);
}

/// Gives every question of a scope two seconds, and the session back its own limit.
class Hurry {
 public:
  explicit Hurry(Connection& connection) : connection_(connection) {
    const auto before = connection.run(
        "SELECT current_setting('statement_timeout'), set_config('statement_timeout', '2s', "
        "false)");
    if (before && !before->empty()) before_ = before->text(0, 0);
  }
  ~Hurry() {
    if (before_.empty()) return;
    const auto restored =
        connection_.run("SELECT set_config('statement_timeout', ?, false)", {before_});
    static_cast<void>(restored);  // a session that is lost has no limit any more
  }
  Hurry(const Hurry&) = delete;
  Hurry& operator=(const Hurry&) = delete;

 private:
  Connection& connection_;
  std::string before_{};
};

/// Asks, and reads the answer; the signal is unknown, in the server's words, where it has none.
template <class Reader>
Signal asked(Connection& connection, std::string name, std::string_view question,
             const Values& values, const Reader& read) {
  const auto answer = connection.run(question, values);
  if (!answer) return unknown(std::move(name), "cannot be read: " + answer.error().message);
  Signal signal = read(*answer);
  signal.name = std::move(name);
  return signal;
}

// ---------------------------------------------------------------- replicas

/// Whoever copies the log without replaying it is no replica; whoever reads it by a logical slot is
/// one that may take its time, as long as the slot does not keep too much (`retained-log`).
constexpr std::string_view replicas = R"(
SELECT coalesce(nullif(r.application_name, ''), 'process ' || r.pid), r.state IS NULL AS hidden,
  pg_wal_lsn_diff(pg_current_wal_lsn(), r.replay_lsn)::bigint AS bytes,
  (extract(epoch FROM r.replay_lag) * 1000)::bigint AS lag,
  (extract(epoch FROM clock_timestamp() - (to_jsonb(r) ->> 'reply_time')::timestamptz)
   * 1000)::bigint AS silence
FROM pg_stat_replication r
WHERE (r.state IS NULL OR r.state <> 'backup' AND r.replay_lsn IS NOT NULL)
  AND NOT EXISTS (SELECT FROM pg_replication_slots s
                  WHERE s.active_pid = r.pid AND s.slot_type = 'logical')
ORDER BY hidden DESC, lag DESC NULLS LAST, bytes DESC)";

/// A replica that has all of the log is not behind, whatever its last measured lag. Of one that has
/// stopped answering or replaying the lag is that of its last answer: it is behind, too, when it
/// misses what a server writes in such a time at most, or says nothing for longer than the ten
/// seconds after which replicas answer unasked.
Signal of_replica(const Rows& rows, size_t row, milliseconds limit) {
  constexpr int64_t bytes_per_ms = (64 << 20) / 1000;
  const int64_t most = std::max<int64_t>(limit.count(), 1000) * bytes_per_ms;
  const int64_t bytes = rows.number(row, 2), lag = rows.number(row, 3);
  const int64_t silence = rows.number(row, 4);
  const std::string who = "replica `" + rows.text(row, 0) + "` ";
  if (bytes > 0 && lag >= limit.count())
    return {.reading = who + "is " + seconds(lag) + " behind", .state = State::hold};
  if (bytes >= most)
    return {.reading = who + "is " + megabytes(bytes) + " behind", .state = State::hold};
  if (bytes > 0 && silence >= limit.count() + 10'000)
    return {.reading = who + "has not answered for " + seconds(silence), .state = State::hold};
  return {.reading = who + "is " + seconds(bytes > 0 ? lag : 0) + " behind"};
}

Signal replica_lag(Connection& connection, milliseconds limit) {
  Signal signal = asked(connection, "replica-lag", replicas, {}, [&](const Rows& rows) -> Signal {
    if (rows.empty()) return {.reading = "no replica"};
    if (rows.text(0, 1) == "t")
      return unknown("", "this account may not see how far replica `" + rows.text(0, 0) +
                             "` is: it wants the role pg_monitor");
    Signal first = of_replica(rows, 0, limit);
    for (size_t i = 1; i < rows.rows.size() && first.state == State::clear; ++i)
      if (Signal other = of_replica(rows, i, limit); other.holds()) first = std::move(other);
    return first;
  });
  signal.must_be_known = true;
  return signal;
}

// ---------------------------------------------------------------- transactions and locks

/// Those that keep what VACUUM would remove from tables of this database, from the oldest on. Whose
/// beginning is not seen stands behind.
const std::string old_transactions = R"(
SELECT (extract(epoch FROM clock_timestamp() - since) * 1000)::bigint, who
FROM (SELECT xact_start AS since,
        concat_ws(', ', usename::text, nullif(application_name, ''), 'process ' || pid) AS who
      FROM pg_stat_activity a
      WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND (backend_xid IS NOT NULL OR backend_xmin IS NOT NULL)
        AND backend_type IS DISTINCT FROM 'autovacuum worker'
        AND NOT EXISTS (SELECT FROM pg_stat_progress_vacuum v WHERE v.pid = a.pid)
        AND )" + std::string(not_ours) +
                                     R"(
      UNION ALL
      SELECT prepared, 'prepared transaction ' || quote_literal(gid)
      FROM pg_prepared_xacts WHERE database = current_database()) AS open
ORDER BY since NULLS LAST)";

Signal oldest_transaction(Connection& connection, milliseconds limit) {
  const auto read = [&](const Rows& rows) -> Signal {
    if (rows.empty()) return {.reading = "no transaction is open"};
    const bool seen = rows.rows.front()[0].has_value(), all_seen = rows.rows.back()[0].has_value();
    const bool old = seen && rows.number(0, 0) >= limit.count();
    if (!old && !all_seen)
      return unknown("",
                     "this account may not see how old transactions of others are: it wants "
                     "the role pg_monitor");
    return {.reading = seconds(rows.number(0, 0)) + ": " + rows.text(0, 1), .state = held_if(old)};
  };
  return asked(connection, "oldest-transaction", old_transactions, {}, read);
}

/// Sessions that wait for the table, for one of its rows, or for the end of a transaction of ours.
const std::string waiters = std::string(with_parts) + R"(,
  ours AS (SELECT pid FROM pg_stat_activity WHERE NOT )" +
                            std::string(not_ours) + R"()
SELECT count(DISTINCT w.pid) FROM pg_locks w
WHERE NOT w.granted AND NOT EXISTS (SELECT FROM ours WHERE ours.pid = w.pid)
  AND (w.locktype IN ('relation', 'tuple') AND w.relation IN (SELECT oid FROM parts)
       AND w.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    OR w.locktype = 'transactionid' AND w.transactionid IN (
         SELECT h.transactionid FROM pg_locks h JOIN ours USING (pid)
         WHERE h.granted AND h.locktype = 'transactionid')))";

Signal lock_waiters(Connection& connection, const std::string& table, int limit) {
  return asked(connection, "lock-waiters", waiters, {table}, [&](const Rows& rows) -> Signal {
    const int64_t count = rows.number(0, 0);
    return {.reading = fmt::format("{} waiting", count),
            .state = held_if(count >= limit),
            .passing = true};
  });
}

// ---------------------------------------------------------------- the log

constexpr std::string_view files_to_archive = R"(
SELECT CASE WHEN current_setting('archive_mode') <> 'off'
            THEN (SELECT count(*) FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready') END,
  current_setting('archive_mode'))";

/// The same from what every account may see: how many files the log is ahead of the last one that
/// was archived. Nothing where none was since the statistics began.
constexpr std::string_view files_ahead = R"(
SELECT CASE WHEN last ~ '^[0-9A-F]{24}' THEN
  greatest(div(pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0'), size) - 1
           - (('x' || substr(last, 9, 8))::bit(32)::bigint * (4294967296 / size)
              + ('x' || substr(last, 17, 8))::bit(32)::bigint), 0)::bigint END, mode
FROM (SELECT last_archived_wal AS last, current_setting('archive_mode') AS mode,
        pg_size_bytes(current_setting('wal_segment_size')) AS size
      FROM pg_stat_archiver) AS archive)";

Signal log_to_archive(Connection& connection, int limit) {
  const auto read = [&](const Rows& rows) -> Signal {
    if (rows.text(0, 1) == "off") return {.reading = "the log is not archived"};
    if (!rows.rows[0][0])
      return unknown("",
                     "this account may not see how many files wait: it wants the role "
                     "pg_monitor");
    const int64_t count = rows.number(0, 0);
    return {.reading = fmt::format("{} files", count), .state = held_if(count >= limit)};
  };
  Signal signal = asked(connection, "log-to-archive", files_to_archive, {}, read);
  if (signal.state != State::unknown) return signal;
  return asked(connection, "log-to-archive", files_ahead, {}, read);
}

constexpr std::string_view slots = R"(
SELECT slot_name, pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::bigint
FROM pg_replication_slots WHERE restart_lsn IS NOT NULL ORDER BY 2 DESC LIMIT 1)";

Signal retained_log(Connection& connection, int64_t limit) {
  return asked(connection, "retained-log", slots, {}, [&](const Rows& rows) -> Signal {
    if (rows.empty()) return {.reading = "no replication slot"};
    const int64_t bytes = rows.number(0, 1);
    return {.reading = "slot `" + rows.text(0, 0) + "` keeps " + megabytes(bytes),
            .state = held_if(bytes >= limit)};
  });
}

// ---------------------------------------------------------------- vacuum

/// One that keeps transaction numbers from running out takes its time whatever others do.
const std::string vacuums = std::string(with_parts) + R"(
SELECT count(*) FILTER (WHERE v.relid IN (SELECT oid FROM parts)
                          AND a.backend_type = 'autovacuum worker'
                          AND a.query NOT LIKE '%(to prevent wraparound)'),
  count(*) FILTER (WHERE v.relid IS NULL)
FROM pg_stat_progress_vacuum v LEFT JOIN pg_stat_activity a USING (pid)
WHERE v.datname = current_database())";

Signal vacuum(Connection& connection, const std::string& table) {
  return asked(connection, "vacuum", vacuums, {table}, [&](const Rows& rows) -> Signal {
    if (rows.number(0, 0) > 0)
      return {.reading = "autovacuum works on the table", .state = State::hold};
    if (rows.number(0, 1) > 0)
      return unknown("",
                     "this account may not see which table a vacuum works on: it wants the "
                     "role pg_monitor");
    return {.reading = "none"};
  });
}

}  // namespace

dialect::Signals signals(Connection& connection, const sql::ObjectName& table,
                         const dialect::SignalLimits& limits) {
  const std::string name = regclass_text(table);
  const Hurry hurry(connection);
  dialect::Signals all;
  if (limits.replica_lag.count() > 0) all.push_back(replica_lag(connection, limits.replica_lag));
  if (limits.oldest_transaction.count() > 0)
    all.push_back(oldest_transaction(connection, limits.oldest_transaction));
  if (limits.lock_waiters > 0) all.push_back(lock_waiters(connection, name, limits.lock_waiters));
  if (limits.log_files_to_archive > 0)
    all.push_back(log_to_archive(connection, limits.log_files_to_archive));
  if (limits.vacuum) all.push_back(vacuum(connection, name));
  if (limits.retained_log > 0) all.push_back(retained_log(connection, limits.retained_log));
  return all;
}

Signal lag_of(Connection& replica, milliseconds limit) {
  const auto answer = replica.run(R"(
SELECT pg_is_in_recovery()::int, CASE
  WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
  ELSE (extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000)::bigint END)");
  Signal signal{.name = "replica-lag", .state = State::unknown, .must_be_known = true};
  if (!answer) {
    signal.reading = "cannot be read: " + answer.error().message;
  } else if (answer->number(0, 0) == 0) {
    signal.reading = "it follows no other server";
  } else if (!answer->rows.front()[1]) {
    signal.reading = "it does not know how far it is behind";
  } else {
    signal.reading = seconds(answer->number(0, 1)) + " behind";
    signal.state = held_if(answer->number(0, 1) >= limit.count());
  }
  return signal;
}

}  // namespace segue::postgresql
