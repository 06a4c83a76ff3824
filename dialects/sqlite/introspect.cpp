#include "dialects/sqlite/introspect.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "catalog/apply.h"
#include "dialects/sqlite/parse/parse.h"
#include "dialects/sqlite/rows.h"
#include "dialects/sqlite/semantics.h"

namespace segue::sqlite {
namespace {

using namespace catalog;

/// The only column of `CREATE TABLE x (c <text>)`; nothing where that is no column.
std::optional<sql::ColumnDefinition> column_of(const std::string& text) {
  const Source source("", "CREATE TABLE x (c " + text + ")");
  const dialect::Script script = parse(source);
  if (script.statements.size() != 1 || script.statements.front().error) return std::nullopt;
  const auto* table = std::get_if<sql::CreateTable>(&script.statements.front().tree);
  if (table == nullptr || table->elements.size() != 1) return std::nullopt;
  return std::get<sql::ColumnDefinition>(table->elements.front());
}

std::optional<sql::TypeName> type_from(const std::string& text) {
  const auto column = column_of(text);
  return column ? column->type : std::nullopt;
}

/// A default as the pragma shows it: without the parentheses that an expression needs.
ExpressionRef default_from(const std::string& text) {
  for (const std::string& written : {"DEFAULT " + text, "DEFAULT (" + text + ")"}) {
    const auto column = column_of(written);
    if (!column || column->constraints.size() != 1) continue;
    const auto* value = std::get_if<sql::Default>(&column->constraints.front().form);
    if (value != nullptr) return std::make_shared<const sql::Expression>(value->value);
  }
  return nullptr;
}

sql::ReferentialAction action_from(std::string_view words) {
  using Action = sql::ReferentialAction;
  if (words == "CASCADE") return Action::cascade;
  if (words == "RESTRICT") return Action::restrict;
  if (words == "SET NULL") return Action::set_null;
  if (words == "SET DEFAULT") return Action::set_default;
  return Action::no_action;
}

/// NO ACTION is what is meant where nothing is said.
void take_action(std::string_view words, sql::ReferentialAction& action) {
  const sql::ReferentialAction told = action_from(words);
  const bool silent = action == sql::ReferentialAction::unspecified;
  if (!(silent && told == sql::ReferentialAction::no_action)) action = told;
}

/// Corrects one table, as its stored SQL made it, by what the pragmas tell.
class TableReader {
 public:
  TableReader(dialect::Connection& database, Relation& relation, const Semantics& semantics)
      : database_(database), relation_(relation), semantics_(semantics) {}

  bool read() {
    read_options();
    read_columns();
    read_indexes();
    read_foreign_keys();
    return !failed_;
  }

  /// Of a view, the names that its columns have. A view that reads what does not exist (any more)
  /// stays as its SQL made it: the engine cannot tell either.
  bool read_view() {
    Rows rows(database_, "SELECT name FROM pragma_table_xinfo(?1, 'main') ORDER BY cid",
              relation_.name);
    std::vector<Shared<Column>> columns;
    while (rows.next())
      columns.push_back(column_named(rows.text(0)));
    if (!rows.failed()) relation_.columns = std::move(columns);
    return true;
  }

 private:
  void note(const Rows& rows) { failed_ = failed_ || rows.failed(); }

  std::string key(NameKind kind, const std::string& name) const {
    return semantics_.key(kind, name);
  }

  Column column_named(const std::string& name) const {
    const std::string wanted = key(NameKind::column, name);
    const Column* found = find_column(relation_, wanted);
    Column column = found != nullptr ? *found : Column{};
    column.name = name;
    column.key = wanted;
    return column;
  }

  void read_options() {
    Rows rows(database_, "SELECT wr, strict FROM pragma_table_list(?1) WHERE schema = 'main'",
              relation_.name);
    if (rows.next()) {
      relation_.without_rowid = rows.number(0) != 0;
      relation_.strict = rows.number(1) != 0;
    }
    note(rows);
  }

  void read_columns() {
    Rows rows(database_,
              "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?1, "
              "'main') "
              "ORDER BY cid",
              relation_.name);
    std::vector<Shared<Column>> columns;
    std::map<int, std::string> primary_key;
    while (rows.next()) {
      Column column = column_named(rows.text(0));
      column.type = rows.text(1).empty() ? std::nullopt : type_from(rows.text(1));
      column.not_null = rows.number(2) != 0;
      column.default_value = rows.is_null(3) ? nullptr : default_from(rows.text(3));
      if (rows.number(4) > 0) primary_key[rows.number(4)] = column.key;
      read_generated(rows.number(5), column);
      columns.emplace_back(std::move(column));
    }
    note(rows);
    relation_.columns = std::move(columns);
    read_primary_key(primary_key);
  }

