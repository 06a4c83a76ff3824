#include <algorithm>

#include "catalog/definitions.h"
#include "catalog/families.h"
#include "catalog/query.h"

namespace segue::catalog {
namespace {

Column made_column(const Context& context, const OutputColumn& output, const std::string& name) {
  Column column = context.semantics.column_of_query(name, output.type, output.source);
  column.name = name;
  column.key = context.key(NameKind::column, name);
  if (column.type) add_uses(context, *column.type, column.uses);
  return column;
}

std::vector<Shared<Column>> made_columns(const Context& context, const Shape& shape,
                                         const sql::Names& names, bool& unknown) {
  std::vector<Shared<Column>> columns;
  unknown = !shape.complete;
  for (size_t i = 0; i < shape.columns.size(); ++i) {
    const std::string& name = i < names.size() ? names[i].text : shape.columns[i].name;
    if (name.empty())
      unknown = true;
    else
      columns.push_back(made_column(context, shape.columns[i], name));
  }
  return columns;
}

}  // namespace

std::vector<Shared<Column>> columns_of_query(Context& context, const sql::Query& query,
                                             const sql::Names& names, bool& unknown) {
  QueryReader reader(context, true);
  const Shape shape = reader.read(query);
  return made_columns(context, shape, names, unknown);
}

void change(Context& context, const sql::CreateView& statement) {
  const Id id = place_of(context, statement.view, NameKind::relation, statement.temporary);
  const Relation* held = context.catalog.relation(id);
  const bool replaces = (statement.or_replace || statement.alter) && held && held->is_view();
  if (!replaces && !statement.alter &&
      !is_free_for_relation(context, id, statement.view, statement.if_not_exists))
    return;
  Relation view = replaces ? *held : Relation{};
  view.schema = statement.view.schema ? statement.view.schema.text : id.schema;
  view.name = statement.view.name.text;
  view.kind = statement.materialized ? RelationKind::materialized_view : RelationKind::view;
  view.temporary = statement.temporary;
  view.query = std::make_shared<const sql::Query>(statement.query);
  view.check_option = statement.check_option;
  for (const sql::Option& option : statement.options)
    view.settings[option.name] = option.value;
  QueryReader reader(context, context.traits().checks_views);
  const Shape shape = reader.read(statement.query);
  view.columns = made_columns(context, shape, statement.columns, view.columns_unknown);
  view.reads = reader.uses();
  view.reads_unknown = reader.met_unknown();
  view.uses = reader.needs();
  made(context, id);
  context.catalog.relations.put(id, std::move(view));
}

}  // namespace segue::catalog
