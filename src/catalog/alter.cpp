#include <algorithm>
#include <optional>
#include <set>

#include "base/text.h"
#include "catalog/alter_order.h"
#include "catalog/broken_reader.h"
#include "catalog/column_users.h"
#include "catalog/definitions.h"
#include "catalog/exchange.h"
#include "catalog/families.h"
#include "catalog/reread_views.h"
#include "catalog/rows_numbered.h"

namespace segue::catalog {
namespace {

/// Applies the actions of one ALTER TABLE that are not about columns.
class TableAlterer {
 public:
  TableAlterer(Context& context, const sql::AlterTable& statement, Id id)
      : context_(context), statement_(statement), id_(std::move(id)) {}

  void alter() {
    if (!context_.traits().foreign_keys_make_indexes) {
      take_actions();
      return;
    }
    const Relation before = table();
    const Id id = id_;
    context_.altered = &before;
    take_actions();
    context_.altered = nullptr;
    if (id != id_) return;
    if (takes_back_) {
      relation() = before;
      return;
    }
    keep_indexes_of_foreign_keys(context_, id_, before, statement_.table.span());
    keep_keys_of_counters(context_, id_, before, statement_.table.span());
  }

 private:
  void take_actions() {
    const auto order = in_order(statement_, context_.traits().dropped_column_shrinks_indexes);
    std::optional<std::vector<const sql::AlterAction*>> exchanged;
    for (const sql::AlterAction* one : order) {
      const sql::AlterAction& action = *one;
      action_ = &action;
      const Relation* relation = context_.catalog.relation(id_);
      if (!relation) return;
      if (!exchanged && !is_drop(action)) {
        exchanged = exchange_names(context_, id_, order);
        relation = context_.catalog.relation(id_);
      }
      const bool is_renamed =
          exchanged && std::find(exchanged->begin(), exchanged->end(), one) != exchanged->end();
      if (is_renamed) {
        take_rest_of_renamed(action);
        continue;
      }
      const std::string refusal = context_.semantics.refusal(context_.catalog, *relation, action);
      if (!refusal.empty()) {
        context_.refuse("alter-not-supported", action.span, refusal,
                        "build a new table, copy the rows, and let it take the old one's place");
        continue;
      }
      const std::string needs_empty =
          context_.semantics.needs_empty_table(context_.catalog, action);
      if (!needs_empty.empty()) {
        context_.warn("needs-empty-table", action.span,
                      needs_empty + " once table " + quoted(relation->name) + " holds a row",
                      "build a new table, copy the rows, and let it take the old one's place");
      }
      if (refuse_for_users(context_, *relation, statement_, action)) continue;
      if (is_column_action(action))
        take_for_column(action);
      else
        std::visit([&](const auto& form) { take(form); }, action.form);
      if (statement_.actions.size() > 1) context_.sync();
    }
  }

  /// CHANGE describes the column anew, too, which has its name already.
  void take_rest_of_renamed(sql::AlterAction action) {
    auto* change = std::get_if<sql::ChangeColumn>(&action.form);
    if (change == nullptr) return;
    change->old_name = change->column.name;
    alter_column(context_, id_, action, statement_.only);
  }

  void take_for_column(const sql::AlterAction& action) {
    const bool changes_row = std::holds_alternative<sql::AddColumn>(action.form) ||
                             std::holds_alternative<sql::DropColumn>(action.form);
    const bool reads_all = std::holds_alternative<sql::DropColumn>(action.form) ||
                           std::holds_alternative<sql::RenameColumn>(action.form);
    if (reads_all && context_.traits().views_follow_renames &&
        refuse_for_broken_reader(action.span))
      return;
    std::optional<RereadViews> views;
    if (changes_row) views.emplace(context_, id_);
    alter_column(context_, id_, action, statement_.only);
    if (views) views->put();
  }

  Relation& relation() { return context_.catalog.edit_relation(id_); }
  const Relation& table() const { return *context_.catalog.relation(id_); }

