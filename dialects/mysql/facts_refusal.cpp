// Syntax that a version lacks. Where it came: the "What Is New" and ALTER TABLE pages of MySQL 8.0,
// and MariaDB's "ALTER TABLE" page.

#include "base/text.h"
#include "dialects/mysql/facts_action.h"

namespace segue::mysql {
namespace {

/// Of an action: what is missing, or nothing.
class Missing {
 public:
  explicit Missing(const Server& server) : server_(server) {}

  std::string of(const sql::AddColumn& add) const {
    if (add.if_not_exists && old_mysql()) return conditions();
    return in_column(add.column);
  }
  std::string of(const sql::ModifyColumn& modify) const {
    return modify.if_exists && old_mysql() ? conditions() : in_column(modify.column);
  }
  std::string of(const sql::ChangeColumn& change) const {
    return change.if_exists && old_mysql() ? conditions() : in_column(change.column);
  }
  std::string of(const sql::DropColumn& drop) const { return if_written(drop.if_exists); }
  std::string of(const sql::DropIndexOfTable& drop) const { return if_written(drop.if_exists); }
  std::string of(const sql::RenameColumn& rename) const {
    if (server_.mysql_before(8)) return "RENAME COLUMN needs MySQL 8.0";
    if (server_.mariadb && !server_.version.at_least(10, 5, 2))
      return "RENAME COLUMN needs MariaDB 10.5.2";
    return if_written(rename.if_exists);
  }
  std::string of(const sql::RenameIndex& rename) const {
    if (server_.mariadb && !server_.version.at_least(10, 5, 2))
      return "RENAME INDEX needs MariaDB 10.5.2";
    return if_written(rename.if_exists);
  }
  std::string of(const sql::SetDefault& set) const {
    const bool expression = !std::holds_alternative<sql::Literal>(set.value.form) &&
                            !std::holds_alternative<sql::Unary>(set.value.form);
    if (expression && server_.mysql_before(8, 0, 13))
      return "a default that is an expression needs MySQL 8.0.13";
    return {};
  }
  std::string of(const sql::SetColumnOption&) const {
    if (server_.mariadb) return "MariaDB changes the visibility of a column with MODIFY";
    if (server_.mysql_before(8, 0, 23)) return "invisible columns need MySQL 8.0.23";
    return {};
  }
  std::string of(const sql::AddConstraint& add) const {
    if (add.if_not_exists && old_mysql()) return conditions();
    return enforcement(add.constraint.attributes);
  }
  std::string of(const sql::AddIndex& add) const {
    if (add.if_not_exists && old_mysql()) return conditions();
    return in_index(add.index);
  }
  std::string of(const sql::DropConstraint& drop) const {
    if (server_.mariadb)
      return drop.kind == "CHECK" ? "MariaDB drops a check with DROP CONSTRAINT" : "";
    if (drop.kind == "CHECK" && server_.mysql_before(8, 0, 16))
      return "DROP CHECK needs MySQL 8.0.16";
    if (drop.kind.empty() && server_.mysql_before(8, 0, 19))
      return "DROP CONSTRAINT needs MySQL 8.0.19";
    return if_written(drop.if_exists);
  }
  std::string of(const sql::AlterConstraint&) const {
    if (server_.mariadb) return "MariaDB cannot switch a constraint off";
    if (server_.mysql_before(8, 0, 16)) return "ALTER CHECK needs MySQL 8.0.16";
    return {};
  }
  std::string of(const sql::AlterIndexOption& alter) const {
    const bool ignores = alter.option.find("IGNORED") != std::string::npos;
    if (server_.mariadb && !ignores) return "MariaDB says IGNORED where MySQL says INVISIBLE";
    if (!server_.mariadb && ignores) return "MySQL says INVISIBLE where MariaDB says IGNORED";
    if (server_.mysql_before(8)) return "invisible indexes need MySQL 8.0";
    if (server_.mariadb && !server_.version.at_least(10, 6))
      return "ignored indexes need MariaDB 10.6";
    return {};
  }
  std::string of(const sql::ExchangePartition& exchange) const {
    if (exchange.with_validation && server_.mariadb && !server_.version.at_least(11, 4))
      return "WITH and WITHOUT VALIDATION need MariaDB 11.4";
    return {};
  }
  template <class Form>
  std::string of(const Form&) const {
    return {};
  }