  static void read_generated(int hidden, Column& column) {
    constexpr int virtual_column = 2;
    constexpr int stored_column = 3;
    if (hidden == stored_column) column.generated_storage = "STORED";
    if (hidden == virtual_column && column.generated_storage == "STORED")
      column.generated_storage = "VIRTUAL";
    if (hidden != virtual_column && hidden != stored_column) column.generated = nullptr;
  }

  void read_primary_key(const std::map<int, std::string>& told) {
    std::vector<std::string> columns;
    for (const auto& [position, column] : told)
      columns.push_back(column);
    const auto found =
        std::find_if(relation_.constraints.begin(), relation_.constraints.end(),
                     [](const auto& c) { return c->kind == ConstraintKind::primary_key; });
    if (found != relation_.constraints.end()) {
      if (columns.empty())
        relation_.constraints.erase(found);
      else if ((*found)->columns != columns)
        found->edit().columns = std::move(columns);
    } else if (!columns.empty()) {
      Constraint constraint;
      constraint.kind = ConstraintKind::primary_key;
      constraint.columns = std::move(columns);
      relation_.constraints.emplace_back(std::move(constraint));
    }
  }

  // ---- indexes

  void read_indexes() {
    Rows rows(database_,
              "SELECT name, \"unique\", origin, partial FROM pragma_index_list(?1, 'main')",
              relation_.name);
    std::vector<Index> told;
    while (rows.next()) {
      const std::string name = rows.text(0);
      const Index* known = find_index(relation_, key(NameKind::index, name));
      Index index = known != nullptr ? *known : Index{};
      index.name = name;
      index.key = key(NameKind::index, name);
      index.unique = rows.number(1) != 0;
      index.primary = rows.text(2) == "pk";
      index.of_constraint = rows.text(2) != "c";
      if (rows.number(3) == 0) index.where = nullptr;
      read_parts(index);
      told.push_back(std::move(index));
    }
    note(rows);
    set_indexes(std::move(told));
  }

  /// In the order in which the stored SQL made them; the pragma has its own.
  void set_indexes(std::vector<Index> told) {
    const auto place = [&](const Index& index) {
      const auto at = std::find_if(relation_.indexes.begin(), relation_.indexes.end(),
                                   [&](const auto& held) { return held->key == index.key; });
      return at - relation_.indexes.begin();
    };
    std::stable_sort(told.begin(), told.end(),
                     [&](const Index& a, const Index& b) { return place(a) < place(b); });
    std::vector<Shared<Index>> indexes;
    for (Index& index : told)
      indexes.emplace_back(std::move(index));
    relation_.indexes = std::move(indexes);
  }

  void read_parts(Index& index) {
    Rows rows(
        database_,
        "SELECT name, desc, coll FROM pragma_index_xinfo(?1, 'main') WHERE key = 1 ORDER BY seqno",
        index.name);
    std::vector<IndexColumn> parts;
    while (rows.next()) {
      const size_t at = parts.size();
      IndexColumn part = at < index.parts.size() ? index.parts[at] : IndexColumn{};
      if (!rows.is_null(0)) {
        part.column = key(NameKind::column, rows.text(0));
        part.expression = nullptr;
      }
      const bool descending = part.direction == sql::Direction::descending;
      if (descending != (rows.number(1) != 0)) {
        part.direction =
            rows.number(1) != 0 ? sql::Direction::descending : sql::Direction::unspecified;
      }
      read_collation(rows.text(2), part);
      parts.push_back(std::move(part));
    }
    note(rows);
    index.parts = std::move(parts);
  }

  /// The pragma tells what is compared by in the end, be it written with the index or the column.
  void read_collation(const std::string& told, IndexColumn& part) const {
    std::string meant = part.collation;
    if (meant.empty()) {
      const Column* column = find_column(relation_, part.column);
      meant = column != nullptr && !column->collation.empty() ? column->collation : "BINARY";
      if (part.expression) return;
    }
    if (!text::equal_ignoring_case(meant, told)) part.collation = told;
  }

  // ---- foreign keys

  struct ForeignKey {
    std::string target;
    std::vector<std::string> columns;
    std::vector<std::string> target_columns;
    std::string on_update, on_delete;
  };

