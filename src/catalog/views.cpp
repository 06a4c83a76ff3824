#include <algorithm>

#include "catalog/definitions.h"
#include "catalog/families.h"
#include "catalog/query.h"
#include "catalog/reread_views.h"

namespace segue::catalog {
namespace {

Column made_column(const Context& context, const OutputColumn& output, const std::string& name) {
  Column column = context.semantics.column_of_query(name, guess(output.type), output.source);
  column.name = name;
  column.key = context.key(NameKind::column, name);
  if (column.type) add_uses(context, *column.type, column.uses);
  return column;
}

/// A name for a column beside others: a server that takes several of one name puts a number behind
/// all but the first. Empty where it is one that nobody can tell.
std::string told_apart(const Context& context, std::string name,
                       const std::vector<Shared<Column>>& columns) {
  constexpr int last_plain = 3;  // then the numbers are random
  const auto is_taken = [&](const std::string& wanted) {
    const std::string key = context.key(NameKind::column, wanted);
    return std::any_of(columns.begin(), columns.end(),
                       [&](const auto& column) { return column->key == key; });
  };
  if (!is_taken(name)) return name;
  const size_t digits = name.find_last_not_of("0123456789");
  if (digits != std::string::npos && digits + 1 < name.size() && name[digits] == ':')
    name.resize(digits);
  for (int number = 1; number <= last_plain; ++number)
    if (std::string told = name + ':' + std::to_string(number); !is_taken(told)) return told;
  return {};
}

std::vector<Shared<Column>> made_columns(const Context& context, const Shape& shape,
                                         const sql::Names& names, bool& unknown) {
  std::vector<Shared<Column>> columns;
  unknown = !shape.complete;
  for (size_t i = 0; i < shape.columns.size(); ++i) {
    const std::string& wanted = i < names.size() ? names[i].text : shape.columns[i].name;
    const std::string name = told_apart(context, wanted, columns);
    if (name.empty())
      unknown = true;
    else
      columns.push_back(made_column(context, shape.columns[i], name));
  }
  return columns;
}

/// Why the columns of a view cannot take the place of those that it has; empty where they can.
std::string replacement_problem(const Semantics& semantics, const Relation& held,
                                const Relation& view) {
  if (held.columns_unknown || view.columns_unknown) return {};
  for (size_t i = 0; i < held.columns.size(); ++i) {
    const Column& before = *held.columns[i];
    if (i >= view.columns.size()) return "it would lose column " + quoted(before.name);
    const Column& after = *view.columns[i];
    if (before.key != after.key)
      return "its column " + quoted(before.name) + " would be called " + quoted(after.name);
    if (before.type && after.type &&
        semantics.text_of(*before.type) != semantics.text_of(*after.type))
      return "its column " + quoted(before.name) + " would change from " +
             semantics.text_of(*before.type) + " to " + semantics.text_of(*after.type);
  }
  return {};
}

}  // namespace

RereadViews::RereadViews(Context& context, const Id& relation) : context_(context) {
  if (context.traits().checks_views) return;
  collect(relation);
  std::reverse(views_.begin(), views_.end());
}

/// Each view behind those that read it.
void RereadViews::collect(const Id& relation) {
  for (const Node& node : context_.catalog.dependents_of({ObjectClass::relation, relation})) {
    const Relation* view =
        node.kind == ObjectClass::relation ? context_.catalog.relation(node.id) : nullptr;
    if (!view || !view->query || !seen_.insert(node.id).second) continue;
    collect(node.id);
    if (has_names_of_query(*view)) views_.push_back(node.id);
  }
}

bool RereadViews::has_names_of_query(const Relation& view) const {
  QueryReader reader(context_, false);
  bool unknown = false;
  const auto columns = made_columns(context_, reader.read(*view.query), {}, unknown);
  return std::equal(columns.begin(), columns.end(), view.columns.begin(), view.columns.end(),
                    [](const auto& a, const auto& b) { return a->key == b->key; });
}

void RereadViews::put() {
  for (const Id& id : views_) {
    if (!context_.catalog.relation(id)) continue;
    const QueryRef query = context_.catalog.relation(id)->query;
    QueryReader reader(context_, false);
    const Shape shape = reader.read(*query);
    bool unknown = false;
    auto columns = made_columns(context_, shape, {}, unknown);
    Relation& view = context_.catalog.edit_relation(id);
    view.columns = std::move(columns);
    view.columns_unknown = unknown;
    view.reads = reader.uses();
    view.reads_unknown = reader.met_unknown();
  }
}

std::vector<Shared<Column>> columns_of_query(Context& context, const sql::Query& query,
                                             const sql::Names& names, bool& unknown) {
  QueryReader reader(context, true);
  const Shape shape = reader.read(query);
  return made_columns(context, shape, names, unknown);
}

namespace {

/// CREATE RECURSIVE VIEW v (a) AS … is CREATE VIEW v AS WITH RECURSIVE v (a) AS (…) SELECT a FROM v
/// (the manual of PostgreSQL), and that is what the server keeps.
sql::Query query_of(const sql::CreateView& statement) {
  if (!statement.recursive) return statement.query;
  sql::CommonTable table;
  table.name = statement.view.name;
  table.columns = statement.columns;
  table.body = Box<sql::DataStatement>(sql::DataStatement{statement.query});
  sql::Select select;
  for (const sql::Name& column : statement.columns) {
    sql::SelectItem& item = select.items.emplace_back();
    item.value.form = sql::ColumnReference{.parts = {column}};
  }
  sql::NamedTable named;
  named.name.name = statement.view.name;
  select.from.push_back({.form = named});
  sql::Query query;
  query.with = sql::With{.recursive = true, .tables = {std::move(table)}};
  query.body = std::move(select);
  query.span = statement.query.span;
  return query;
}

}  // namespace

void change(Context& context, const sql::CreateView& statement) {
  const Id id = place_of(context, statement.view, NameKind::relation, statement.temporary);
  const Relation* held = context.catalog.relation(id);
  const bool keeps_columns = context.traits().replaced_view_keeps_columns;
  const bool is_replaceable =
      held && held->is_view() && (!keeps_columns || held->kind == RelationKind::view);
  const bool replaces = (statement.or_replace || statement.alter) && is_replaceable;
  if (!replaces && !statement.alter &&
      !is_free_for_relation(context, id, statement.view, statement.if_not_exists))
    return;
  Relation view = replaces ? *held : Relation{};
  view.schema = statement.view.schema ? statement.view.schema.text : id.schema;
  view.name = statement.view.name.text;
  view.kind = statement.materialized ? RelationKind::materialized_view : RelationKind::view;
  view.temporary = statement.temporary;
  view.query = std::make_shared<const sql::Query>(query_of(statement));
  view.check_option = statement.check_option;
  for (const sql::Option& option : statement.options)
    view.settings[option.name] = option.value;
  QueryReader reader(context, context.traits().checks_views);
  const Shape shape = reader.read(*view.query);
  view.columns = made_columns(context, shape, statement.columns, view.columns_unknown);
  view.reads = reader.uses();
  view.reads_unknown = reader.met_unknown();
  view.uses = reader.needs();
  const std::string problem = replaces && keeps_columns && !is_open(context, *held)
                                  ? replacement_problem(context.semantics, *held, view)
                                  : std::string();
  if (!problem.empty()) {
    context.refuse("view-columns-changed", statement.view.span(),
                   "view " + quoted(statement.view) + " cannot be replaced: " + problem,
                   "drop the view and create it anew; only more columns at the end are allowed");
    return;
  }
  made(context, id);
  context.catalog.relations.put(id, std::move(view));
}

}  // namespace segue::catalog