  void take(const sql::AddConstraint& action) {
    const std::string key = context_.key(NameKind::constraint, action.constraint.name.text);
    if (action.if_not_exists && action.constraint.name && find_constraint(table(), key)) return;
    if (dropped_foreign_keys_.contains(key) &&
        std::holds_alternative<sql::ForeignKey>(action.constraint.form)) {
      context_.refuse("constraint-exists", action.constraint.name.span,
                      "foreign key " + quoted(action.constraint.name) +
                          " is there until the statement that drops it has ended",
                      "drop it in a statement of its own before, or give the new one another name");
      takes_back_ = true;
      return;
    }
    add_constraint(context_, id_, {action.constraint, false, {}, statement_.only});
  }
  void take(const sql::DropConstraint& action) {
    if (refuse_inherited(action.constraint)) return;
    if (statement_.only) leave_to_children(action.constraint);
    const std::string key = context_.key(NameKind::constraint, action.constraint.text);
    const Constraint* held = find_constraint(table(), key);
    if (held && held->kind == ConstraintKind::foreign_key &&
        context_.traits().foreign_keys_make_indexes)
      dropped_foreign_keys_.insert(key);
    drop_constraint(context_, id_, action);
  }
  /// What comes from a parent goes with what the parent has.
  bool refuse_inherited(const sql::Name& name) {
    const Constraint* held =
        find_constraint(table(), context_.key(NameKind::constraint, name.text));
    if (!held || held->inherited_by <= 0 || is_open(context_, table()) ||
        !context_.traits().protects_dependents)
      return false;
    context_.refuse("constraint-in-use", name.span,
                    "constraint " + quoted(name) + " comes from the parent of " +
                        quoted(table().name) + " and goes with it only",
                    "drop the constraint of the parent");
    return true;
  }
  void leave_to_children(const sql::Name& name) {
    const Constraint* held =
        find_constraint(table(), context_.key(NameKind::constraint, name.text));
    if (!held) return;
    const Constraint constraint = *held;
    for (const Id& child : children_of(context_, id_))
      if (Constraint* copy = inherited_copy(context_.catalog.edit_relation(child), constraint))
        copy->local = true;
  }
  void take(const sql::DropPrimaryKey& action) {
    const auto primary = [](const auto& part) { return part->primary; };
    Relation& edited = relation();
    const auto index = std::find_if(edited.indexes.begin(), edited.indexes.end(), primary);
    if (index == edited.indexes.end()) {
      if (!action.if_exists && !is_open(context_, edited))
        context_.refuse("no-such-constraint", action_->span,
                        "table " + quoted(edited.name) + " has no primary key");
      return;
    }
    const std::string constraint = (*index)->constraint;
    edited.indexes.erase(index);
    std::erase_if(edited.constraints, [&](const auto& c) {
      return c->kind == ConstraintKind::primary_key && c->key == constraint;
    });
  }
  void take(const sql::RenameConstraint& action) {
    rename_constraint(context_, id_, action.constraint, action.to);
  }
  void take(const sql::ValidateConstraint& action) {
    Constraint* constraint = wanted(action.constraint);
    if (!constraint) return;
    const auto validate = [](Constraint& one) { one.attributes.not_valid = false; };
    validate(*constraint);
    const Constraint validated = *constraint;
    change_copies(context_, id_, validated, validate);
  }
  void take(const sql::AlterConstraint& action) {
    Constraint* constraint = wanted(action.constraint);
    if (!constraint) return;
    sql::ConstraintAttributes& held = constraint->attributes;
    // Both are set as soon as one is named, as if the constraint were written anew.
    if (const auto& wanted = action.attributes; wanted.deferrable || wanted.initially_deferred) {
      held.initially_deferred = wanted.initially_deferred.value_or(false);
      held.deferrable = *held.initially_deferred || wanted.deferrable.value_or(false);
    }
    if (action.attributes.enforced) held.enforced = action.attributes.enforced;
  }

