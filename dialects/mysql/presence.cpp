#include "dialects/mysql/presence.h"

#include <algorithm>
#include <array>

#include "dialects/mysql/questions.h"

namespace segue::mysql {
namespace {

using dialect::Answer;
using dialect::Connection;
using dialect::Rows;
using dialect::SeenQueries;
using dialect::SeenSession;

Error not_offered(std::string why) {
  return {ErrorCode::gate, std::move(why)};
}

bool is_denied(const Answer& answer) {
  return !answer && answer.error().failure == dialect::Failure::denied;
}

// ---------------------------------------------------------------- sessions

/// Those whose database this is, or who have chosen none. Who is not yet let in runs nothing.
constexpr std::string_view named_sessions =
    "COALESCE((SELECT MAX(a.attr_value) FROM performance_schema.session_connect_attrs a"
    "  WHERE a.processlist_id = t.processlist_id AND a.attr_name = 'program_name'), ''),"
    " COALESCE(t.processlist_user, ''), COALESCE(t.processlist_host, '')"
    " FROM performance_schema.threads t"
    " WHERE t.processlist_id IS NOT NULL AND t.processlist_id <> CONNECTION_ID()"
    " AND t.processlist_user IS NOT NULL"
    " AND t.processlist_user NOT IN ('event_scheduler', 'system user', 'unauthenticated user')"
    " AND COALESCE(t.processlist_command, '') NOT IN ('Daemon', 'Binlog Dump', 'Binlog Dump GTID')"
    " AND (t.processlist_db IS NULL OR t.processlist_db = DATABASE())";

bool has_performance_schema(const Questions& server) {
  const Answer answer = server.select("@@performance_schema");
  return answer && answer->number(0, 0) != 0;
}

/// How programs call themselves is kept there and nowhere else: sessions without names tell nothing
/// of releases.
Result<Rows> clients(const Questions& server) {
  if (!has_performance_schema(server))
    return not_offered(
        "the server does not tell how programs call themselves: its `performance_schema` is off");
  const Answer answer = server.select(named_sessions);
  if (answer) return *answer;
  if (!is_denied(answer)) return to_error(answer.error());
  return not_offered(
      "this account may not see the sessions of others: it wants to read `performance_schema`");
}

/// A prepared transaction belongs to no database. MySQL shows them to who may end them; who may not
/// is believed that there are none as long as the server has not prepared any since it started.
Result<std::vector<SeenSession>> prepared(const Questions& server) {
  const Answer answer =
      server.run(server.mariadb() ? "XA RECOVER FORMAT='SQL'" : "XA RECOVER CONVERT XID");
  std::vector<SeenSession> found;
  if (!answer) {
    const Answer count = server.run("SHOW GLOBAL STATUS LIKE 'Com_xa_prepare'");
    if (count && !count->empty() && count->number(0, 1) == 0) return found;
    return not_offered(
        "this account may not see prepared transactions, and there have been some: it wants the "
        "privilege `XA_RECOVER_ADMIN`");
  }
  for (size_t i = 0; i < answer->rows.size(); ++i)
    found.push_back({.client = "prepared as " + answer->text(i, 3), .prepared = true});
  return found;
}

// ---------------------------------------------------------------- statements

/// What was sent from this database, or from another one and may name it.
constexpr std::string_view digests =
    "CONCAT(COALESCE(schema_name, ''), '/', digest), digest_text, count_star,"
    " CAST(UNIX_TIMESTAMP(last_seen) * 1000 AS SIGNED)"
    " FROM performance_schema.events_statements_summary_by_digest WHERE digest IS NOT NULL"
    " AND (schema_name = DATABASE() OR LOCATE(DATABASE(), digest_text) > 0)";

/// Since when it counts, what found no room in it, and whether all is counted. It forgets all at
/// once or nothing, so that the oldest form tells when that was.
constexpr std::string_view counting =
    "(SELECT UNIX_TIMESTAMP(MIN(first_seen))"
    "   FROM performance_schema.events_statements_summary_by_digest),"
    " (SELECT COALESCE(SUM(count_star), 0)"
    "   FROM performance_schema.events_statements_summary_by_digest WHERE digest IS NULL),"
    " (SELECT COUNT(*) FROM performance_schema.setup_consumers WHERE enabled <> 'YES'"
    "   AND name IN ('global_instrumentation', 'thread_instrumentation', 'statements_digest')),"
    " (SELECT COUNT(*) FROM performance_schema.setup_instruments"
    "   WHERE enabled <> 'YES'"
    "   AND (name LIKE 'statement/sql/%' OR name LIKE 'statement/com/%')),"
    " (SELECT COUNT(*) FROM performance_schema.setup_actors WHERE enabled <> 'YES')"
    " + (SELECT COUNT(*) = 0 FROM performance_schema.setup_actors"
    "    WHERE host = '%' AND user = '%' AND enabled = 'YES')";

/// How often statements were executed that had been prepared: MariaDB has no digests of these, of
/// MySQL it is certain from 9.0 on that it has.
Result<int64_t> uncounted(const Questions& server) {
  if (!server.mariadb() && server.at_least(9, 0, 0)) return int64_t{0};
  const Answer answer =
      server.select(std::string("SUM(variable_value) FROM ") +
                    (server.mariadb() ? "information_schema" : "performance_schema") +
                    ".global_status WHERE variable_name IN"
                    " ('Com_stmt_execute', 'Com_execute_sql', 'Com_execute_immediate')");
  if (!answer) return to_error(answer.error());
  return answer->number(0, 0);
}

constexpr std::array<std::string_view, 3> said_of_prepared = {"EXECUTE ", "PREPARE ",
                                                              "DEALLOCATE "};
constexpr std::array<std::string_view, 10> first_words = {
    "SELECT ", "INSERT ", "UPDATE ", "DELETE ", "REPLACE ",
    "WITH ",   "TABLE ",  "VALUES ", "CALL ",   "("};

bool starts_with_one_of(std::string_view text, const auto& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
}

/// Its end is missing, or it runs a statement that is not shown.
bool hides_something(std::string_view digest) {
  const bool executes = digest.starts_with("EXECUTE ");
  return digest.ends_with("...") ||
         (executes && !starts_with_one_of(digest.substr(8), first_words));
}

Result<SeenQueries> read(const Rows& rows, const Rows& counting, int64_t uncounted) {
  if (counting.number(0, 2) > 0)
    return not_offered("the server does not count statements (`setup_consumers`)");
  SeenQueries queries{.since = counting.text(0, 0)};
  queries.complete = counting.number(0, 1) == 0 && counting.number(0, 3) == 0 &&
                     counting.number(0, 4) == 0 && uncounted == 0;
  for (size_t i = 0; i < rows.rows.size(); ++i) {
    if (hides_something(rows.text(i, 1))) queries.complete = false;
    queries.list.push_back({.id = rows.text(i, 0),
                            .text = statement_of_digest(rows.text(i, 1)),
                            .calls = rows.number(i, 2),
                            .last_seen = rows.number(i, 3)});
  }
  return queries;
}

Error in_words(const Answer& answer) {
  if (!is_denied(answer)) return to_error(answer.error());
  return not_offered(
      "this account may not see what others send: it wants to read "
      "`performance_schema`");
}

class MysqlPresence : public dialect::Presence {
 public:
  Result<std::vector<SeenSession>> sessions(Connection& connection) const override {
    const Questions server(connection);
    const auto rows = clients(server);
    if (!rows) return rows.error();
    auto found = prepared(server);
    if (!found) return found.error();
    for (size_t i = 0; i < rows->rows.size(); ++i)
      if (!rows->text(i, 0).starts_with("segue"))
        found->push_back(
            {.program = rows->text(i, 0), .account = rows->text(i, 1), .client = rows->text(i, 2)});
    return found;
  }