  void read_foreign_keys() {
    Rows rows(database_,
              "SELECT id, \"table\", \"from\", \"to\", on_update, on_delete FROM "
              "pragma_foreign_key_list(?1, 'main') ORDER BY id, seq",
              relation_.name);
    std::map<int, ForeignKey> told;
    while (rows.next()) {
      ForeignKey& foreign = told[rows.number(0)];
      foreign.target = rows.text(1);
      foreign.columns.push_back(key(NameKind::column, rows.text(2)));
      if (!rows.is_null(3)) foreign.target_columns.push_back(key(NameKind::column, rows.text(3)));
      foreign.on_update = rows.text(4);
      foreign.on_delete = rows.text(5);
    }
    note(rows);
    std::vector<ForeignKey> keys;
    for (auto& [id, foreign] : told)
      keys.push_back(std::move(foreign));
    set_foreign_keys(std::move(keys));
  }

  void set_foreign_keys(std::vector<ForeignKey> told) {
    auto& constraints = relation_.constraints;
    for (auto it = constraints.begin(); it != constraints.end();) {
      if ((*it)->kind != ConstraintKind::foreign_key) {
        ++it;
        continue;
      }
      const auto same = std::find_if(told.begin(), told.end(), [&](const ForeignKey& foreign) {
        return is_same(**it, foreign);
      });
      if (same == told.end()) {
        it = constraints.erase(it);
        continue;
      }
      Constraint& constraint = it->edit();
      take_action(same->on_update, constraint.on_update);
      take_action(same->on_delete, constraint.on_delete);
      told.erase(same);
      ++it;
    }
    for (ForeignKey& foreign : told)
      add(std::move(foreign));
  }

  bool is_same(const Constraint& constraint, const ForeignKey& told) const {
    return constraint.columns == told.columns &&
           constraint.target.name == key(NameKind::relation, told.target) &&
           (told.target_columns.empty() || constraint.target_columns == told.target_columns);
  }

  void add(ForeignKey told) {
    Constraint constraint;
    constraint.kind = ConstraintKind::foreign_key;
    constraint.target = {key(NameKind::schema, relation_.schema),
                         key(NameKind::relation, told.target)};
    constraint.target_name = std::move(told.target);
    constraint.columns = std::move(told.columns);
    constraint.target_columns = std::move(told.target_columns);
    constraint.on_update = action_from(told.on_update);
    constraint.on_delete = action_from(told.on_delete);
    relation_.constraints.emplace_back(std::move(constraint));
  }

  dialect::Connection& database_;
  Relation& relation_;
  const Semantics& semantics_;
  bool failed_ = false;
};

Error failure(std::string message) {
  return {.code = ErrorCode::database,
          .message = std::move(message),
          .while_doing = {"reading the schema"}};
}

/// Applies the SQL that the engine keeps of an object.
std::optional<Error> apply_stored(const std::string& name, const std::string& text,
                                  Catalog& catalog, const Semantics& semantics) {
  const Source source(name, text);
  for (const dialect::ParsedStatement& statement : parse(source).statements) {
    if (statement.error) {
      return failure("the stored definition of `" + name +
                     "` cannot be read: " + statement.error->message);
    }
    apply(catalog, statement.tree, semantics);
  }
  return std::nullopt;
}

}  // namespace

/// Tables first: a view may stand before the table that it reads, where that was built anew.
Result<Catalog> introspect(dialect::Connection& database) {
  const Semantics& semantics = sqlite::semantics(dialect::read_version(database.server_version()));
  Catalog catalog = empty_catalog(semantics);
  Rows rows(
      database,
      "SELECT name, type, sql FROM main.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE "
      "'sqlite\\_%' ESCAPE '\\' AND tbl_name NOT LIKE 'segue\\_%' ESCAPE '\\' AND name NOT IN "
      "(SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow') ORDER BY "
      "CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 WHEN 'view' THEN 3 ELSE 4 END, rowid");
  std::vector<std::pair<std::string, bool>> relations;
  while (rows.next()) {
    if (auto error = apply_stored(rows.text(0), rows.text(2), catalog, semantics)) return *error;
    if (rows.text(1) == "table" || rows.text(1) == "view")
      relations.emplace_back(rows.text(0), rows.text(1) == "view");
  }
  if (rows.failed()) return failure(rows.error().message);
  for (const auto& [name, view] : relations) {
    const Id id{"main", semantics.key(NameKind::relation, name)};
    const Relation* relation = catalog.relation(id);
    if (relation == nullptr || relation->kind == RelationKind::virtual_table) continue;
    const State before = catalog;
    TableReader reader(database, catalog.edit_relation(id), semantics);
    if (!(view ? reader.read_view() : reader.read()))
      return failure("`" + name + "` cannot be read");
    catalog.sync(before);
  }
  return catalog;
}

}  // namespace segue::sqlite
