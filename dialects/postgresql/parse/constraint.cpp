#include "base/text.h"
#include "dialects/postgresql/parse/builder.h"

namespace segue::postgresql {

void Builder::table_constraint(sql::TableConstraint& made, P::TableConstraintContext* tree) {
  made.span = span(tree);
  if (tree->name != nullptr) made.name = name(tree->name);
  switch (type(tree->kind)) {
    case token::K_CHECK:
      made.form = sql::Check{expression(tree->expression())};
      break;
    case token::K_NOT:
      made.form = sql::NotNullConstraint{name(tree->colId().back())};
      break;
    case token::K_UNIQUE:
    case token::K_PRIMARY:
      made.form = key_constraint(tree);
      break;
    case token::K_EXCLUDE:
      made.form = exclusion(tree);
      break;
    default:
      made.form = foreign_key(tree);
  }
  for (auto* each : all<P::ConstraintAttributeContext>(tree))
    attribute(made.attributes, each);
}

void Builder::attribute(sql::ConstraintAttributes& attributes,
                        P::ConstraintAttributeContext* tree) {
  const bool negated = tree->negated != nullptr;
  switch (type(tree->what)) {
    case token::K_VALID:
      attributes.not_valid = true;
      break;
    case token::K_DEFERRABLE:
      attributes.deferrable = !negated;
      break;
    case token::K_ENFORCED:
      attributes.enforced = !negated;
      break;
    case token::K_INHERIT:
      attributes.no_inherit = true;
      break;
    default:
      attributes.initially_deferred = type(tree->what) == token::K_DEFERRED;
  }
}

sql::KeyConstraint Builder::key_constraint(P::TableConstraintContext* tree) {
  sql::KeyConstraint key;
  key.primary = type(tree->kind) == token::K_PRIMARY;
  key.nulls_distinct = nulls_distinct(child<P::NullsDistinctContext>(tree));
  if (tree->index != nullptr) {
    key.using_index = name(tree->index);
    return key;
  }
  key.columns = key_columns(child<P::KeyColumnsContext>(tree));
  auto* parameters = child<P::IndexParametersContext>(tree);
  if (parameters->include != nullptr) key.include = names(parameters->include);
  key.storage = options(child<P::WithOptionsContext>(parameters));
  key.tablespace = tablespace(child<P::TablespaceContext>(parameters));
  return key;
}

sql::IndexParts Builder::key_columns(P::KeyColumnsContext* tree) {
  sql::IndexParts parts;
  for (auto* each : all<P::KeyColumnContext>(tree)) {
    if (each->second != nullptr) refuse(each, "PERIOD belongs to foreign keys");
    sql::IndexPart part;
    part.column = name(each->first);
    part.without_overlaps = each->without != nullptr;
    part.span = span(each);
    parts.push_back(std::move(part));
  }
  return parts;
}

/// The columns of a foreign key; the last may be `PERIOD column`.
sql::Names Builder::key_names(P::KeyColumnsContext* tree, bool& period) {
  sql::Names result;
  if (tree == nullptr) return result;
  for (auto* each : all<P::KeyColumnContext>(tree)) {
    if (each->second == nullptr) {
      result.push_back(name(each->first));
      continue;
    }
    if (name(each->first).text != "period") refuse(each, "expected `,` between two columns");
    period = true;
    result.push_back(name(each->second));
  }
  return result;
}

sql::ForeignKey Builder::foreign_key(P::TableConstraintContext* tree) {
  sql::ForeignKey key;
  key.columns = key_names(child<P::KeyColumnsContext>(tree), key.period);
  key.references = references(child<P::ReferencesContext>(tree));
  return key;
}

sql::References Builder::references(P::ReferencesContext* tree) {
  sql::References made;
  made.table = object_name(tree->table);
  made.columns = key_names(child<P::KeyColumnsContext>(tree), made.period);
  made.match = upper(tree->match);
  for (auto* event : all<P::ReferenceEventContext>(tree)) {
    auto* action = child<P::ReferenceActionContext>(event);
    auto chosen = sql::ReferentialAction::no_action;
    const bool sets = action->K_SET() != nullptr;
    if (type(action->action) == token::K_RESTRICT) chosen = sql::ReferentialAction::restrict;
    if (type(action->action) == token::K_CASCADE) chosen = sql::ReferentialAction::cascade;
    if (sets) {
      chosen = type(action->action) == token::K_NULL ? sql::ReferentialAction::set_null
                                                     : sql::ReferentialAction::set_default;
    }
    if (type(event->event) == token::K_UPDATE) {
      made.on_update = chosen;
      continue;
    }
    made.on_delete = chosen;
    if (action->columns != nullptr) made.on_delete_columns = names(action->columns);
  }
  return made;
}

sql::Exclusion Builder::exclusion(P::TableConstraintContext* tree) {
  sql::Exclusion made;
  if (child<P::UsingMethodContext>(tree) != nullptr)
    made.method = name(child<P::UsingMethodContext>(tree)->method).text;
  for (auto* each : all<P::ExclusionContext>(tree)) {
    sql::IndexPart part = index_part(each->indexElement());
    const std::string op = operator_text(each->operatorName());
    part.with_operator = each->K_OPERATOR() != nullptr ? "OPERATOR(" + op + ")" : op;
    part.span = span(each);
    made.parts.push_back(std::move(part));
  }
  auto* parameters = child<P::IndexParametersContext>(tree);
  if (parameters->include != nullptr) made.include = names(parameters->include);
  made.storage = options(child<P::WithOptionsContext>(parameters));
  made.tablespace = tablespace(child<P::TablespaceContext>(parameters));
  if (tree->expression() != nullptr) made.where = expression(tree->expression());
  return made;
}

// ---- indexes

/// A column, a call, or an expression in parentheses, with how it is compared and ordered.
sql::IndexPart Builder::index_part(P::IndexElementContext* tree) {
  sql::IndexPart part;
  part.span = span(tree);
  if (tree->inParens != nullptr) {
    part.expression = expression(tree->inParens);
  } else if (tree->subquery != nullptr) {
    part.expression =
        sql::Expression{subquery(tree->subquery, sql::SubqueryKind::scalar), span(tree->subquery)};
  } else if (auto* special = tree->special) {
    sql::Expression::Form form;
    if (child<P::JsonCallContext>(special) != nullptr)
      form = json(child<P::JsonCallContext>(special));
    else if (special->cast != nullptr)
      form = cast(special->cast, special->expression(), special->typeName(), special);
    else if (child<P::XmlCallContext>(special) != nullptr)
      form = opaque(special);
    else
      form = position(special->plainExpression(0), special->plainExpression(1));
    part.expression = sql::Expression{std::move(form), span(special)};
  } else if (tree->open != nullptr) {
    const Token* close = flat(tree->RPAREN()->getSymbol());
    part.expression = table_call(tree->column, child<P::CallArgumentsContext>(tree),
                                 span(first(tree->column), close));
  } else {
    if (tree->column->start != tree->column->stop)
      refuse(tree->column, "a column of an index has no table before it");
    part.column = name(tree->column);
  }
  if (tree->collation != nullptr) part.collation = object_name(tree->collation);
  if (tree->opclass != nullptr) part.operator_class = object_name(tree->opclass);
  if (child<P::DefinitionContext>(tree) != nullptr)
    part.operator_class_options = options(child<P::DefinitionContext>(tree));
  if (type(tree->direction) == token::K_ASC) part.direction = sql::Direction::ascending;
  if (type(tree->direction) == token::K_DESC) part.direction = sql::Direction::descending;
  if (type(tree->nulls) == token::K_FIRST) part.nulls = sql::NullsOrder::first;
  if (type(tree->nulls) == token::K_LAST) part.nulls = sql::NullsOrder::last;
  return part;
}

sql::CreateIndex Builder::create_index(P::CreateIndexContext* tree) {
  sql::CreateIndex create;
  create.table = object_name(tree->table);
  create.concurrently = tree->concurrently != nullptr;
  create.if_not_exists = child<P::IfNotExistsContext>(tree) != nullptr;
  create.only = tree->only != nullptr;
  if (tree->name != nullptr) create.name = object_name(tree->name);
  if (create.if_not_exists && tree->name == nullptr)
    throw Refusal{span(first(tree->table)), "IF NOT EXISTS needs a name for the index before ON"};
  sql::IndexDefinition& index = create.index;
  index.name = create.name.name;
  index.span = span(tree);
  if (child<P::UsingMethodContext>(tree) != nullptr)
    index.method = name(child<P::UsingMethodContext>(tree)->method).text;
  for (auto* element : all<P::IndexElementContext>(tree))
    index.parts.push_back(index_part(element));
  if (tree->include != nullptr) index.include = names(tree->include);
  index.nulls_distinct = nulls_distinct(child<P::NullsDistinctContext>(tree));
  index.options = options(child<P::WithOptionsContext>(tree));
  index.tablespace = tablespace(child<P::TablespaceContext>(tree));
  if (tree->where != nullptr) index.where = expression(tree->where);
  return create;
}

}  // namespace segue::postgresql