  Result<SeenQueries> queries(Connection& connection) const override {
    const Questions server(connection);
    if (!has_performance_schema(server))
      return not_offered("the server keeps no statements: its `performance_schema` is off");
    const Answer state = server.select(counting);
    if (!state) return in_words(state);
    const auto missed = uncounted(server);
    if (!missed) return missed.error();
    const Answer rows = server.select(digests);
    if (!rows) return in_words(rows);
    return read(*rows, *state, *missed);
  }

  std::string_view heartbeat() const override {
    return "INSERT INTO segue_app_versions (app, version, instance, seen_at)"
           " VALUES (?, ?, ?, UNIX_TIMESTAMP() * 1000 + MICROSECOND(NOW(3)) DIV 1000)"
           " ON DUPLICATE KEY UPDATE"
           " seen_at = UNIX_TIMESTAMP() * 1000 + MICROSECOND(NOW(3)) DIV 1000";
  }
};

}  // namespace

std::string statement_of_digest(std::string_view digest) {
  for (const std::string_view word : said_of_prepared)
    if (digest.starts_with(word) && starts_with_one_of(digest.substr(word.size()), first_words)) {
      digest.remove_prefix(word.size());
      break;
    }
  const bool cut = digest.ends_with("...");
  std::string text(cut ? digest.substr(0, digest.size() - 3) : digest);
  replace_all(text, "...", "?");
  // A function's name and its parenthesis belong together.
  replace_all(text, " (", "(");
  return cut ? text + "..." : text;
}

const dialect::Presence& presence() {
  static const MysqlPresence instance;
  return instance;
}

}  // namespace segue::mysql
