#include "dialects/postgresql/backfill.h"

#include <algorithm>
#include <array>

#include "dialects/postgresql/differs.h"
#include "dialects/postgresql/signals.h"
#include "dialects/postgresql/table_parts.h"
#include "dialects/postgresql/types.h"
#include "sql/query.h"

namespace segue::postgresql {
namespace {

using dialect::Connection;

/// Types of the server's own whose text is the same in every session, and read back as the same
/// value. Not among them: floating point (`extra_float_digits` cuts it), intervals and money (other
/// settings write them), names of objects (`search_path` hides them).
constexpr auto key_types = std::to_array<std::string_view>({"smallint",
                                                            "integer",
                                                            "bigint",
                                                            "smallserial",
                                                            "serial",
                                                            "bigserial",
                                                            "numeric",
                                                            "boolean",
                                                            "oid",
                                                            "text",
                                                            "character varying",
                                                            "character",
                                                            "bpchar",
                                                            "name",
                                                            "uuid",
                                                            "bytea",
                                                            "date",
                                                            "time",
                                                            "timestamp",
                                                            "bit",
                                                            "bit varying",
                                                            "inet",
                                                            "cidr",
                                                            "macaddr",
                                                            "macaddr8",
                                                            "pg_lsn",
                                                            "xid8",
                                                            "tid"});

/// Types of the usual extensions that are as unfit as the server's own of that kind.
constexpr auto unfit_extensions = std::to_array<std::string_view>({"geometry", "geography"});

template <size_t size>
bool is_among(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Dates are written as the session likes them (`DateStyle`), but in documents always alike.
bool is_date(const sql::TypeName& type) {
  return type.name.name.text == "date" || type.name.name.text == "timestamp";
}

std::string refusal(char kind, const std::string& name) {
  switch (kind) {
    case 'r':
    case 'p':
      return {};
    case 'f':
      return "`" + name + "` is a foreign table: its rows are in another database";
    case 'v':
    case 'm':
      return "`" + name + "` is a view: its rows are those of other tables";
    default:
      return "`" + name + "` is no table";
  }
}

constexpr std::string_view kinds_of_parts = R"(
SELECT c.relkind, c.oid::regclass, row_security_active(to_regclass(?)::oid)
FROM parts JOIN pg_class c USING (oid) ORDER BY c.relkind IN ('r', 'p') LIMIT 1)";

/// As the planner does it: the rows that a page had at the last VACUUM or ANALYZE, for the pages
/// that there are now.
constexpr std::string_view rows_of_parts = R"(
SELECT CASE WHEN coalesce(bool_and(counted OR size = 0), true) THEN
         coalesce(sum(CASE WHEN counted THEN reltuples / relpages * size ELSE 0 END), 0)::bigint END
FROM (SELECT c.reltuples, c.relpages, c.relpages > 0 AND c.reltuples >= 0 AS counted,
        pg_relation_size(c.oid) / current_setting('block_size')::int AS size
      FROM parts JOIN pg_class c USING (oid) WHERE c.relkind = 'r') AS part)";

/// Each by the number that it keeps when it is prepared for a commit in two phases. That is seen of
/// other accounts, too. What is prepared meanwhile is in both lists rather than in none.
constexpr std::string_view open_writers = R"(
SELECT backend_xid::text FROM pg_stat_activity
WHERE backend_xid IS NOT NULL AND datname = current_database() AND pid <> pg_backend_pid()
  AND backend_type IS DISTINCT FROM 'autovacuum worker'
UNION ALL
SELECT transaction::text FROM pg_prepared_xacts WHERE database = current_database())";

class PostgresqlBackfilling : public dialect::Backfilling {
 public:
  /// What the server does not bring along goes by its text: enumerations, domains, citext, ltree.
  std::string unfit_key(const sql::TypeName* type) const override {
    if (type == nullptr) return {};
    const std::string& name = type->name.name.text;
    const bool fit =
        type->array_dimensions == 0 &&
        (is_builtin(*type) ? is_among(key_types, name) : !is_among(unfit_extensions, name));
    if (fit) return {};
    return "values of type `" + text_of(*type) +
           "` do not stay the same when they are written as "
           "text and read again";
  }

  std::string key_text(std::string_view column, const sql::TypeName* type) const override {
    const std::string value(column);
    if (type != nullptr && is_date(*type)) return "(to_json(" + value + ") #>> '{}')";
    return "(" + value + ")::text";
  }

  /// A constant without a type takes that of the column it is compared with.
  std::string key_literal(std::string_view text, const sql::TypeName* /*type*/) const override {
    const bool escapes = text.find('\\') != std::string_view::npos;
    std::string result = escapes ? "E'" : "'";
    for (const char c : text) {
      if (c == '\'' || c == '\\') result += c;
      result += c;
    }
    return result + '\'';
  }

  /// From version 14 on, ranges of it need not read the whole table. The partitions of a table
  /// number their rows each for itself.
  std::string_view hidden_key() const override { return "ctid"; }

  sql::Expression differs(sql::Expression stored, sql::Expression wanted,
                          const sql::TypeName* type) const override {
    return postgresql::differs(std::move(stored), std::move(wanted), type);
  }

  /// A process that is stopped between two statements must not hold its rows for ever; a limit that
  /// somebody has set stays.
  std::vector<std::string> prepare(
      const dialect::Version& /*version*/,
      const std::vector<const sql::TypeName*>& /*key*/) const override {
    return {"SET default_transaction_isolation = 'read committed'",
            "SELECT set_config('idle_in_transaction_session_timeout', '5min', false)"
            " WHERE current_setting('idle_in_transaction_session_timeout') = '0'"};
  }

  Result<std::string> unfit_table(Connection& connection,
                                  const sql::ObjectName& table) const override {
    const std::string name = regclass_text(table);
    const auto found = ask(connection, std::string(with_parts) + std::string(kinds_of_parts),
                           {name, name}, "looking at the table");
    if (!found) return found.error();
    if (found->empty())
      return Error{ErrorCode::database, "there is no table `" + table.text() + "`"};
    if (found->text(0, 2) == "t")
      return "policies of row security hide rows of `" + table.text() + "` from this account";
    return refusal(found->text(0, 0).front(), found->text(0, 1));
  }

  Result<std::optional<int64_t>> estimated_rows(Connection& connection,
                                                const sql::ObjectName& table) const override {
    using Count = std::optional<int64_t>;
    const auto found = ask(connection, std::string(with_parts) + std::string(rows_of_parts),
                           {regclass_text(table)}, "estimating how many rows the table has");
    if (!found) return found.error();
    return found->empty() || !found->rows[0][0] ? Count() : Count(found->number(0, 0));
  }

  Result<std::vector<std::string>> writers(Connection& connection) const override {
    const auto found = ask(connection, open_writers, {}, "asking which transactions are open");
    if (!found) return found.error();
    std::vector<std::string> names;
    for (size_t i = 0; i < found->rows.size(); ++i)
      names.push_back(found->text(i, 0));
    return names;
  }

  dialect::Signals signals(Connection& connection, const sql::ObjectName& table,
                           const dialect::SignalLimits& limits) const override {
    return postgresql::signals(connection, table, limits);
  }
  dialect::Signal lag_of(Connection& replica, std::chrono::milliseconds limit) const override {
    return postgresql::lag_of(replica, limit);
  }
};

}  // namespace

const dialect::Backfilling& backfilling() {
  static const PostgresqlBackfilling instance;
  return instance;
}

}  // namespace segue::postgresql
