#include "dialects/mysql/introspect.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "catalog/apply.h"
#include "dialect/own_names.h"
#include "dialects/mysql/ask.h"
#include "dialects/mysql/parse/parse.h"
#include "dialects/mysql/semantics.h"
#include "dialects/mysql/writer.h"

namespace segue::mysql {
namespace {

using catalog::Catalog;
using dialect::Connection;

/// How the server writes in a session, or wrote down a routine.
dialect::ReadOptions options_of(const std::string& sql_mode) {
  dialect::ReadOptions options;
  options.ansi_quotes = sql_mode.find("ANSI_QUOTES") != std::string::npos;
  options.no_backslash_escapes = sql_mode.find("NO_BACKSLASH_ESCAPES") != std::string::npos;
  return options;
}

Flavor flavor_of(const dialect::Version& version) {
  Flavor flavor;
  flavor.product = version.product == "mariadb" ? Flavor::Product::mariadb : Flavor::Product::mysql;
  flavor.version =
      static_cast<uint32_t>(version.major * 10000 + version.minor * 100 + version.patch);
  return flavor;
}

/// Foreign keys that were taken out of their tables: they come when all tables are there.
std::vector<sql::AlterTable> without_foreign_keys(sql::CreateTable& table) {
  std::vector<sql::AlterTable> keys;
  std::erase_if(table.elements, [&](const sql::TableElement& element) {
    const auto* constraint = std::get_if<sql::TableConstraint>(&element);
    if (!constraint || !std::holds_alternative<sql::ForeignKey>(constraint->form)) return false;
    sql::AlterTable alter;
    alter.table = table.table;
    sql::AlterAction action;
    action.form = sql::AddConstraint{*constraint, false};
    alter.actions.push_back(std::move(action));
    keys.push_back(std::move(alter));
    return true;
  });
  return keys;
}

/// MariaDB's checks of columns have no names: they must not take those of others.
void name_checks_of_columns(sql::CreateTable& table) {
  for (sql::TableElement& element : table.elements) {
    auto* column = std::get_if<sql::ColumnDefinition>(&element);
    if (!column) continue;
    for (sql::ColumnConstraint& constraint : column->constraints)
      if (!constraint.name && std::holds_alternative<sql::Check>(constraint.form))
        constraint.name.text = "CONSTRAINT_" + column->name.text;
  }
}

/// Reads one database.
class Reader {
 public:
  Reader(Connection& connection, const dialect::Version& version)
      : connection_(connection),
        semantics_(semantics(version)),
        flavor_(flavor_of(version)),
        catalog_(catalog::empty_catalog(semantics_)) {}

  Result<Catalog> read() {
    for (const auto step : {&Reader::read_database, &Reader::read_tables, &Reader::read_routines,
                            &Reader::read_views, &Reader::read_triggers, &Reader::read_events})
      if (const auto done = (this->*step)(); !done) return done.error();
    catalog_.session.clear();
    return std::move(catalog_);
  }

 private:
  Result<bool> read_database() {
    const auto rows = ask(connection_, "SELECT @@sql_mode, DATABASE()");
    if (!rows) return rows.error();
    if (!rows->rows[0][1])
      return Error{ErrorCode::usage, "the URL names no database: nothing can be compared"};
    options_ = options_of(rows->text(0, 0));
    // Tables come in the order of their names, which is not that of their references.
    catalog_.session["foreign_key_checks"] = "0";
    return true;
  }

  Result<bool> read_tables() {
    const auto rows = ask(connection_, "SHOW FULL TABLES");
    if (!rows) return rows.error();
    std::vector<sql::AlterTable> foreign_keys;
    for (size_t i = 0; i < rows->rows.size(); ++i) {
      const std::string& name = rows->text(i, 0);
      const std::string& kind = rows->text(i, 1);
      if (dialect::is_of_journal(name) || kind.find("TEMPORARY") != std::string::npos) continue;
      if (kind.find("VIEW") != std::string::npos) {
        views_.push_back(name);
        continue;
      }
      const bool sequence = kind == "SEQUENCE";
      const auto shown = shown_text(sequence ? "SEQUENCE" : "TABLE", name, 1);
      if (!shown) return shown.error();
      sql::Statement statement = parsed(*shown, options_);
      if (auto* table = std::get_if<sql::CreateTable>(&statement)) {
        std::ranges::move(without_foreign_keys(*table), std::back_inserter(foreign_keys));
        name_checks_of_columns(*table);
      }
      if (!applied(statement) && !sequence) keep_unread(name, catalog::RelationKind::table);
    }
    for (sql::AlterTable& alter : foreign_keys)
      applied(sql::Statement(std::move(alter)));
    return true;
  }

