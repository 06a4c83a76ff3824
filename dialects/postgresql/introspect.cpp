#include "dialects/postgresql/introspect.h"

#include <algorithm>
#include <optional>

#include "catalog/apply.h"
#include "dialects/postgresql/introspect_queries.h"
#include "dialects/postgresql/parse/parse.h"
#include "dialects/postgresql/semantics.h"

namespace segue::postgresql {
namespace {

using namespace catalog;
using dialect::Connection;
using dialect::Rows;

template <class Part>
Part* edit_part(std::vector<Shared<Part>>& parts, const std::string& key) {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const auto& part) { return part->key == key; });
  return found == parts.end() ? nullptr : &found->edit();
}

/// Builds the catalog from what the server tells: definitions as statements, which are applied as a
/// migration's would be, and the few facts that no statement can say.
class Introspection {
 public:
  Introspection(Connection& connection, const dialect::Version& version)
      : connection_(connection),
        queries_(definition_queries(version)),
        semantics_(semantics(version)),
        catalog_(empty_catalog(semantics_)) {}

  Result<Catalog> run() {
    for (const std::string& query : queries_.before_views)
      apply(statements(query));
    // The server knows what columns a view has; the query may read what we cannot see through.
    Catalog shapes = catalog_;
    apply_all(shapes, statements(queries_.view_columns));
    apply(statements(queries_.views));
    take_columns_of_views(shapes);
    for (const std::string& query : queries_.after_views)
      apply(statements(query));
    take_inheritance();
    take_index_states();
    if (error_) return *error_;
    return std::move(catalog_);
  }

 private:
  Rows ask_for(const std::string& query) {
    if (error_) return {};
    auto rows = ask(connection_, query, {}, "reading the schema");
    if (rows) return std::move(*rows);
    error_ = rows.error();
    return {};
  }

  dialect::Script statements(const std::string& query) {
    const Rows rows = ask_for(query);
    std::string text;
    for (size_t i = 0; i < rows.rows.size(); ++i)
      text += rows.text(i, 0) + ";\n";
    const Source source("", std::move(text));
    return parse(source);
  }

  void apply(const dialect::Script& script) { apply_all(catalog_, script); }

  /// What needs a later statement waits for it, as long as that leads any further.
  void apply_all(Catalog& catalog, const dialect::Script& script) {
    std::vector<const sql::Statement*> todo;
    for (const auto& statement : script.statements)
      if (statement.understood()) todo.push_back(&statement.tree);
    for (size_t before = todo.size() + 1; todo.size() < before;) {
      before = todo.size();
      std::erase_if(todo, [&](const sql::Statement* statement) {
        Catalog tried = catalog;
        if (!catalog::apply(tried, *statement, semantics_).applied) return false;
        catalog = std::move(tried);
        return true;
      });
    }
    for (const sql::Statement* statement : todo)
      catalog::apply(catalog, *statement, semantics_);
  }

  void take_columns_of_views(const Catalog& shapes) {
    std::vector<Id> views;
    catalog_.relations.for_each([&](const Id& id, const Shared<Relation>& relation) {
      if (relation->is_view()) views.push_back(id);
    });
    for (const Id& id : views) {
      const Relation* shape = shapes.relation(id);
      if (shape == nullptr) continue;
      Relation& view = catalog_.edit_relation(id);
      view.columns = shape->columns;
      view.columns_unknown = false;
    }
  }

  Relation* edit(const Rows& rows, size_t row) {
    const Id id{rows.text(row, 0), rows.text(row, 1)};
    return catalog_.relation(id) != nullptr ? &catalog_.edit_relation(id) : nullptr;
  }

  void take_inheritance() {
    const State before = catalog_;
    const Rows links = ask_for(inheritance_query);
    for (size_t i = 0; i < links.rows.size(); ++i) {
      Relation* relation = edit(links, i);
      if (relation == nullptr) continue;
      relation->parents.push_back({links.text(i, 2), links.text(i, 3)});
      relation->is_partition = links.number(i, 4) != 0;
      if (links.number(i, 5) != 0) relation->bound = "DEFAULT";
    }
    const auto take = [&](const char* query, auto parts) {
      const Rows rows = ask_for(query);
      for (size_t i = 0; i < rows.rows.size(); ++i) {
        Relation* relation = edit(rows, i);
        auto* part = relation != nullptr ? edit_part(relation->*parts, rows.text(i, 2)) : nullptr;
        if (part == nullptr) continue;
        part->local = rows.number(i, 3) != 0;
        part->inherited_by = static_cast<int>(rows.number(i, 4));
        take_rest(*part, rows, i);
      }
    };
    if (links.empty()) return;
    take(inherited_columns_query, &Relation::columns);
    take(inherited_constraints_query, &Relation::constraints);
    catalog_.sync(before);
  }

  /// An identity that a partition shares has its sequence, and is defined, at the whole only.
  static void take_rest(Column& column, const Rows& rows, size_t row) {
    if (const std::string& identity = rows.text(row, 5); !identity.empty())
      column.identity_always = identity == "a";
  }
  static void take_rest(Constraint&, const Rows&, size_t) {}

  void take_index_states() {
    const Rows rows = ask_for(index_states_query);
    for (size_t i = 0; i < rows.rows.size(); ++i) {
      Relation* relation = edit(rows, i);
      Index* index = relation != nullptr ? edit_part(relation->indexes, rows.text(i, 2)) : nullptr;
      if (index == nullptr) continue;
      if (rows.number(i, 3) != 0) index->settings["invalid"] = "";
      if (!rows.text(i, 5).empty()) index->parents = {Id{rows.text(i, 4), rows.text(i, 5)}};
    }
  }

  Connection& connection_;
  const DefinitionQueries queries_;
  const Semantics& semantics_;
  Catalog catalog_;
  std::optional<Error> error_;
};

/// Makes names in definitions come out the same whatever the session searches.
class SearchPath {
 public:
  explicit SearchPath(Connection& connection) : connection_(connection) {}

  Result<bool> set() {
    const auto held =
        ask(connection_, "SELECT current_setting('search_path')", {}, "reading the search path");
    if (!held) return held.error();
    held_ = held->text(0, 0);
    return set_to("public");
  }
  Result<bool> restore() { return set_to(held_); }

 private:
  Result<bool> set_to(const std::string& path) {
    const auto done = ask(connection_, "SELECT set_config('search_path', ?, false)", {path},
                          "setting the search path");
    if (!done) return done.error();
    return true;
  }

  Connection& connection_;
  std::string held_;
};

}  // namespace

Result<Catalog> introspect(Connection& connection, const dialect::Version& version) {
  SearchPath path(connection);
  if (auto set = path.set(); !set) return set.error();
  auto catalog = Introspection(connection, version).run();
  const auto restored = path.restore();
  if (catalog && !restored) return restored.error();
  return catalog;
}

}  // namespace segue::postgresql
