#include "base/text.h"
#include "dialects/postgresql/parse/builder.h"

namespace segue::postgresql {

sql::Statement Builder::alter_table(P::AlterTableContext* tree, std::string kind) {
  if (tree->allIn != nullptr) return command(static_cast<Context*>(tree->parent->parent), 2);
  sql::AlterTable alter;
  alter.kind = std::move(kind);
  const sql::NamedTable table = named_table(tree->table);
  alter.table = table.name;
  alter.only = table.only;
  alter.if_exists = child<P::IfExistsContext>(tree) != nullptr;
  for (auto* action : all<P::AlterTableActionContext>(tree)) {
    alter.actions.push_back(alter_action(action));
    const auto* attach = std::get_if<sql::AttachPartition>(&alter.actions.back().form);
    if (attach != nullptr && attach->bound.kind == sql::PartitionBound::Kind::none)
      refuse(action, "ATTACH PARTITION needs FOR VALUES or DEFAULT");
  }
  return alter;
}

sql::Statement Builder::alter_relation(P::AlterRelationContext* tree, std::string kind) {
  if (tree->allIn != nullptr) return command(static_cast<Context*>(tree->parent->parent), 2);
  sql::AlterTable alter;
  alter.kind = std::move(kind);
  alter.table = object_name(tree->name);
  alter.if_exists = child<P::IfExistsContext>(tree) != nullptr;
  for (auto* action : all<P::AlterTableActionContext>(tree)) {
    alter.actions.push_back(alter_action(action));
    if (alter.kind == "INDEX" &&
        std::holds_alternative<sql::RenameColumn>(alter.actions.back().form))
      refuse(action, "columns of an index cannot be renamed");
  }
  return alter;
}

sql::AlterAction Builder::alter_action(P::AlterTableActionContext* tree) {
  sql::AlterAction action;
  action.span = span(tree);
  if (child<P::AlterOptionsContext>(tree) != nullptr) {
    action.form = sql::SetTableOptions{
        {{"OPTIONS", sql(at(index(first(tree)) + 1), last(tree)), action.span}}};
    return action;
  }
  switch (type(tree->kind)) {
    case token::K_ADD:
      add_action(action, tree);
      break;
    case token::K_DROP:
      drop_action(action, tree);
      break;
    case token::K_ALTER:
      if (tree->constraint != nullptr) {
        sql::AlterConstraint change;
        change.constraint = name(tree->constraint);
        for (auto* each : all<P::ConstraintAttributeContext>(tree))
          attribute(change.attributes, each);
        action.form = std::move(change);
      } else {
        // A column of an index may be given by its number.
        sql::Name column =
            tree->column != nullptr ? name(tree->column) : name(flat(tree->ICONST()->getSymbol()));
        column_action(action, std::move(column), child<P::AlterColumnActionContext>(tree));
      }
      break;
    case token::K_VALIDATE:
      action.form = sql::ValidateConstraint{name(tree->constraint)};
      break;
    case token::K_RENAME:
      rename_action(action, tree);
      break;
    case token::K_SET:
      set_action(action, tree);
      break;
    case token::K_RESET: {
      sql::ResetTableOptions reset;
      for (const sql::Option& option : options(child<P::DefinitionContext>(tree)))
        reset.names.push_back(option.name);
      action.form = std::move(reset);
      break;
    }
    case token::K_ENABLE:
    case token::K_DISABLE:
    case token::K_FORCE:
      switch_action(action, tree);
      break;
    case token::K_NO:
      no_action(action, tree);
      break;
    case token::K_ATTACH:
    case token::K_DETACH:
      partition_action(action, tree);
      break;
    default:
      other_action(action, tree);
  }
  return action;
}

void Builder::add_action(sql::AlterAction& action, P::AlterTableActionContext* tree) {
  if (auto* constraint = child<P::TableConstraintContext>(tree)) {
    table_constraint(action.form.emplace<sql::AddConstraint>().constraint, constraint);
    return;
  }
  auto& add = action.form.emplace<sql::AddColumn>();
  column(add.column, child<P::ColumnDefinitionContext>(tree));
  add.if_not_exists = child<P::IfNotExistsContext>(tree) != nullptr;
  if (!add.column.type)
    throw Refusal{add.column.name.span, "column `" + add.column.name.text + "` has no type"};
}

void Builder::drop_action(sql::AlterAction& action, P::AlterTableActionContext* tree) {
  const bool if_exists = child<P::IfExistsContext>(tree) != nullptr;
  auto* behavior = child<P::DropBehaviorContext>(tree);
  const bool cascade = behavior != nullptr && type(behavior->how) == token::K_CASCADE;
  const bool restrict = behavior != nullptr && !cascade;
  if (tree->constraint != nullptr)
    action.form = sql::DropConstraint{name(tree->constraint), "", if_exists, cascade, restrict};
  else
    action.form = sql::DropColumn{name(tree->column), if_exists, cascade, restrict};
}

void Builder::rename_action(sql::AlterAction& action, P::AlterTableActionContext* tree) {
  const sql::Name to = name(tree->newName);
  if (tree->constraint != nullptr)
    action.form = sql::RenameConstraint{name(tree->constraint), to};
  else if (tree->column != nullptr)
    action.form = sql::RenameColumn{name(tree->column), to, false};
  else
    action.form = sql::RenameTo{object_name({to})};
}

void Builder::set_action(sql::AlterAction& action, P::AlterTableActionContext* tree) {
  if (tree->schema != nullptr) {
    action.form = sql::SetSchema{name(tree->schema)};
  } else if (type(tree->without) != token::none && tree->K_CLUSTER() != nullptr) {
    action.form = sql::ClusterOn{};
  } else if (child<P::DefinitionContext>(tree) != nullptr) {
    action.form = sql::SetTableOptions{options(child<P::DefinitionContext>(tree))};
  } else {
    const uint32_t from = index(first(tree));
    sql::Option option{"", "", action.span};
    if (tree->space != nullptr) {
      option.name = "SET TABLESPACE";
      option.value = sql(at(from + 2), last(tree));
    } else if (tree->K_METHOD() != nullptr) {
      option.name = "SET ACCESS METHOD";
      option.value = sql(at(from + 3), last(tree));
    } else {
      option.name = upper(tree);  // SET LOGGED, SET WITHOUT OIDS
    }
    action.form = sql::SetTableOptions{{std::move(option)}};
  }
}

void Builder::switch_action(sql::AlterAction& action, P::AlterTableActionContext* tree) {
  if (tree->security != nullptr) {
    action.form = sql::RowSecurity{upper(tree->kind)};
    return;
  }
  sql::SwitchTrigger change;
  change.change = upper(tree->kind);
  if (tree->firing != nullptr) change.change += " " + upper(tree->firing);
  change.rule = type(tree->what) == token::K_RULE;
  if (tree->trigger != nullptr)
    change.trigger = name(tree->trigger);
  else
    change.which = upper(last(tree));
  action.form = std::move(change);
}

void Builder::no_action(sql::AlterAction& action, P::AlterTableActionContext* tree) {
  if (tree->security != nullptr)
    action.form = sql::RowSecurity{"NO FORCE"};
  else if (tree->parentTable != nullptr)
    action.form = sql::Inherit{object_name(tree->parentTable), true};
  else
    action.form =
        sql::SetTableOptions{{{"NO DEPENDS ON EXTENSION", sql(tree->colId(0)), action.span}}};
}

void Builder::partition_action(sql::AlterAction& action, P::AlterTableActionContext* tree) {
  if (type(tree->kind) == token::K_ATTACH) {
    sql::AttachPartition attach;
    attach.partition = object_name(tree->parentTable);
    if (child<P::PartitionBoundContext>(tree) != nullptr)
      attach.bound = partition_bound(child<P::PartitionBoundContext>(tree));
    action.form = std::move(attach);
  } else {
    action.form = sql::DetachPartition{object_name(tree->parentTable),
                                       tree->concurrently != nullptr, tree->finalize != nullptr};
  }
}

void Builder::other_action(sql::AlterAction& action, P::AlterTableActionContext* tree) {
  switch (type(tree->kind)) {
    case token::K_INHERIT:
      action.form = sql::Inherit{object_name(tree->parentTable), false};
      break;
    case token::K_OF:
      action.form = sql::OfType{object_name(tree->ofType)};
      break;
    case token::K_NOT:
      action.form = sql::OfType{};
      break;
    case token::K_OWNER:
      action.form = sql::OwnerTo{role(tree->owner)};
      break;
    case token::K_CLUSTER:
      action.form = sql::ClusterOn{name(tree->index)};
      break;
    case token::K_REPLICA: {
      sql::ReplicaIdentity identity;
      identity.kind = upper(tree->how);
      if (tree->index != nullptr) {
        identity.kind = "INDEX";
        identity.index = name(tree->index);
      }
      action.form = std::move(identity);
      break;
    }
    default:
      action.form =
          sql::SetTableOptions{{{"DEPENDS ON EXTENSION", sql(tree->colId(0)), action.span}}};
  }
}

// ---- ALTER COLUMN

void Builder::column_action(sql::AlterAction& action, sql::Name column,
                            P::AlterColumnActionContext* tree) {
  const bool if_exists = child<P::IfExistsContext>(tree) != nullptr;
  switch (type(tree->kind)) {
    case token::K_TYPE: {
      sql::AlterColumnType change;
      change.column = std::move(column);
      change.type = type_name(tree->typeName());
      if (tree->collation != nullptr) change.collation = object_name(tree->collation);
      if (tree->usingExpression != nullptr) change.using_value = expression(tree->usingExpression);
      action.form = std::move(change);
      break;
    }
    case token::K_SET:
      set_column(action, std::move(column), tree);
      break;
    case token::K_DROP:
      if (type(tree->what) == token::K_DEFAULT)
        action.form = sql::DropDefault{std::move(column)};
      else if (type(tree->what) == token::K_NOT)
        action.form = sql::DropNotNull{std::move(column)};
      else if (type(tree->what) == token::K_IDENTITY)
        action.form = sql::DropIdentity{std::move(column), if_exists};
      else
        action.form = sql::DropExpression{std::move(column), if_exists};
      break;
    case token::K_ADD: {
      sql::Identity identity{tree->always != nullptr, sequence_options(tree->sequenceOption())};
      action.form = sql::AddIdentity{std::move(column), std::move(identity)};
      break;
    }
    case token::K_RESTART: {
      sql::SetIdentity change;
      change.column = std::move(column);
      change.sequence.restart = true;
      if (tree->number() != nullptr) change.sequence.restart_with = sql(tree->number());
      for (auto* each : all<P::IdentityChangeContext>(tree))
        identity_change(change, each);
      action.form = std::move(change);
      break;
    }
    default:
      set_column_option(action, std::move(column), tree);
  }
}

void Builder::set_column(sql::AlterAction& action, sql::Name column,
                         P::AlterColumnActionContext* tree) {
  switch (type(tree->what)) {
    case token::K_TYPE: {
      sql::AlterColumnType change;
      change.column = std::move(column);
      change.type = type_name(tree->typeName());
      if (tree->collation != nullptr) change.collation = object_name(tree->collation);
      if (tree->usingExpression != nullptr) change.using_value = expression(tree->usingExpression);
      action.form = std::move(change);
      return;
    }
    case token::K_DEFAULT:
      action.form = sql::SetDefault{std::move(column), expression(tree->value)};
      return;
    case token::K_NOT:
      action.form = sql::SetNotNull{std::move(column)};
      return;
    case token::K_EXPRESSION:
      action.form = sql::SetExpression{std::move(column), expression(tree->value)};
      return;
    case token::K_STATISTICS:
    case token::K_STORAGE:
    case token::K_COMPRESSION:
      return set_column_option(action, std::move(column), tree);
    default:
      break;
  }
  if (child<P::DefinitionContext>(tree) != nullptr)
    return set_column_option(action, std::move(column), tree);
  sql::SetIdentity change;
  change.column = std::move(column);
  if (type(tree->what) == token::K_GENERATED) change.always = tree->always != nullptr;
  for (auto* each : all<P::IdentityChangeContext>(tree))
    identity_change(change, each);
  action.form = std::move(change);
}

/// SET STATISTICS 100, SET (n_distinct = 5), RESET (…), OPTIONS (…): words, then the value.
void Builder::set_column_option(sql::AlterAction& action, sql::Name column, const Context* tree) {
  uint32_t from = index(first(tree));
  sql::Option option{upper(at(from)), "", span(tree)};
  ++from;
  if (option.name == "SET" && at(from)->type() != token::LPAREN) {
    option.name += " " + upper(at(from));
    ++from;
  }
  if (from <= index(last(tree))) option.value = sql(at(from), last(tree));
  action.form = sql::SetColumnOption{std::move(column), std::move(option)};
}

void Builder::identity_change(sql::SetIdentity& change, P::IdentityChangeContext* tree) {
  if (tree->K_RESTART() != nullptr) {
    change.sequence.restart = true;
    if (tree->number() != nullptr) change.sequence.restart_with = sql(tree->number());
  } else if (tree->sequenceOption() != nullptr) {
    sequence_option(change.sequence, tree->sequenceOption());
  } else if (child<P::SequenceChangeContext>(tree) != nullptr) {
    sequence_change(change.sequence, child<P::SequenceChangeContext>(tree));
  } else {
    change.always = tree->always != nullptr;
  }
}

void Builder::sequence_change(sql::SequenceOptions& options, P::SequenceChangeContext* tree) {
  const std::string number = tree->number() == nullptr ? "" : sql(tree->number());
  const bool no = tree->K_NO() != nullptr;
  if (tree->K_INCREMENT() != nullptr) options.increment = number;
  if (tree->K_START() != nullptr) options.start = number;
  if (tree->K_CACHE() != nullptr) options.cache = number;
  if (tree->K_MINVALUE() != nullptr) {
    options.minimum = number;
    options.no_minimum = no;
  }
  if (tree->K_MAXVALUE() != nullptr) {
    options.maximum = number;
    options.no_maximum = no;
  }
  if (tree->K_CYCLE() != nullptr) options.cycle = !no;
}

}  // namespace segue::postgresql