  void take(const sql::AddIndex& action) {
    add_index(context_, id_, action.index, action.if_not_exists);
  }
  void take(const sql::DropIndexOfTable& action) {
    drop_index(context_, id_, context_.key(NameKind::index, action.index.text), action.index,
               action.if_exists, false);
  }
  void take(const sql::RenameIndex& action) {
    rename_index(context_, id_, action.index, action.to, action.if_exists);
  }
  void take(const sql::AlterIndexOption& action) {
    if (Index* index = edit_index(relation(), context_.key(NameKind::index, action.index.text)))
      index->settings["VISIBILITY"] = action.option;
    else if (!is_open(context_, table()))
      context_.refuse("no-such-index", action.index.span,
                      "table " + quoted(table().name) + " has no index " + quoted(action.index));
  }

  void take(const sql::RenameTo& action) {
    const Relation& before = table();
    Id to = id_;
    if (action.to.schema) to.schema = context_.key(NameKind::schema, action.to.schema.text);
    to.name = context_.key(NameKind::relation, action.to.name.text);
    if (to != id_ && !is_free_for_relation(context_, to, action.to, false)) return;
    if (to != id_ && context_.semantics.views_follow(context_.catalog) &&
        refuse_for_broken_reader(action.to.span()))
      return;
    const std::string schema = action.to.schema ? action.to.schema.text : before.schema;
    move_relation(context_, id_, to, schema, action.to.name.text);
    id_ = to;
  }
  /// Where views are text that follows renames, the server reads them and all triggers before it
  /// renames anything or drops a column: one that names a table which was dropped, such as that
  /// whose name the table is to take, makes it give up.
  bool refuse_for_broken_reader(Span span) {
    if (context_.traits().checks_views) return false;
    const auto broken = broken_reader(context_);
    if (!broken) return false;
    context_.refuse("view-broken", span,
                    broken->reader + " reads " + quoted(broken->missing) +
                        ", which was dropped: nothing can be renamed and no column dropped while "
                        "it does",
                    "drop what reads the table before the table, and create it again afterwards");
    return true;
  }
  void take(const sql::SetSchema& action) {
    const Id to{context_.key(NameKind::schema, action.schema.text), id_.name};
    move_relation(context_, id_, to, action.schema.text, table().name);
    id_ = to;
  }
  void take(const sql::OwnerTo&) {}
  void take(const sql::SetTableOptions& action) {
    Relation& edited = relation();
    for (const sql::Option& option : action.options) {
      if (option.name == "SET LOGGED" || option.name == "SET UNLOGGED")
        edited.unlogged = option.name == "SET UNLOGGED";
      else
        options_.push_back(option);
      if (option.name == "FORCE" || option.name == "ENGINE")
        edited.settings.erase(std::string(rows_numbered));
    }
    read_options(edited, options_);
    context_.semantics.complete(edited, nullptr);
  }
  void take(const sql::ResetTableOptions& action) {
    for (const std::string& name : action.names)
      relation().settings.erase(name);
  }
  void take(const sql::ConvertCharacterSet& action) {
    Relation& edited = relation();
    set_character_set(edited, action.character_set, action.collation);
    // DEFAULT is that of the schema, which may have changed since the table was made.
    const auto* schema = context_.catalog.schemas.find(Id{"", id_.schema});
    context_.semantics.complete(edited, schema ? &**schema : nullptr);
    for (auto& held : edited.columns) {
      Column& column = held.edit();
      if (column.collation.empty()) continue;
      context_.semantics.convert(column, edited.character_set);
      column.character_set.clear();
      column.collation.clear();
      context_.semantics.complete(column, edited);
    }
  }
  void take(const sql::OrderRows&) {}