  std::string in_index(const sql::IndexDefinition& index) const {
    const bool expression = std::any_of(index.parts.begin(), index.parts.end(),
                                        [](const auto& part) { return bool(part.expression); });
    if (!expression) return {};
    if (server_.mariadb) return "MariaDB has no index on an expression: index a generated column";
    return server_.mysql_before(8, 0, 13) ? "an index on an expression needs MySQL 8.0.13" : "";
  }

 private:
  /// A MySQL that was named: a project that names none may well mean MariaDB.
  bool old_mysql() const { return !server_.mariadb && server_.version.major != 0; }
  static std::string conditions() { return "only MariaDB takes IF [NOT] EXISTS here"; }
  std::string if_written(bool condition) const {
    return condition && old_mysql() ? conditions() : "";
  }
  std::string enforcement(const sql::ConstraintAttributes& attributes) const {
    if (!attributes.enforced) return {};
    if (server_.mariadb) return "MariaDB knows no [NOT] ENFORCED";
    return server_.mysql_before(8, 0, 16) ? "[NOT] ENFORCED needs MySQL 8.0.16" : "";
  }

  std::string in_column(const sql::ColumnDefinition& column) const {
    for (const sql::ColumnConstraint& each : column.constraints) {
      if (std::string why = in_attribute(each); !why.empty()) return why;
    }
    return {};
  }
  std::string in_attribute(const sql::ColumnConstraint& attribute) const {
    if (const auto* value = std::get_if<sql::Default>(&attribute.form)) {
      const auto& form = value->value.form;
      const auto* call = std::get_if<sql::Call>(&form);
      const bool plain = std::holds_alternative<sql::Literal>(form) ||
                         std::holds_alternative<sql::Unary>(form) ||
                         (call && (call->bare || is_now(call->function.name.text)));
      if (!plain && server_.mysql_before(8, 0, 13))
        return "a default that is an expression needs MySQL 8.0.13";
    }
    if (const auto* option = std::get_if<sql::ColumnOption>(&attribute.form))
      if (option->option.name == "INVISIBLE" && server_.mysql_before(8, 0, 23))
        return "invisible columns need MySQL 8.0.23";
    return enforcement(attribute.attributes);
  }
  static bool is_now(std::string_view function) {
    for (const std::string_view name : {"now", "current_timestamp", "localtime", "localtimestamp"})
      if (text::equal_ignoring_case(function, name)) return true;
    return false;
  }

  const Server& server_;
};

}  // namespace

std::string missing_in(const Server& server, const sql::AlterTable& alter) {
  const bool surely_mysql = !server.mariadb && server.version.major != 0;
  if (alter.if_exists && surely_mysql) return "only MariaDB takes ALTER TABLE IF EXISTS";
  if (!alter.wait.empty() && surely_mysql) return "only MariaDB takes WAIT and NOWAIT here";
  if (alter.ignore && surely_mysql) return "MySQL 5.7 took ALTER IGNORE TABLE away";
  if (alter.algorithm == "NOCOPY" && surely_mysql) return "only MariaDB knows ALGORITHM=NOCOPY";
  if (alter.algorithm == "INSTANT" && !server.has_instant())
    return "ALGORITHM=INSTANT needs MySQL 8.0.12";
  return {};
}

std::string missing_in(const Server& server, const sql::AlterAction& action) {
  return std::visit([&](const auto& form) { return Missing(server).of(form); }, action.form);
}

}  // namespace segue::mysql
