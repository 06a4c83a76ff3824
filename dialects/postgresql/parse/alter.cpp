#include "base/text.h"
#include "dialects/postgresql/parse/builder.h"

namespace segue::postgresql {

sql::Statement Builder::alter(P::AlterContext* tree) {
  auto* object = child<P::AlterObjectContext>(tree);
  sql::Statement made = sql::Opaque();
  if (auto* table = child<P::AlterTableContext>(object)) {
    made = alter_table(table, object->K_FOREIGN() != nullptr ? "FOREIGN TABLE" : "TABLE");
  } else if (auto* relation = child<P::AlterRelationContext>(object)) {
    const bool materialized = type(object->relation) == token::K_MATERIALIZED;
    made = alter_relation(relation, materialized ? "MATERIALIZED VIEW" : upper(object->relation));
  } else if (object->sequence != nullptr) {
    made = alter_sequence(object);
  } else if (child<P::AlterTypeActionContext>(object) != nullptr) {
    made = alter_type(object);
  } else if (child<P::AlterDomainActionContext>(object) != nullptr) {
    made = alter_domain(object);
  } else if (object->routine != nullptr) {
    made = alter_routine(object);
  } else if (child<P::PolicyTailContext>(object) != nullptr) {
    made = alter_policy(object);
  } else if (auto* given = child<P::GrantContext>(object)) {
    sql::Grant privileges = grant(given);
    privileges.default_privileges = true;
    made = std::move(privileges);
  } else if (auto* taken = child<P::RevokeContext>(object)) {
    sql::Grant privileges = revoke(taken);
    privileges.default_privileges = true;
    made = std::move(privileges);
  } else if (object->K_SYSTEM() != nullptr) {
    made = command(tree, 2);
  } else {
    made = renamed_or_defined(object);
  }
  if (auto* privileges = std::get_if<sql::Grant>(&made)) {
    const auto scopes = listed<P::DefaultScopeContext>(object);
    if (!scopes.empty()) privileges->scope = sql(first(scopes.front()), last(scopes.back()));
  }
  std::visit([&](auto& form) { form.span = span(tree); }, made);
  return made;
}

/// A list of options is ALTER SEQUENCE; RENAME and its like are the actions of tables.
sql::Statement Builder::alter_sequence(P::AlterObjectContext* tree) {
  const sql::ObjectName name_of_it = object_name(tree->sequence);
  const bool if_exists = child<P::IfExistsContext>(tree) != nullptr;
  sql::AlterSequence alter;
  alter.sequence = name_of_it;
  alter.if_exists = if_exists;
  sql::AlterTable table;
  table.kind = "SEQUENCE";
  table.table = name_of_it;
  table.if_exists = if_exists;
  bool options = false;
  for (auto* change : all<P::AlterSequenceActionContext>(tree)) {
    sql::AlterAction action;
    action.span = span(change);
    if (change->sequenceOption() != nullptr) {
      sequence_option(alter.options, change->sequenceOption());
      options = true;
      continue;
    }
    if (change->logged != nullptr) {
      alter.options.logged = type(change->logged) == token::K_LOGGED;
      action.form = sql::SetTableOptions{{{upper(change), "", action.span}}};
    } else if (change->newName != nullptr) {
      sql::RenameTo rename;
      rename.to.name = name(change->newName);
      action.form = std::move(rename);
    } else if (change->owner != nullptr) {
      action.form = sql::OwnerTo{role(change->owner)};
    } else {
      action.form = sql::SetSchema{name(change->schema)};
    }
    table.actions.push_back(std::move(action));
  }
  if (options && !table.actions.empty())
    refuse(tree,
           "options of the sequence cannot be changed together with its name, owner or schema");
  if (options) return alter;
  return table;
}

// ---- types and domains

sql::Statement Builder::alter_type(P::AlterObjectContext* tree) {
  auto* change = child<P::AlterTypeActionContext>(tree);
  const sql::ObjectName of = object_name(tree->qualifiedName());
  const auto kind = sql::ObjectKind::type;
  sql::ObjectReference object;
  object.name = of;
  if (change->newValue != nullptr)
    return sql::RenameEnumValue{of, string(change->value), string(change->newValue), {}};
  if (change->value != nullptr) {
    sql::AddEnumValue add;
    add.type = of;
    add.value = string(change->value);
    add.if_not_exists = child<P::IfNotExistsContext>(change) != nullptr;
    if (type(change->where) == token::K_BEFORE) add.before = string(change->neighbour);
    if (type(change->where) == token::K_AFTER) add.after = string(change->neighbour);
    return add;
  }
  if (change->owner != nullptr) return sql::ChangeOwner{kind, object, role(change->owner), {}};
  if (change->schema != nullptr)
    return sql::MoveObject{kind, object, name(change->schema), false, {}};
  if (change->newName != nullptr && change->attributeName == nullptr)
    return sql::RenameObject{kind, object, name(change->newName), false, {}};
  if (type(change->kind) == token::K_SET) {
    sql::DefineObject define;
    define.kind = kind;
    define.alter = true;
    define.object = std::move(object);
    define.text = sql(change);
    return define;
  }
  return alter_composite(tree);
}

namespace {

/// CASCADE, for the tables made of the type, stands behind the attribute as its option.
sql::ColumnConstraint cascade_option() {
  sql::ColumnConstraint constraint;
  constraint.form = sql::ColumnOption{{"CASCADE", "", {}}};
  return constraint;
}

}  // namespace

/// ADD, DROP, ALTER and RENAME ATTRIBUTE are the actions on columns.
sql::Statement Builder::alter_composite(P::AlterObjectContext* tree) {
  auto* change = child<P::AlterTypeActionContext>(tree);
  sql::AlterTable alter;
  alter.kind = "TYPE";
  alter.table = object_name(tree->qualifiedName());
  sql::AlterAction action;
  action.span = span(change);
  auto* behavior = child<P::DropBehaviorContext>(change);
  const bool cascade = behavior != nullptr && type(behavior->how) == token::K_CASCADE;
  const bool restrict = behavior != nullptr && !cascade;
  // Only DROP and ADD keep CASCADE in the tree.
  if (cascade && type(change->kind) != token::K_DROP && change->attribute() == nullptr)
    throw Unmodelled();
  if (auto* attribute = change->attribute()) {
    sql::AddColumn add;
    add.column.name = name(attribute->name);
    add.column.type = type_name(attribute->typeName());
    add.column.span = span(attribute);
    if (cascade) add.column.constraints.push_back(cascade_option());
    action.form = std::move(add);
  } else if (type(change->kind) == token::K_RENAME) {
    action.form = sql::RenameColumn{name(change->attributeName), name(change->newName), false};
  } else if (type(change->kind) == token::K_DROP) {
    action.form = sql::DropColumn{name(change->attributeName),
                                  child<P::IfExistsContext>(change) != nullptr, cascade, restrict};
  } else {
    sql::AlterColumnType retype;
    retype.column = name(change->attributeName);
    retype.type = type_name(change->typeName());
    if (change->qualifiedName() != nullptr) retype.collation = object_name(change->qualifiedName());
    action.form = std::move(retype);
  }
  alter.actions.push_back(std::move(action));
  for (auto* more : all<P::AttributeActionContext>(change))
    alter.actions.push_back(attribute_action(more));
  return alter;
}

sql::AlterAction Builder::attribute_action(P::AttributeActionContext* tree) {
  sql::AlterAction action;
  action.span = span(tree);
  auto* behavior = child<P::DropBehaviorContext>(tree);
  const bool cascade = behavior != nullptr && type(behavior->how) == token::K_CASCADE;
  if (cascade && type(tree->kind) != token::K_DROP && tree->attribute() == nullptr)
    throw Unmodelled();
  if (auto* attribute = tree->attribute()) {
    sql::AddColumn add;
    add.column.name = name(attribute->name);
    add.column.type = type_name(attribute->typeName());
    add.column.span = span(attribute);
    if (cascade) add.column.constraints.push_back(cascade_option());
    action.form = std::move(add);
  } else if (type(tree->kind) == token::K_DROP) {
    action.form =
        sql::DropColumn{name(tree->attributeName), child<P::IfExistsContext>(tree) != nullptr,
                        cascade, behavior != nullptr && !cascade};
  } else {
    sql::AlterColumnType retype;
    retype.column = name(tree->attributeName);
    retype.type = type_name(tree->typeName());
    if (tree->qualifiedName() != nullptr) retype.collation = object_name(tree->qualifiedName());
    action.form = std::move(retype);
  }
  return action;
}

sql::Statement Builder::alter_domain(P::AlterObjectContext* tree) {
  auto* change = child<P::AlterDomainActionContext>(tree);
  const auto kind = sql::ObjectKind::domain;
  sql::ObjectReference object;
  object.name = object_name(tree->qualifiedName());
  if (change->schema != nullptr)
    return sql::MoveObject{kind, object, name(change->schema), false, {}};
  if (change->owner != nullptr) return sql::ChangeOwner{kind, object, role(change->owner), {}};
  if (change->newName != nullptr && change->constraint == nullptr)
    return sql::RenameObject{kind, object, name(change->newName), false, {}};
  sql::AlterDomain alter;
  alter.domain = object.name;
  sql::AlterAction& action = alter.action;
  action.span = span(change);
  const bool set = type(change->kind) == token::K_SET;
  auto* behavior = child<P::DropBehaviorContext>(change);
  const bool cascade = behavior != nullptr && type(behavior->how) == token::K_CASCADE;
  if (change->newName != nullptr) {
    action.form = sql::RenameConstraint{name(change->constraint), name(change->newName)};
  } else if (type(change->kind) == token::K_VALIDATE) {
    action.form = sql::ValidateConstraint{name(change->constraint)};
  } else if (child<P::TableConstraintContext>(change) != nullptr) {
    table_constraint(action.form.emplace<sql::AddConstraint>().constraint,
                     child<P::TableConstraintContext>(change));
  } else if (change->constraint != nullptr) {
    action.form = sql::DropConstraint{name(change->constraint), "",
                                      child<P::IfExistsContext>(change) != nullptr, cascade,
                                      behavior != nullptr && !cascade};
  } else if (type(change->what) == token::K_DEFAULT) {
    sql::SetDefault change_default;
    if (set) {
      change_default.value = expression(change->expression());
      action.form = std::move(change_default);
    } else {
      action.form = sql::DropDefault{};
    }
  } else if (set) {
    action.form = sql::SetNotNull{};
  } else {
    action.form = sql::DropNotNull{};
  }
  return alter;
}

sql::Statement Builder::alter_policy(P::AlterObjectContext* tree) {
  sql::CreatePolicy policy;
  policy.alter = true;
  if (child<P::IfExistsContext>(tree) != nullptr) throw Unmodelled();
  policy.policy = name(tree->name);
  policy.table = object_name(tree->qualifiedName());
  policy_tail(policy, child<P::PolicyTailContext>(tree));
  return policy;
}

// ---- everything else

std::optional<sql::Statement> Builder::owner_action(P::OwnerActionContext* tree,
                                                    sql::ObjectKind kind,
                                                    sql::ObjectReference object) {
  if (tree == nullptr) return std::nullopt;
  if (tree->newName != nullptr)
    return sql::RenameObject{kind, std::move(object), name(tree->newName), false, {}};
  return sql::ChangeOwner{kind, std::move(object), role(tree->owner), {}};
}

std::optional<sql::Statement> Builder::object_action(P::ObjectActionContext* tree,
                                                     sql::ObjectKind kind,
                                                     sql::ObjectReference object) {
  if (tree == nullptr || tree->K_EXTENSION() != nullptr) return std::nullopt;
  if (tree->newName != nullptr)
    return sql::RenameObject{kind, std::move(object), name(tree->newName), false, {}};
  if (tree->owner != nullptr)
    return sql::ChangeOwner{kind, std::move(object), role(tree->owner), {}};
  return sql::MoveObject{kind, std::move(object), name(tree->schema), false, {}};
}

/// The object first, then RENAME, OWNER, SET SCHEMA where it is one of them; else text.
sql::Statement Builder::renamed_or_defined(P::AlterObjectContext* tree) {
  uint32_t behind = index(first(tree));
  sql::DefineObject define;
  define.alter = true;
  define.kind = kind_at(behind);
  define.if_exists = child<P::IfExistsContext>(tree) != nullptr;
  auto* action = child<P::ObjectActionContext>(tree);
  auto* owner = child<P::OwnerActionContext>(tree);
  sql::ObjectReference& object = define.object;
  if (auto* role_tree = child<P::AlterRoleContext>(tree)) {
    if (first(role_tree)->type() == token::K_ALL)
      return command(static_cast<Context*>(tree->parent), 2);
    object.name.name = role(role_tree->roleName(0));
    behind = index(last(role_tree->roleName(0))) + 1;
    if (role_tree->newName != nullptr)
      return sql::RenameObject{define.kind, object, role(role_tree->newName), false, {}};
  } else if (auto* mapping = child<P::AlterUserMappingContext>(tree)) {
    behind = index(flat(mapping->K_FOR()->getSymbol()));
  } else if (auto* op = child<P::AlterOperatorContext>(tree)) {
    if (op->operatorName() != nullptr) {
      object.extra = sql(first(op->operatorName()), last(op->argumentTypes()));
      behind = index(last(op->argumentTypes())) + 1;
    } else {
      object.name = object_name(op->qualifiedName());
      object.extra = "USING " + sql(child<P::UsingMethodContext>(op)->method);
      behind = index(last(child<P::UsingMethodContext>(op))) + 1;
    }
    action = child<P::ObjectActionContext>(op);
    owner = child<P::OwnerActionContext>(op);
  } else if (auto* aggregate = tree->aggregateSignature()) {
    object = reference(aggregate);
    behind = index(last(aggregate)) + 1;
  } else if (tree->K_LARGE() != nullptr) {
    object.extra = sql(tree->number());
    behind = index(last(tree->number())) + 1;
  } else if (tree->name != nullptr) {
    object.name.name = name(tree->name);
    behind = index(last(tree->name)) + 1;
    if (tree->qualifiedName() != nullptr) {  // POLICY, RULE and TRIGGER … ON table
      object.table = object_name(tree->qualifiedName());
      behind = index(last(tree->qualifiedName())) + 1;
    }
  } else {
    object.name = object_name(tree->qualifiedName());
    behind = index(last(tree->qualifiedName())) + 1;
  }
  if (auto* search = child<P::AlterTextSearchActionContext>(tree))
    action = child<P::ObjectActionContext>(search);
  if (auto* subscription = child<P::AlterSubscriptionActionContext>(tree))
    owner = child<P::OwnerActionContext>(subscription);
  if (auto* extension = child<P::AlterExtensionActionContext>(tree);
      extension != nullptr && extension->schema)
    return sql::MoveObject{define.kind, object, name(extension->schema), false, {}};
  if (auto* database = child<P::AlterDatabaseActionContext>(tree)) {
    if (database->newName != nullptr)
      return sql::RenameObject{define.kind, object, name(database->newName), false, {}};
    if (database->roleName() != nullptr)
      return sql::ChangeOwner{define.kind, object, role(database->roleName()), {}};
  }
  std::optional<sql::Statement> simple = object_action(action, define.kind, object);
  if (!simple) simple = owner_action(owner, define.kind, object);
  if (simple) {
    if (auto* rename = std::get_if<sql::RenameObject>(&*simple))
      rename->if_exists = define.if_exists;
    if (auto* move = std::get_if<sql::MoveObject>(&*simple)) move->if_exists = define.if_exists;
    return *simple;
  }
  for (auto* publication : child<P::PublicationObjectsContext>(tree) != nullptr
                               ? child<P::PublicationObjectsContext>(tree)->publicationObject()
                               : std::vector<P::PublicationObjectContext*>()) {
    auto* table = child<P::PublicationTableContext>(publication);
    if (table != nullptr && table->qualifiedName() != nullptr)
      define.tables.push_back(object_name(table->qualifiedName()));
  }
  define.text = sql_from(behind);
  return define;
}

}  // namespace segue::postgresql
