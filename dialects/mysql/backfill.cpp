#include "dialects/mysql/backfill.h"

#include <algorithm>

#include "dialects/mysql/ask.h"
#include "dialects/mysql/backfill_key.h"
#include "dialects/mysql/differs.h"
#include "dialects/mysql/engine.h"
#include "dialects/mysql/open_transactions.h"
#include "dialects/mysql/signals.h"
#include "sql/query.h"

namespace segue::mysql {
namespace {

using dialect::Connection;

/// Behind WHERE, of a list of tables: the one that two values name. An empty schema is the
/// session's.
constexpr std::string_view is_table =
    "t.table_schema = COALESCE(NULLIF(?, ''), DATABASE()) AND t.table_name = ?";

dialect::Values values_of(const sql::ObjectName& table) {
  return {table.schema.text, table.name.text};
}

bool is_zoned(const std::vector<const sql::TypeName*>& key) {
  return std::any_of(key.begin(), key.end(), [](const sql::TypeName* type) {
    return type != nullptr && depends_on_time_zone(*type);
  });
}

class MysqlBackfilling : public dialect::Backfilling {
 public:
  std::string unfit_key(const sql::TypeName* type) const override { return mysql::unfit_key(type); }
  std::string key_text(std::string_view column, const sql::TypeName* type) const override {
    return mysql::key_text(column, type);
  }
  std::string key_literal(std::string_view text, const sql::TypeName* type) const override {
    return mysql::key_literal(text, type);
  }
  /// Both servers read the whole index for `(a, b) > (1, 2)`.
  bool compares_rows() const override { return false; }

  sql::Expression differs(sql::Expression stored, sql::Expression wanted,
                          const sql::TypeName* type) const override {
    return mysql::differs(std::move(stored), std::move(wanted), type);
  }

  /// Ranges of rows are changed without locking the gaps between them, into which others insert.
  /// That is not possible where the server logs statements (1665): the level stays as it is there.
  /// With a key that is shown in the session's time zone, all that the statement says of times is
  /// in UTC.
  std::vector<std::string> prepare(const dialect::Version& version,
                                   const std::vector<const sql::TypeName*>& key) const override {
    const std::string isolation = is_mariadb(version) ? "tx_isolation" : "transaction_isolation";
    std::vector<std::string> statements = {"SET SESSION " + isolation +
                                           " = IF(@@log_bin AND @@binlog_format = 'STATEMENT', @@" +
                                           isolation + ", 'READ-COMMITTED')"};
    if (is_zoned(key)) statements.emplace_back("SET SESSION time_zone = '+00:00'");
    return statements;
  }
  std::string remark(const std::vector<const sql::TypeName*>& key) const override {
    return is_zoned(key)
               ? "its sessions are in UTC, since the key is a TIMESTAMP: NOW() and DATE() "
                 "mean that, too"
               : std::string();
  }

  Result<std::string> unfit_table(Connection& connection,
                                  const sql::ObjectName& table) const override {
    const auto found = ask(connection,
                           "SELECT t.table_type, t.engine, e.transactions"
                           " FROM information_schema.tables t"
                           " LEFT JOIN information_schema.engines e ON e.engine = t.engine WHERE " +
                               std::string(is_table),
                           values_of(table));
    if (!found) return found.error();
    const std::string name = "`" + table.text() + "`";
    if (found->empty()) return Error{ErrorCode::database, "there is no table " + name};
    if (found->text(0, 0).ends_with("VIEW"))
      return name + " is a view: its rows are those of other tables";
    if (found->text(0, 2) != "YES")
      return name + " is kept by " + found->text(0, 1) + ", which knows no transactions";
    return std::string();
  }

  Result<std::optional<int64_t>> estimated_rows(Connection& connection,
                                                const sql::ObjectName& table) const override {
    using Count = std::optional<int64_t>;
    // MySQL 8 shows what it has kept for up to a day, unless it is told not to.
    static_cast<void>(connection.run("SET SESSION information_schema_stats_expiry = 0"));
    const auto found =
        ask(connection,
            "SELECT t.table_rows FROM information_schema.tables t WHERE " + std::string(is_table),
            values_of(table));
    if (!found) return found.error();
    return found->empty() || !found->rows[0][0] ? Count() : Count(found->number(0, 0));
  }

  Result<std::vector<std::string>> writers(Connection& connection) const override {
    return open_writers(connection);
  }

  dialect::Signals signals(Connection& connection, const sql::ObjectName& table,
                           const dialect::SignalLimits& limits) const override {
    return mysql::signals(connection, table, limits);
  }
  /// The purge follows each batch, and takes the cores that the application needs, too: with
  /// shorter rests others wait longer, without more rows being changed in the same time by as much.
  dialect::Pace gentle() const override {
    return {.target = std::chrono::milliseconds(2), .pause = 100};
  }
  dialect::Signal lag_of(Connection& replica, std::chrono::milliseconds limit) const override {
    return mysql::lag_of(replica, limit);
  }
};

}  // namespace

const dialect::Backfilling& backfilling() {
  static const MysqlBackfilling instance;
  return instance;
}

}  // namespace segue::mysql
