#include "dialects/postgresql/presence.h"

#include <algorithm>

namespace segue::postgresql {
namespace {

using dialect::Connection;
using dialect::Rows;
using dialect::SeenQueries;
using dialect::SeenSession;

Error not_offered(std::string why) {
  return {ErrorCode::gate, std::move(why)};
}

/// Everybody may see whose a session is and how its program calls itself; whoever lacks the role
/// pg_read_all_stats does not see what kind of process it is, so that some of the server's own are
/// shown to him as sessions. A process without an account is always one of the server's.
constexpr std::string_view sessions_and_prepared = R"(
SELECT coalesce(application_name, ''), coalesce(usename::text, usesysid::text),
  concat_ws(':', host(client_addr), nullif(client_port, -1)),
  greatest((extract(epoch FROM clock_timestamp() - backend_start) * 1000)::bigint, 0), 0
FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND usesysid IS NOT NULL
  AND (backend_type = 'client backend' OR backend_type IS NULL)
  AND coalesce(application_name, '') NOT LIKE 'segue%'
UNION ALL
SELECT '', owner::text, 'prepared as ' || quote_literal(gid),
  greatest((extract(epoch FROM clock_timestamp() - prepared) * 1000)::bigint, 0), 1
FROM pg_prepared_xacts WHERE database = current_database())";

/// Where the extension is, and whether it counts.
constexpr std::string_view extension = R"(
SELECT quote_ident(n.nspname), current_setting('pg_stat_statements.track', true),
  to_regclass(quote_ident(n.nspname) || '.pg_stat_statements_info') IS NOT NULL
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname = 'pg_stat_statements')";

/// Who may not see a statement of another account does not see its number either, and gets another
/// text in its place.
std::string statements(const std::string& schema) {
  return "SELECT s.queryid, min(s.query), sum(s.calls)::bigint, bool_or(s.query IS NULL)::int "
         "FROM " +
         schema +
         ".pg_stat_statements s WHERE s.dbid = (SELECT oid FROM pg_database"
         " WHERE datname = current_database()) GROUP BY s.queryid";
}

/// Before version 1.9 of the extension nothing tells when it began; what it knows may be lost when
/// the server starts.
std::string beginning(const std::string& schema, bool has_info) {
  if (!has_info) return "SELECT pg_postmaster_start_time()::text, 0";
  return "SELECT stats_reset::text, dealloc FROM " + schema + ".pg_stat_statements_info";
}

Error in_words(const dialect::SqlError& error) {
  constexpr std::string_view not_loaded = "55000";
  if (error.state == not_loaded) return not_offered(error.message);
  if (error.failure == dialect::Failure::denied)
    return not_offered("the statistics of statements may not be read: " + error.message);
  return to_error(error, "reading the statistics of statements");
}

class PostgresqlPresence : public dialect::Presence {
 public:
  Result<std::vector<SeenSession>> sessions(Connection& connection) const override {
    const auto found = ask(connection, sessions_and_prepared, {}, "asking who uses the database");
    if (!found) return found.error();
    std::vector<SeenSession> sessions;
    for (size_t i = 0; i < found->rows.size(); ++i)
      sessions.push_back({.program = found->text(i, 0),
                          .account = found->text(i, 1),
                          .client = found->text(i, 2),
                          .age = std::chrono::milliseconds(found->number(i, 3)),
                          .prepared = found->number(i, 4) != 0});
    return sessions;
  }

  Result<SeenQueries> queries(Connection& connection) const override {
    const auto where = ask(connection, extension, {}, "looking for the statistics of statements");
    if (!where) return where.error();
    if (where->empty())
      return not_offered("the extension `pg_stat_statements` is not installed in this database");
    if (where->text(0, 1) == "none")
      return not_offered("`pg_stat_statements.track` is `none`: no statement is counted");
    const dialect::Answer since =
        connection.run(beginning(where->text(0, 0), where->text(0, 2) == "t"));
    if (!since) return in_words(since.error());
    const dialect::Answer counted = connection.run(statements(where->text(0, 0)));
    if (!counted) return in_words(counted.error());
    return read(*counted, *since);
  }

  std::string_view heartbeat() const override {
    return "INSERT INTO segue_app_versions (app, version, instance, seen_at)"
           " VALUES ($1, $2, $3, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)"
           " ON CONFLICT (app, version, instance) DO UPDATE SET seen_at = excluded.seen_at";
  }

 private:
  /// The server forgets the rarest statements when it has no room for others, and all texts when
  /// their file cannot be read.
  static Result<SeenQueries> read(const Rows& counted, const Rows& since) {
    SeenQueries queries{.since = since.text(0, 0), .complete = since.number(0, 1) == 0};
    for (size_t i = 0; i < counted.rows.size(); ++i) {
      if (!counted.rows[i][0])
        return not_offered(
            "this account may not see what others send: it wants the role pg_read_all_stats");
      if (counted.number(i, 3) != 0) queries.complete = false;
      queries.list.push_back(
          {.id = counted.text(i, 0), .text = counted.text(i, 1), .calls = counted.number(i, 2)});
    }
    return queries;
  }
};

}  // namespace

const dialect::Presence& presence() {
  static const PostgresqlPresence instance;
  return instance;
}

}  // namespace segue::postgresql
