#include "base/text.h"
#include "dialects/postgresql/parse/builder.h"

namespace segue::postgresql {

sql::Statement Builder::create(P::CreateContext* tree) {
  auto* object = child<P::CreateObjectContext>(tree);
  const uint16_t kind = first(object)->type();
  const bool replace = tree->replace != nullptr;
  const auto* persistence = child<P::PersistenceContext>(tree);
  const bool temporary = persistence != nullptr && persistence->temporary != nullptr;
  const bool unlogged = persistence != nullptr && persistence->unlogged != nullptr;
  const bool may_be_temporary = kind == token::K_TABLE || kind == token::K_SEQUENCE ||
                                kind == token::K_VIEW || kind == token::K_RECURSIVE;
  const bool may_be_unlogged =
      kind == token::K_TABLE || kind == token::K_SEQUENCE || kind == token::K_MATERIALIZED;
  if ((temporary && !may_be_temporary) || (unlogged && !may_be_unlogged))
    refuse(child<P::PersistenceContext>(tree),
           "only tables, views and sequences have a persistence");

  const auto spanned = [&](auto&& made) -> sql::Statement {
    made.span = span(tree);
    return std::forward<decltype(made)>(made);
  };
  if (auto* table_tree = child<P::CreateTableContext>(object)) {
    sql::CreateTable table = create_table(table_tree);
    table.temporary = temporary;
    table.unlogged = unlogged;
    table.foreign = kind == token::K_FOREIGN;
    return spanned(std::move(table));
  }
  if (auto* index_tree = child<P::CreateIndexContext>(object)) {
    sql::CreateIndex index = create_index(index_tree);
    index.index.unique = object->unique != nullptr;
    return spanned(std::move(index));
  }
  if (auto* view_tree = child<P::CreateViewContext>(object)) {
    sql::CreateView view = create_view(view_tree);
    view.or_replace = replace;
    view.temporary = temporary;
    view.recursive = object->recursive != nullptr;
    return spanned(std::move(view));
  }
  if (auto* view_tree = child<P::CreateMaterializedViewContext>(object))
    return spanned(create_materialized_view(view_tree));
  if (auto* sequence_tree = child<P::CreateSequenceContext>(object)) {
    sql::CreateSequence sequence;
    sequence.sequence = object_name(sequence_tree->name);
    sequence.temporary = temporary;
    sequence.unlogged = unlogged;
    sequence.if_not_exists = child<P::IfNotExistsContext>(sequence_tree) != nullptr;
    sequence.options = sequence_options(sequence_tree->sequenceOption());
    return spanned(std::move(sequence));
  }
  if (auto* routine_tree = child<P::CreateRoutineContext>(object)) {
    sql::CreateRoutine routine = create_routine(routine_tree);
    routine.or_replace = replace;
    routine.procedure = kind == token::K_PROCEDURE;
    return spanned(std::move(routine));
  }
  if (auto* trigger_tree = child<P::CreateTriggerContext>(object)) {
    sql::CreateTrigger trigger = create_trigger(trigger_tree);
    trigger.or_replace = replace;
    trigger.constraint = object->constraint != nullptr;
    return spanned(std::move(trigger));
  }
  if (auto* rule_tree = child<P::CreateRuleContext>(object)) {
    sql::CreateRule rule = create_rule(rule_tree);
    rule.or_replace = replace;
    return spanned(std::move(rule));
  }
  if (child<P::CreateTypeContext>(object) != nullptr)
    return spanned(create_type(child<P::CreateTypeContext>(object)));
  if (child<P::CreateDomainContext>(object) != nullptr)
    return spanned(create_domain(child<P::CreateDomainContext>(object)));
  if (child<P::CreateSchemaContext>(object) != nullptr)
    return spanned(create_schema(child<P::CreateSchemaContext>(object)));
  if (child<P::CreateExtensionContext>(object) != nullptr)
    return spanned(create_extension(child<P::CreateExtensionContext>(object)));
  if (child<P::CreatePolicyContext>(object) != nullptr)
    return spanned(create_policy(child<P::CreatePolicyContext>(object)));
  if (kind == token::K_DEFAULT || kind == token::K_TRUSTED || kind == token::K_PROCEDURAL) {
    sql::Command other = command(tree, replace ? 5 : 3);
    return other;
  }
  sql::DefineObject definition = define(object);
  definition.or_replace = replace;
  return spanned(std::move(definition));
}

sql::CreateView Builder::create_view(P::CreateViewContext* tree) {
  sql::CreateView view;
  view.view = object_name(tree->name);
  view.columns = names(child<P::ColumnNamesContext>(tree));
  view.options = options(child<P::WithOptionsContext>(tree));
  view.query = query(child<P::QueryContext>(tree));
  if (auto* check = child<P::CheckOptionContext>(tree))
    view.check_option = check->level == nullptr ? "CASCADED" : upper(check->level);
  return view;
}

sql::CreateView Builder::create_materialized_view(P::CreateMaterializedViewContext* tree) {
  sql::CreateView view;
  view.materialized = true;
  view.view = object_name(tree->name);
  view.if_not_exists = child<P::IfNotExistsContext>(tree) != nullptr;
  view.columns = names(child<P::ColumnNamesContext>(tree));
  if (child<P::UsingMethodContext>(tree) != nullptr)
    view.access_method = name(child<P::UsingMethodContext>(tree)->method).text;
  view.options = options(child<P::WithOptionsContext>(tree));
  view.tablespace = tablespace(child<P::TablespaceContext>(tree));
  view.query = query(child<P::QueryContext>(tree));
  view.with_data = with_data(child<P::WithDataContext>(tree));
  return view;
}

// ---- types

sql::CreateType Builder::create_type(P::CreateTypeContext* tree) {
  sql::CreateType made;
  made.type = object_name(tree->name);
  if (tree->K_ENUM() != nullptr) {
    sql::EnumType values;
    for (auto* value : tree->SCONST())
      values.values.push_back(string(value->getSymbol()));
    made.form = std::move(values);
  } else if (child<P::DefinitionContext>(tree) != nullptr) {
    made.form =
        sql::DefinedType{tree->K_RANGE() != nullptr, options(child<P::DefinitionContext>(tree))};
  } else if (tree->K_AS() != nullptr) {
    sql::CompositeType composite;
    for (auto* each : tree->attribute()) {
      sql::ColumnDefinition attribute;
      attribute.name = name(each->name);
      attribute.type = type_name(each->typeName());
      attribute.span = span(each);
      if (each->collation != nullptr) {
        sql::ColumnConstraint collation;
        collation.form = sql::ColumnCollation{object_name(each->collation)};
        collation.span = span(each->collation);
        attribute.constraints.push_back(std::move(collation));
      }
      composite.attributes.push_back(std::move(attribute));
    }
    made.form = std::move(composite);
  } else {
    made.form = sql::ShellType{};
  }
  return made;
}

sql::CreateDomain Builder::create_domain(P::CreateDomainContext* tree) {
  sql::CreateDomain domain;
  domain.domain = object_name(tree->name);
  domain.type = type_name(tree->typeName());
  sql::ColumnDefinition column;
  for (auto* constraint : all<P::ColumnConstraintContext>(tree))
    column_constraint(column, constraint);
  domain.constraints = std::move(column.constraints);
  return domain;
}

// ---- schemas, extensions, policies

sql::CreateSchema Builder::create_schema(P::CreateSchemaContext* tree) {
  // What the schema is to hold has no place in the tree.
  if (!all<P::SchemaElementContext>(tree).empty()) throw Unmodelled();
  sql::CreateSchema schema;
  schema.if_not_exists = child<P::IfNotExistsContext>(tree) != nullptr;
  if (tree->name != nullptr) schema.schema = name(tree->name);
  if (tree->roleName() != nullptr) schema.authorization = role(tree->roleName());
  return schema;
}

sql::CreateExtension Builder::create_extension(P::CreateExtensionContext* tree) {
  sql::CreateExtension extension;
  extension.extension = name(tree->name);
  extension.if_not_exists = child<P::IfNotExistsContext>(tree) != nullptr;
  for (auto* option : all<P::ExtensionOptionContext>(tree)) {
    if (option->schema != nullptr) extension.schema = name(option->schema);
    if (option->K_VERSION() != nullptr)
      extension.version = word(child<P::NameOrStringContext>(option));
    if (option->K_FROM() != nullptr) throw Unmodelled();
    if (option->cascade != nullptr) extension.cascade = true;
  }
  return extension;
}

sql::CreatePolicy Builder::create_policy(P::CreatePolicyContext* tree) {
  sql::CreatePolicy policy;
  policy.policy = name(tree->name);
  policy.table = object_name(tree->table);
  if (tree->permissive != nullptr) {
    const std::string word = name(tree->permissive).text;
    if (word != "permissive" && word != "restrictive")
      refuse(tree->permissive, "expected PERMISSIVE or RESTRICTIVE");
    policy.permissive = word == "permissive";
  }
  policy.command = upper(tree->command);
  policy_tail(policy, child<P::PolicyTailContext>(tree));
  return policy;
}

void Builder::policy_tail(sql::CreatePolicy& policy, P::PolicyTailContext* tree) {
  if (child<P::RoleNamesContext>(tree) != nullptr)
    policy.roles = roles(child<P::RoleNamesContext>(tree));
  if (tree->usingExpression != nullptr) policy.using_condition = expression(tree->usingExpression);
  if (tree->check != nullptr) policy.check = expression(tree->check);
}

// ---- rules

sql::CreateRule Builder::create_rule(P::CreateRuleContext* tree) {
  sql::CreateRule rule;
  rule.rule = name(tree->name);
  rule.event = upper(tree->event);
  rule.table = object_name(tree->table);
  if (tree->where != nullptr) rule.where = expression(tree->where);
  rule.instead = type(tree->instead) == token::K_INSTEAD;
  rule.also = type(tree->instead) == token::K_ALSO;
  const Token* before =
      tree->instead != nullptr ? flat(tree->instead) : flat(tree->K_DO()->getSymbol());
  rule.actions = sql(at(index(before) + 1), last(tree));
  for (auto* action : all<P::RuleActionContext>(tree))
    if (auto made = rule_action(action)) rule.statements.push_back(std::move(*made));
  return rule;
}

/// Nothing for NOTIFY, which touches no rows.
std::optional<sql::DataStatement> Builder::rule_action(P::RuleActionContext* tree) {
  sql::DataStatement made;
  if (auto* insert_tree = child<P::InsertContext>(tree)) {
    made.form = insert(insert_tree);
  } else if (auto* update_tree = child<P::UpdateContext>(tree)) {
    made.form = update(update_tree);
  } else if (auto* delete_tree = child<P::DeleteStatementContext>(tree)) {
    made.form = delete_from(delete_tree);
  } else if (auto* body = child<P::RuleQueryContext>(tree)) {
    if (child<P::RuleOperandContext>(body)->select() == nullptr ||
        !all<P::SetTailContext>(body).empty())
      return std::nullopt;
    sql::Query query;
    query.span = span(body);
    query.body = select(child<P::RuleOperandContext>(body)->select());
    query.order_by = order_by(child<P::OrderByContext>(body));
    limits(query, listed<P::LimitClauseContext>(body));
    made.form = std::move(query);
  } else {
    return std::nullopt;
  }
  if (auto* clause = child<P::WithClauseContext>(tree))
    std::visit([&](auto& form) { form.with = with(clause); }, made.form);
  return made;
}

}  // namespace segue::postgresql