  void take(const sql::RowSecurity& action) {
    Relation& edited = relation();
    if (action.change.ends_with("FORCE"))
      edited.force_row_security = action.change == "FORCE";
    else
      edited.row_security = action.change == "ENABLE";
  }
  void take(const sql::SwitchTrigger& action) {
    Relation& edited = relation();
    const std::string enabled = action.change == "ENABLE" ? "" : action.change;
    const std::string key = context_.key(NameKind::trigger, action.trigger.text);
    bool found = !action.trigger;
    if (action.rule) {
      for (auto& rule : edited.rules)
        if (rule->key == key) rule.edit().enabled = enabled, found = true;
    } else {
      for (auto& trigger : edited.triggers)
        if (!action.trigger || trigger->key == key) trigger.edit().enabled = enabled, found = true;
    }
    if (!found && !is_open(context_, edited))
      context_.refuse(action.rule ? "no-such-rule" : "no-such-trigger", action.trigger.span,
                      "table " + quoted(edited.name) + " has no " +
                          (action.rule ? "rule " : "trigger ") + quoted(action.trigger));
  }
  void take(const sql::ReplicaIdentity& action) {
    relation().replica_identity = action.kind + (action.index ? " " + action.index.text : "");
  }
  void take(const sql::ClusterOn&) {}
  void take(const sql::OfType& action) {
    const auto id = action.type ? find_type(context_, action.type) : std::nullopt;
    relation().of_type = id ? *id : Id{};
  }

  /// Whether a relation is the other one, or inherits from it, be it by others.
  bool descends(const Id& id, const Id& from) {
    if (id == from) return true;
    const auto children = children_of(context_, from);
    return std::any_of(children.begin(), children.end(),
                       [&](const Id& child) { return descends(id, child); });
  }
  void refuse_circle(const sql::ObjectName& name) {
    context_.refuse("circular-inheritance", name.span(),
                    quoted(name.name) + " would inherit from itself");
  }

  void take(const sql::Inherit& action) {
    if (!require_relation(context_, action.parent)) return;
    const Id parent_id = relation_id(context_, action.parent);
    if (!action.no && descends(parent_id, id_)) return refuse_circle(action.parent);
    if (action.no)
      stop_inheriting(context_, parent_id, id_);
    else
      inherit_from(context_, parent_id, id_);
  }

  void take(const sql::AttachPartition& action) {
    if (!require_relation(context_, action.partition)) return;
    const Id partition = relation_id(context_, action.partition);
    if (descends(id_, partition)) return refuse_circle(action.partition);
    attach_partition(context_, id_, partition, action.bound);
  }
  void take(const sql::DetachPartition& action) {
    if (!require_relation(context_, action.partition)) return;
    detach_partition(context_, id_, relation_id(context_, action.partition));
  }

  // Partitions that are part of the table, and have no name outside it.
  void take(const sql::AddPartitions& action) {
    change_partitions([&](sql::PartitionBy& by) {
      by.partitions.insert(by.partitions.end(), action.partitions.begin(), action.partitions.end());
      if (!action.count.empty()) by.count = std::to_string(number(by.count) + number(action.count));
    });
  }
  void take(const sql::ChangePartitions& action) {
    if (action.change == "REMOVE PARTITIONING") {
      relation().partition_by = nullptr;
    } else if (action.change == "DROP") {
      change_partitions([&](sql::PartitionBy& by) { erase(by, action.partitions); });
    } else if (action.change == "COALESCE") {
      change_partitions([&](sql::PartitionBy& by) {
        by.count = std::to_string(number(by.count) - number(action.count));
      });
    }
  }
  void take(const sql::ReorganizePartitions& action) {
    change_partitions([&](sql::PartitionBy& by) {
      erase(by, action.partitions);
      by.partitions.insert(by.partitions.end(), action.into.begin(), action.into.end());
    });
  }
  void take(const sql::ExchangePartition& action) { require_relation(context_, action.table); }
  void take(const sql::Repartition& action) {
    relation().partition_by = std::make_shared<const sql::PartitionBy>(action.by);
  }
  /// A partition that becomes a table, or the reverse, leaves open which tables there are.
  void take(const sql::OpaqueAction& action) {
    relation().unknown = true;
    if (text::upper(action.text).starts_with("CONVERT")) mark_schemas(context_);
  }