  /// A view may read others: whatever cannot be resolved yet waits for a later round.
  Result<bool> read_views() {
    std::vector<std::pair<std::string, sql::Statement>> waiting;
    for (const std::string& name : views_) {
      const auto shown = shown_text("VIEW", name, 1);
      if (!shown) return shown.error();
      waiting.emplace_back(name, parsed(*shown, options_));
    }
    for (size_t before = waiting.size() + 1; waiting.size() < before;) {
      before = waiting.size();
      std::erase_if(waiting, [&](const auto& view) {
        const Catalog held = catalog_;
        if (applied(view.second)) return true;
        catalog_ = held;
        return false;
      });
    }
    for (const auto& [name, statement] : waiting)
      keep_unread(name, catalog::RelationKind::view);
    return true;
  }

  Result<bool> read_triggers() {
    const auto rows = ask(connection_, "SHOW TRIGGERS");
    if (!rows) return rows.error();
    for (size_t i = 0; i < rows->rows.size(); ++i) {
      if (dialect::is_of_journal(rows->text(i, 2))) continue;
      std::string events = rows->text(i, 1);
      for (size_t comma; (comma = events.find(',')) != std::string::npos;)
        events.replace(comma, 1, " OR ");
      applied(parsed("CREATE TRIGGER " + quoted_name(rows->text(i, 0)) + ' ' + rows->text(i, 4) +
                         ' ' + events + " ON " + quoted_name(rows->text(i, 2)) + " FOR EACH ROW " +
                         rows->text(i, 3),
                     options_of(rows->text(i, 6))));
    }
    return true;
  }

  Result<bool> read_routines() {
    const auto rows = ask(connection_,
                          "SELECT routine_type, routine_name, sql_mode"
                          " FROM information_schema.routines WHERE routine_schema = DATABASE()");
    if (!rows) return rows.error();
    for (size_t i = 0; i < rows->rows.size(); ++i) {
      const auto shown = shown_text(rows->text(i, 0), rows->text(i, 1), 2);
      if (!shown) return shown.error();
      applied(parsed(*shown, options_of(rows->text(i, 2))));
    }
    return true;
  }

  Result<bool> read_events() {
    const auto rows = ask(connection_, "SHOW EVENTS");
    if (!rows) return rows.error();
    for (size_t i = 0; i < rows->rows.size(); ++i) {
      const auto shown = shown_text("EVENT", rows->text(i, 1), 3);
      if (!shown) return shown.error();
      applied(parsed(*shown, options_));
    }
    return true;
  }

  Result<std::string> shown_text(const std::string& kind, const std::string& name, size_t column) {
    auto rows = ask(connection_, "SHOW CREATE " + kind + ' ' + quoted_name(name));
    if (!rows) return std::move(rows).while_doing("reading " + quoted_name(name)).error();
    // Of a routine that the account may not read the text is missing.
    return rows->empty() || rows->rows[0].size() <= column ? std::string() : rows->text(0, column);
  }

  sql::Statement parsed(const std::string& text, const dialect::ReadOptions& options) const {
    // A body that ends in a comment needs its end on a line of its own.
    const Source source("", "DELIMITER $segue$\n" + text + "\n$segue$\n");
    dialect::Script script = parse(source, options, flavor_);
    if (script.statements.size() != 1 || !script.statements.front().understood())
      return sql::Opaque{};
    return std::move(script.statements.front().tree);
  }

  bool applied(const sql::Statement& statement) {
    if (std::holds_alternative<sql::Opaque>(statement)) return false;
    return catalog::apply(catalog_, statement, semantics_).applied;
  }

  void keep_unread(const std::string& name, catalog::RelationKind kind) {
    catalog::Relation relation;
    relation.name = name;
    relation.kind = kind;
    relation.unknown = relation.columns_unknown = true;
    catalog_.relations.put(catalog::Id{"", semantics_.key(catalog::NameKind::relation, name)},
                           std::move(relation));
  }

  Connection& connection_;
  const catalog::Semantics& semantics_;
  Flavor flavor_;
  Catalog catalog_;
  dialect::ReadOptions options_{};
  std::vector<std::string> views_{};
};

}  // namespace

Result<Catalog> introspect(Connection& connection, const dialect::Version& version) {
  return Reader(connection, version).read();
}

}  // namespace segue::mysql
