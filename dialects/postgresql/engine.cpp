#include "dialects/postgresql/engine.h"

#include <cstdint>

#include "base/source.h"
#include "dialects/postgresql/comparable.h"
#include "dialects/postgresql/introspect.h"
#include "dialects/postgresql/journal.h"
#include "dialects/postgresql/scanner.h"
#include "dialects/postgresql/secrets.h"

namespace segue::postgresql {
namespace {

using dialect::Blocker;
using dialect::Connection;

/// A 64-bit number that is always the same for a name (FNV-1a): what advisory locks are called.
std::string lock_number(std::string_view name) {
  uint64_t hash = 0xcbf29ce484222325;
  for (const std::string_view part : {std::string_view("segue:"), name})
    for (const unsigned char byte : part)
      hash = (hash ^ byte) * 0x100000001b3;
  return std::to_string(static_cast<int64_t>(hash));
}

/// How a session is called in SQL: process ids are used again, but not with the same start. Whoever
/// may not see when a session of another account started has the process id only.
constexpr std::string_view session_name =
    "pid || coalesce(to_char(backend_start AT TIME ZONE 'UTC', '\"@\"YYYYMMDDHH24MISSUS'), '')";

/// The row of `pg_stat_activity` of a session whose name is the first value.
std::string is_session() {
  return " pid = split_part(?, '@', 1)::int AND starts_with(?, " + std::string(session_name) + ")";
}

/// At most so many bytes, cut between characters.
std::string shortened(std::string text, size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80)
    --most;
  return text.substr(0, most) + "…";
}

std::string without_passwords(const std::string& statement) {
  const Source source("", statement);
  return dialect::without_secrets(source.text(), secrets_in(source.text(), scan(source)));
}

constexpr std::string_view sessions_that_block = R"(
SELECT a.pid || coalesce(to_char(a.backend_start AT TIME ZONE 'UTC', '"@"YYYYMMDDHH24MISSUS'), ''),
  concat_ws(', ', a.usename::text, nullif(a.application_name, ''), 'process ' || a.pid,
            coalesce(host(a.client_addr), CASE WHEN a.backend_type = 'client backend' THEN 'local'
                                               ELSE a.backend_type END)),
  a.query,
  (extract(epoch FROM clock_timestamp() - coalesce(a.xact_start, a.query_start)) * 1000)::bigint
    AS age,
  (a.state LIKE 'idle%')::int
FROM unnest(pg_blocking_pids(split_part(?, '@', 1)::int)) AS blocking(pid)
JOIN pg_stat_activity a ON a.pid = blocking.pid
UNION
SELECT '', 'prepared transaction ' || quote_literal(p.gid) || ' of ' || p.owner, '',
  (extract(epoch FROM clock_timestamp() - p.prepared) * 1000)::bigint, 1
FROM pg_locks waits
JOIN pg_locks held ON held.granted AND held.pid IS NULL AND held.locktype = waits.locktype
  AND (held.database, held.relation, held.page, held.tuple, held.virtualxid, held.transactionid,
       held.classid, held.objid, held.objsubid) IS NOT DISTINCT FROM
      (waits.database, waits.relation, waits.page, waits.tuple, waits.virtualxid,
       waits.transactionid, waits.classid, waits.objid, waits.objsubid)
JOIN pg_locks itself ON itself.granted AND itself.pid IS NULL AND itself.locktype = 'transactionid'
  AND itself.virtualtransaction = held.virtualtransaction
JOIN pg_prepared_xacts p ON p.transaction = itself.transactionid
WHERE NOT waits.granted AND waits.pid = split_part(?, '@', 1)::int
ORDER BY age DESC NULLS LAST)";

Error transaction_pooler() {
  return {ErrorCode::database,
          "the address leads to a pooler that hands every transaction to another session, so that "
          "neither locks nor settings last: connect to the server itself, or to a pool in session "
          "mode"};
}

class PostgresqlEngine : public dialect::Engine {
 public:
  dialect::Version version_of(std::string_view text) const override {
    return dialect::read_version(text);
  }