  /// The rest are column actions, which alter_columns.cpp has.
  template <class Action>
  void take(const Action&) {}

  template <class Edit>
  void change_partitions(Edit&& edit) {
    if (!table().partition_by) return;
    auto by = std::make_shared<sql::PartitionBy>(*table().partition_by);
    edit(*by);
    relation().partition_by = std::move(by);
  }
  static void erase(sql::PartitionBy& by, const sql::Names& names) {
    std::erase_if(by.partitions, [&](const sql::PartitionDefinition& partition) {
      return std::find(names.begin(), names.end(), partition.name) != names.end();
    });
  }
  static int number(const std::string& text) { return text.empty() ? 0 : std::atoi(text.c_str()); }

  Constraint* wanted(const sql::Name& name) {
    Relation& edited = relation();
    const std::string key = context_.key(NameKind::constraint, name.text);
    Constraint* constraint = edit_constraint(edited, key);
    const bool names_not_null =
        std::any_of(edited.columns.begin(), edited.columns.end(),
                    [&](const auto& column) { return column->not_null_name == key; });
    if (!constraint && !names_not_null && !is_open(context_, edited))
      context_.refuse("no-such-constraint", name.span,
                      "table " + quoted(edited.name) + " has no constraint " + quoted(name));
    return constraint;
  }

