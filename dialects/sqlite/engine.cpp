#include "dialects/sqlite/engine.h"

#include <algorithm>

#include "dialects/sqlite/comparable.h"
#include "dialects/sqlite/introspect.h"
#include "dialects/sqlite/journal.h"

namespace segue::sqlite {
namespace {

using dialect::Connection;

class SqliteEngine : public dialect::Engine {
 public:
  dialect::Version version_of(std::string_view server_version) const override {
    return dialect::read_version(server_version);
  }

  Result<bool> prepare(Connection& connection, std::string_view /*name*/) const override {
    for (const auto& statement : wait_for_locks(std::chrono::seconds(5))) {
      const auto answer = ask(connection, statement, {}, "preparing the session");
      if (!answer) return answer.error();
    }
    return true;
  }

  Result<catalog::Catalog> introspect(Connection& connection) const override {
    return sqlite::introspect(connection);
  }
  catalog::Catalog comparable(const catalog::Catalog& catalog) const override {
    return sqlite::comparable(catalog);
  }

  /// With foreign keys off, as a rebuild of a table wants them, nothing is checked at the commit.
  /// Table by table: one whose foreign key points at columns that are no key cannot be checked, and
  /// must not keep the others from it.
  Result<size_t> broken_references(Connection& connection) const override {
    const auto tables = ask(
        connection,
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND (SELECT foreign_keys FROM "
        "pragma_foreign_keys) = 0",
        {}, "checking references");
    if (!tables) return tables.error();
    size_t broken = 0;
    for (size_t row = 0; row < tables->rows.size(); ++row) {
      const auto answer =
          ask(connection, "SELECT count(*) FROM pragma_foreign_key_check(?, 'main')",
              {tables->text(row, 0)}, "checking references");
      if (answer) broken += static_cast<size_t>(answer->number(0, 0));
    }
    return broken;
  }

  std::string_view journal_sql() const override { return sqlite::journal_sql(); }

  Result<bool> has_table(Connection& connection, std::string_view table) const override {
    const auto answer =
        ask(connection, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?",
            {std::string(table)}, "looking for the journal");
    if (!answer) return answer.error();
    return !answer->empty();
  }

  std::string_view now() const override {
    return "CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)";
  }
  std::string_view home() const override { return "'main'"; }
  std::string_view begin() const override { return "BEGIN IMMEDIATE"; }
  std::string_view row_lock() const override { return ""; }

  Result<bool> try_lock(Connection& /*connection*/, std::string_view /*name*/) const override {
    return true;
  }
  Result<bool> unlock(Connection& /*connection*/, std::string_view /*name*/) const override {
    return true;
  }
  Result<std::string> session_of(Connection& /*connection*/) const override {
    return std::string();
  }
  Result<bool> session_exists(Connection& /*connection*/,
                              std::string_view /*session*/) const override {
    return false;
  }
  Result<bool> end_session(Connection& /*connection*/,
                           std::string_view /*session*/) const override {
    return false;
  }

  /// Where no limit is asked for, a day: the engine itself knows no wait without an end.
  std::vector<std::string> wait_for_locks(std::chrono::milliseconds limit) const override {
    constexpr std::chrono::milliseconds longest = std::chrono::hours(24);
    const auto wanted = limit.count() == 0 ? longest : std::min(limit, longest);
    return {"PRAGMA busy_timeout = " + std::to_string(wanted.count())};
  }

  /// Whoever writes needs the lock of the file.
  dialect::Queue queue_of(const facts::Cost& /*cost*/) const override {
    return dialect::Queue::behind;
  }
  /// The file's lock has no name on it.
  Result<std::vector<dialect::Blocker>> blockers(Connection& /*connection*/,
                                                 std::string_view /*session*/) const override {
    return std::vector<dialect::Blocker>();
  }
};

}  // namespace

const dialect::Engine& engine() {
  static const SqliteEngine instance;
  return instance;
}

}  // namespace segue::sqlite