  Result<bool> prepare(Connection& connection, std::string_view name) const override {
    const std::string mark = "segue-" + std::to_string(reinterpret_cast<uintptr_t>(&connection));
    const auto first = ask(connection, R"(
SELECT pg_backend_pid(), set_config('application_name', ?, false),
  set_config('client_encoding', 'UTF8', false),
  set_config('standard_conforming_strings', 'on', false),
  set_config('quote_all_identifiers', 'off', false), set_config('segue.session', ?, false))",
                           {std::string(name), mark}, "preparing the session");
    if (!first) return first.error();
    for (int trip = 0; trip < 2; ++trip) {
      const auto later =
          ask(connection, "SELECT pg_backend_pid(), current_setting('segue.session', true)", {},
              "looking whether the session lasts");
      if (!later) return later.error();
      if (later->text(0, 0) != first->text(0, 0) || later->text(0, 1) != mark)
        return transaction_pooler();
    }
    return true;
  }

  Result<catalog::Catalog> introspect(Connection& connection) const override {
    return postgresql::introspect(connection, version_of(connection.server_version()));
  }

  catalog::Catalog comparable(const catalog::Catalog& catalog) const override {
    return postgresql::comparable(catalog);
  }

  std::string create_database(std::string_view name) const override {
    return "CREATE DATABASE " + std::string(name);
  }
  std::string drop_database(std::string_view name) const override {
    return "DROP DATABASE IF EXISTS " + std::string(name) + " WITH (FORCE)";
  }

  std::string_view journal_sql() const override { return postgresql::journal_sql(); }

  Result<bool> has_table(Connection& connection, std::string_view table) const override {
    const std::string name(table);
    const auto found = ask(connection, R"(
SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = current_schema() AND c.relname = ? AND c.relkind IN ('r', 'p')),
       current_schema(),
       CASE WHEN current_schema() = current_user AND current_setting('search_path') LIKE '%$user%'
            THEN (SELECT relnamespace::regnamespace::text FROM pg_class
                  WHERE oid = to_regclass(?)) END)",
                           {name, name}, "looking for a table");
    if (!found) return found.error();
    if (found->text(0, 0) == "t") return true;
    if (!found->rows[0][2]) return false;
    // A schema that has come to be called as the account is the first that "$user" searches: what
    // was made before is in another one.
    return Error{
        ErrorCode::database,
        "the journal is in schema `" + found->text(0, 2) + "`, but since there is a schema `" +
            found->text(0, 1) +
            "`, that is where this account's objects are made: say which one is meant, with "
            "`options=-csearch_path=…` in the URL"};
  }

  std::string_view now() const override {
    return "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";
  }
  std::string_view home() const override { return "quote_ident(current_schema())"; }
  std::string_view own_role() const override { return "RESET ROLE"; }
  // Whoever waited for a row of the journal has to see what became of it.
  std::string_view begin() const override { return "BEGIN ISOLATION LEVEL READ COMMITTED"; }
  std::string_view row_lock() const override { return "FOR UPDATE"; }

  Result<bool> try_lock(Connection& connection, std::string_view name) const override {
    return is_true(connection, "SELECT pg_try_advisory_lock(" + lock_number(name) + ")", {},
                   "taking the lock");
  }
  Result<bool> unlock(Connection& connection, std::string_view name) const override {
    return is_true(connection, "SELECT pg_advisory_unlock(" + lock_number(name) + ")", {},
                   "giving the lock back");
  }

  Result<std::string> lock_holder(Connection& connection, std::string_view name) const override {
    const auto found = ask(
        connection,
        "SELECT " + std::string(session_name) +
            " FROM pg_stat_activity WHERE pid = (SELECT l.pid FROM pg_locks l JOIN pg_database d"
            " ON d.oid = l.database AND d.datname = current_database()"
            " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
            " AND (l.classid::bigint << 32 | l.objid::bigint) = " +
            lock_number(name) + ")",
        {}, "asking who has the lock");
    if (!found) return found.error();
    return found->empty() ? std::string() : found->text(0, 0);
  }

  Result<std::string> session_of(Connection& connection) const override {
    const auto found = ask(connection,
                           "SELECT " + std::string(session_name) +
                               " FROM pg_stat_activity WHERE pid = pg_backend_pid()",
                           {}, "asking for the session's name");
    if (!found) return found.error();
    return found->empty() ? std::string() : found->text(0, 0);
  }
  Result<bool> session_exists(Connection& connection, std::string_view session) const override {
    const std::string text(session);
    return is_true(connection,
                   "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE" + is_session() + ")",
                   {text, text}, "looking for a session");
  }
  Result<bool> end_session(Connection& connection, std::string_view session) const override {
    const std::string text(session);
    const auto answer = connection.run(
        "SELECT bool_or(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE" + is_session(),
        {text, text});
    if (answer) return answer->text(0, 0) == "t";
    if (answer.error().failure == dialect::Failure::denied) return false;
    return to_error(answer.error(), "ending a session");
  }

  std::vector<std::string> wait_for_locks(std::chrono::milliseconds limit) const override {
    return {"SET lock_timeout = " + std::to_string(limit.count())};
  }

  Result<std::optional<std::chrono::milliseconds>> transaction_age(
      Connection& connection, std::string_view session) const override {
    using Age = std::optional<std::chrono::milliseconds>;
    const std::string text(session);
    const auto found =
        ask(connection,
            "SELECT (extract(epoch FROM clock_timestamp() - xact_start) * 1000)::bigint"
            " FROM pg_stat_activity WHERE xact_start IS NOT NULL AND" +
                is_session(),
            {text, text}, "asking for the age of a transaction");
    if (!found) return found.error();
    return found->empty() ? Age() : Age(found->number(0, 0));
  }

  Result<std::vector<Blocker>> blockers(Connection& connection,
                                        std::string_view session) const override {
    const std::string text(session);
    const auto found = ask(connection, sessions_that_block, {text, text}, "asking who blocks");
    if (!found) return found.error();
    std::vector<Blocker> blockers;
    for (size_t i = 0; i < found->rows.size(); ++i)
      blockers.push_back({found->text(i, 0), found->text(i, 1),
                          shortened(without_passwords(found->text(i, 2)), 200),
                          std::chrono::milliseconds(found->number(i, 3)),
                          found->number(i, 4) != 0});
    return blockers;
  }

 private:
  static Result<bool> is_true(Connection& connection, std::string_view query,
                              const dialect::Values& values, std::string_view what_for) {
    const auto found = ask(connection, query, values, what_for);
    if (!found) return found.error();
    return !found->empty() && found->text(0, 0) == "t";
  }
};

}  // namespace

const dialect::Engine& engine() {
  static const PostgresqlEngine instance;
  return instance;
}

}  // namespace segue::postgresql