  Context& context_;
  const sql::AlterTable& statement_;
  Id id_;
  const sql::AlterAction* action_ = nullptr;
  sql::Options options_{};  // of the table, by all actions so far
  std::set<std::string> dropped_foreign_keys_{};
  bool takes_back_ = false;  // the statement is refused as a whole
};

/// ALTER INDEX … ATTACH PARTITION.
void attach_index(Context& context, const Id& whole, const sql::Name& of_whole,
                  const sql::ObjectName& name) {
  const auto partition = find_index_owner(context, name);
  const Index* index =
      find_index(*context.catalog.relation(whole), context.key(NameKind::index, of_whole.text));
  if (partition && index) {
    const Index copy = *index;
    attach_index(context, whole, copy, *partition, context.key(NameKind::index, name.name.text));
  } else if (!partition && !may_exist(context, place_of(context, name, NameKind::index))) {
    context.refuse("no-such-index", name.span(), "index " + quoted(name) + " does not exist");
  }
}

/// ALTER INDEX: the actions that matter are those that name it anew, or tie it to another.
void alter_index(Context& context, const sql::AlterTable& statement) {
  const auto owner = find_index_owner(context, statement.table);
  const sql::Name& name = statement.table.name;
  if (!owner) {
    const Id id = place_of(context, statement.table, NameKind::index);
    if (!statement.if_exists && !may_exist(context, id))
      context.refuse("no-such-index", statement.table.span(),
                     "index " + quoted(statement.table) + " does not exist");
    return;
  }
  for (const sql::AlterAction& action : statement.actions) {
    if (const auto* to = std::get_if<sql::RenameTo>(&action.form)) {
      rename_index(context, *owner, name, to->to.name, false);
    } else if (const auto* attach = std::get_if<sql::AttachPartition>(&action.form)) {
      attach_index(context, *owner, name, attach->partition);
    } else if (const auto* options = std::get_if<sql::SetTableOptions>(&action.form)) {
      Relation& relation = context.catalog.edit_relation(*owner);
      if (Index* index = edit_index(relation, context.key(NameKind::index, name.text)))
        for (const sql::Option& option : options->options)
          index->settings[option.name] = option.value;
    }
  }
}

void alter_sequence(Context& context, const Id& id, const sql::AlterTable& statement) {
  Id at = id;
  for (const sql::AlterAction& action : statement.actions) {
    Sequence sequence = *context.catalog.sequence(at);
    Id to = at;
    if (const auto* rename = std::get_if<sql::RenameTo>(&action.form)) {
      to.name = context.key(NameKind::relation, rename->to.name.text);
      sequence.name = rename->to.name.text;
    } else if (const auto* move = std::get_if<sql::SetSchema>(&action.form)) {
      to.schema = context.key(NameKind::schema, move->schema.text);
      sequence.schema = move->schema.text;
    }
    if (to == at) continue;
    const Nodes dependents = context.catalog.dependents_of({ObjectClass::sequence, at});
    context.catalog.sequences.erase(at);
    context.catalog.sequences.put(to, sequence);
    for (const Node& node : dependents) {
      if (node.kind != ObjectClass::relation) continue;
      for (auto& column : context.catalog.edit_relation(node.id).columns)
        for (size_t i = 0; i < column->uses.size(); ++i)
          if (column->uses[i] == Node{ObjectClass::sequence, at}) {
            column.edit().uses[i].id = to;
            column.edit().default_value = context.semantics.sequence_default(sequence);
          }
    }
    at = to;
  }
}

/// The tables made of a composite type follow it.
void add_to_tables_of(Context& context, const Id& type, const Column& added) {
  for (const Node& node : context.catalog.dependents_of({ObjectClass::type, type})) {
    const Relation* table = context.catalog.relation(node.id);
    if (table && table->of_type == type)
      context.catalog.edit_relation(node.id).columns.push_back(added);
  }
}

/// ALTER TYPE of a composite type: its attributes are columns.
void alter_composite(Context& context, const Id& id, const sql::AlterTable& statement) {
  Type& type = context.catalog.edit_type(id);
  Relation attributes;
  attributes.name = type.name;
  attributes.columns = type.attributes;
  for (const sql::AlterAction& action : statement.actions) {
    PendingConstraints none;
    if (const auto* add = std::get_if<sql::AddColumn>(&action.form)) {
      Column added = defined_column(context, id, attributes, add->column, none);
      if (added.settings.erase("CASCADE") > 0) add_to_tables_of(context, id, added);
      attributes.columns.push_back(std::move(added));
    } else if (const auto* drop = std::get_if<sql::DropColumn>(&action.form)) {
      std::erase_if(attributes.columns, [&](const auto& c) {
        return c->key == context.key(NameKind::column, drop->column.text);
      });
    } else if (const auto* retype = std::get_if<sql::AlterColumnType>(&action.form)) {
      if (Column* column =
              edit_column(attributes, context.key(NameKind::column, retype->column.text)))
        column->type = resolved_type(context, retype->type);
    } else if (const auto* rename = std::get_if<sql::RenameColumn>(&action.form)) {
      if (Column* column =
              edit_column(attributes, context.key(NameKind::column, rename->column.text))) {
        column->name = rename->to.text;
        column->key = context.key(NameKind::column, rename->to.text);
      }
    }
  }
  context.catalog.edit_type(id).attributes = attributes.columns;
}

}  // namespace

void change(Context& context, const sql::AlterTable& statement) {
  if (statement.kind == "TYPE") {
    if (const auto id = find_type(context, statement.table))
      alter_composite(context, *id, statement);
    return;
  }
  const auto relation = find_relation(context, statement.table);
  if (statement.kind == "INDEX" || (!relation && find_index_owner(context, statement.table) &&
                                    context.traits().relations_share_names)) {
    alter_index(context, statement);
    return;
  }
  if (!relation) {
    if (const auto sequence = find_sequence(context, statement.table)) {
      alter_sequence(context, *sequence, statement);
      return;
    }
    if (statement.kind == "SEQUENCE") {
      const Id id = place_of(context, statement.table, NameKind::relation);
      if (!statement.if_exists && !may_exist(context, id))
        context.refuse("no-such-sequence", statement.table.span(),
                       "sequence " + quoted(statement.table) + " does not exist");
      return;
    }
  }
  if (!require_relation(context, statement.table, statement.if_exists)) return;
  TableAlterer(context, statement, relation_id(context, statement.table)).alter();
}

}  // namespace segue::catalog
