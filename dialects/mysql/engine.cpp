#include "dialects/mysql/engine.h"

#include <algorithm>
#include <charconv>

#include "dialects/mysql/ask.h"
#include "dialects/mysql/blockers.h"
#include "dialects/mysql/comparable.h"
#include "dialects/mysql/hurry.h"
#include "dialects/mysql/introspect.h"
#include "dialects/mysql/journal.h"
#include "dialects/mysql/safer.h"
#include "dialects/mysql/sessions.h"

namespace segue::mysql {
namespace {

using dialect::Connection;

/// The number that a text begins with; the text is left behind it and the dot that follows.
int number_taken(std::string_view& text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  if (text.starts_with('.')) text.remove_prefix(1);
  return error == std::errc() ? value : 0;
}

class MysqlEngine : public dialect::Engine {
 public:
  dialect::Version version_of(std::string_view server_version) const override {
    dialect::Version version;
    if (server_version.find("MariaDB") != std::string_view::npos) {
      version.product = "mariadb";
      // MariaDB calls itself 5.5.5 before its own version where old replicas listen.
      if (server_version.starts_with("5.5.5-")) server_version.remove_prefix(6);
    }
    version.major = number_taken(server_version);
    version.minor = number_taken(server_version);
    version.patch = number_taken(server_version);
    return version;
  }
  Result<dialect::Version> version_of(Connection& connection) const override {
    dialect::Version version = version_of(connection.server_version());
    // Of a database that the URL does not name: what the server has.
    const auto rows = ask(connection, "SELECT @@character_set_database, @@collation_database");
    if (!rows) return rows.error();
    version.character_set = rows->text(0, 0);
    version.collation = rows->text(0, 1);
    return version;
  }
  Result<bool> prepare(Connection& connection, std::string_view name) const override {
    return prepare_session(connection, name);
  }
  Result<catalog::Catalog> introspect(Connection& connection) const override {
    const auto version = version_of(connection);
    if (!version) return version.error();
    return mysql::introspect(connection, *version);
  }
  catalog::Catalog comparable(const catalog::Catalog& catalog) const override {
    return mysql::comparable(catalog);
  }

  std::string create_database(std::string_view name) const override {
    return "CREATE DATABASE " + std::string(name);
  }
  std::string drop_database(std::string_view name) const override {
    return "DROP DATABASE IF EXISTS " + std::string(name);
  }

  std::string_view journal_sql() const override { return mysql::journal_sql(); }
  Result<bool> has_table(Connection& connection, std::string_view table) const override {
    const auto rows = ask(connection,
                          "SELECT COUNT(*) FROM information_schema.tables"
                          " WHERE table_schema = DATABASE() AND table_name = ?",
                          {std::string(table)});
    if (!rows) return rows.error();
    return rows->number(0, 0) > 0;
  }
  /// Both parts are of the moment when the statement began, and neither knows a time zone.
  std::string_view now() const override {
    return "(UNIX_TIMESTAMP() * 1000 + MICROSECOND(NOW(3)) DIV 1000)";
  }
  std::string_view home() const override {
    return "CONCAT('`', REPLACE(DATABASE(), '`', '``'), '`')";
  }
  std::string_view begin() const override { return "START TRANSACTION"; }
  std::string_view row_lock() const override { return " FOR UPDATE"; }

  Result<bool> try_lock(Connection& connection, std::string_view name) const override {
    return try_named_lock(connection, name);
  }
  Result<bool> unlock(Connection& connection, std::string_view name) const override {
    return release_named_lock(connection, name);
  }
  Result<std::string> lock_holder(Connection& connection, std::string_view name) const override {
    return holder_of_named_lock(connection, name);
  }
  Result<std::string> session_of(Connection& connection) const override {
    const auto name = session_name(connection);
    if (!name) return name.error();
    return name->text();
  }
  Result<bool> session_exists(Connection& connection, std::string_view session) const override {
    return mysql::session_exists(connection, session);
  }
  Result<bool> end_session(Connection& connection, std::string_view session) const override {
    return mysql::end_session(connection, session);
  }

  /// Whole seconds; the largest values that both servers take.
  std::vector<std::string> wait_for_locks(std::chrono::milliseconds limit) const override {
    const int64_t seconds = std::chrono::ceil<std::chrono::seconds>(limit).count();
    const auto at_most = [&](int64_t most) {
      return std::to_string(seconds <= 0 ? most : std::min(seconds, most));
    };
    return {"SET SESSION lock_wait_timeout = " + at_most(31536000) +
            ", SESSION innodb_lock_wait_timeout = " + at_most(100000000)};
  }
  std::optional<std::string> hurried(const dialect::Version& version, std::string_view statement,
                                     std::chrono::milliseconds limit) const override {
    return is_mariadb(version) ? with_wait(statement, limit) : std::nullopt;
  }
  bool wants_watchdog(const dialect::Version& version) const override {
    return !is_mariadb(version);
  }
  Result<bool> is_waiting_for_lock(Connection& watcher, std::string_view session) const override {
    return mysql::is_waiting_for_lock(watcher, session);
  }
  Result<dialect::Blockers> suspects(Connection& connection,
                                     std::string_view session) const override {
    return mysql::suspects(connection, session);
  }
  Result<std::optional<std::chrono::milliseconds>> transaction_age(
      Connection& connection, std::string_view session) const override {
    return mysql::transaction_age(connection, session);
  }
  /// An ALTER that works for long lets others in meanwhile, and locks them out at its end.
  dialect::Queue queue_of(const facts::Cost& cost) const override {
    return cost.duration == facts::Duration::rows ? dialect::Queue::twice : dialect::Queue::behind;
  }
  std::optional<std::string> held_to(const dialect::Version& version, std::string_view statement,
                                     std::span<const facts::Step> steps) const override {
    return with_promise(version, statement, steps);
  }
  Result<dialect::Blockers> blockers(Connection& connection,
                                     std::string_view session) const override {
    return mysql::blockers(connection, session);
  }
};

}  // namespace

bool is_mariadb(const dialect::Version& version) {
  return version.product == "mariadb";
}

const dialect::Engine& engine() {
  static const MysqlEngine instance;
  return instance;
}

}  // namespace segue::mysql
