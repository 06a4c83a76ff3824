#include <algorithm>

#include "catalog/definitions.h"
#include "catalog/families.h"
#include "catalog/following_triggers.h"
#include "catalog/following_views.h"
#include "sql/walk.h"

namespace segue::catalog {
namespace {

using sql::ObjectKind;

void replace(std::vector<std::string>& list, const std::string& from, const std::string& to) {
  std::replace(list.begin(), list.end(), from, to);
}

void replace(Nodes& nodes, const Node& from, const Node& to) {
  std::replace(nodes.begin(), nodes.end(), from, to);
}

/// The expression with the column's new name; the same one where it does not name the column.
ExpressionRef with_column(const Context& context, const ExpressionRef& expression,
                          const std::string& from, const std::string& to) {
  if (!expression) return expression;
  auto names_it = [&](const sql::ColumnReference& reference) {
    return !reference.star && !reference.parts.empty() &&
           context.key(NameKind::column, reference.parts.back().text) == from;
  };
  bool found = false;
  auto look = [&](const auto& node) {
    using T = std::decay_t<decltype(node)>;
    if constexpr (std::is_same_v<T, sql::ColumnReference>) found = found || names_it(node);
    return !found;
  };
  sql::walk(*expression, look);
  if (!found) return expression;
  sql::Expression copy = *expression;
  auto change = [&](auto& node) {
    using T = std::decay_t<decltype(node)>;
    if constexpr (std::is_same_v<T, sql::ColumnReference>)
      if (names_it(node)) node.parts.back().text = to;
    return true;
  };
  sql::walk(copy, change);
  return std::make_shared<const sql::Expression>(std::move(copy));
}

/// Lets everything that names a column follow its new name.
class ColumnRenamer {
 public:
  ColumnRenamer(Context& context, const Id& id, std::string from, const sql::Name& to)
      : context_(context),
        id_(id),
        from_(std::move(from)),
        to_(context.key(NameKind::column, to.text)),
        name_(to.text) {}

  void rename() {
    FollowingViews views(context_, {id_, from_, name_, {}});
    FollowingTriggers triggers(context_, {id_, from_, name_, {}});
    Relation& table = context_.catalog.edit_relation(id_);
    if (Column* column = edit_column(table, from_)) {
      column->name = name_;
      column->key = to_;
    }
    in_parts(table);
    for (const Node& node : context_.catalog.dependents_of({ObjectClass::relation, id_}))
      in_dependent(node);
    views.put();
    triggers.put(id_);
  }

 private:
  void follow(ExpressionRef& expression) const {
    expression = with_column(context_, expression, from_, name_);
  }

  void in_partition_key(Relation& table) {
    auto by = std::make_shared<sql::PartitionBy>(*table.partition_by);
    for (sql::IndexPart& part : by->key) {
      if (part.column && context_.key(NameKind::column, part.column.text) == from_)
        part.column.text = name_;
      if (!part.expression) continue;
      ExpressionRef expression = shared(*part.expression);
      follow(expression);
      part.expression = *expression;
    }
    table.partition_by = std::move(by);
  }

  void in_parts(Relation& table) {
    for (auto& held : table.columns)
      if (held->generated) follow(held.edit().generated);
    for (auto& held : table.constraints) {
      Constraint& constraint = held.edit();
      replace(constraint.columns, from_, to_);
      if (constraint.column == from_) constraint.column = to_;
      replace(constraint.on_delete_columns, from_, to_);
      follow(constraint.condition);
    }
    for (auto& held : table.indexes)
      in_index(held.edit());
    if (table.partition_by) in_partition_key(table);
    for (auto& held : table.triggers) {
      Trigger& trigger = held.edit();
      follow(trigger.when);
      for (sql::TriggerEvent& event : trigger.events)
        for (sql::Name& name : event.columns)
          if (context_.key(NameKind::column, name.text) == from_) name.text = name_;
    }
    for (auto& held : table.policies) {
      follow(held.edit().using_condition);
      follow(held.edit().check);
    }
  }

  void in_index(Index& index) const {
    for (IndexColumn& part : index.parts) {
      if (part.column == from_) part.column = to_;
      follow(part.expression);
    }
    replace(index.include, from_, to_);
    follow(index.where);
  }

  void in_dependent(const Node& node) {
    if (node.kind == ObjectClass::sequence) {
      Sequence& sequence = context_.catalog.edit_sequence(node.id);
      if (sequence.owner_column == from_) sequence.owner_column = to_;
    }
    if (node.kind != ObjectClass::relation || !context_.catalog.relation(node.id)) return;
    Relation& other = context_.catalog.edit_relation(node.id);
    for (auto& held : other.constraints)
      if (held->kind == ConstraintKind::foreign_key && held->target == id_)
        replace(held.edit().target_columns, from_, to_);
    if (context_.traits().views_follow_renames) {
      for (ColumnUse& use : other.reads)
        if (use.relation == id_ && use.column == from_) use.column = to_;
      for (auto& trigger : other.triggers)
        for (ColumnUse& use : trigger.edit().reads)
          if (use.relation == id_ && use.column == from_) use.column = to_;
    }
    const bool is_child =
        std::find(other.parents.begin(), other.parents.end(), id_) != other.parents.end();
    if (!is_child) return;
    sql::Name to;
    to.text = name_;
    ColumnRenamer(context_, node.id, from_, to).rename();
  }

  Context& context_;
  const Id id_;
  const std::string from_;
  const std::string to_;
  const std::string name_;
};

/// Lets what points at a relation follow it to its new place.
void follow_relation(Context& context, const Node& dependent, const Id& from, const Id& to,
                     const std::string& name) {
  const Node old_node{ObjectClass::relation, from}, new_node{ObjectClass::relation, to};
  if (dependent.kind == ObjectClass::sequence) {
    Sequence& sequence = context.catalog.edit_sequence(dependent.id);
    if (sequence.owner == from) sequence.owner = to;
    return;
  }
  if (dependent.kind != ObjectClass::relation) return;
  const Id at = dependent.id == from ? to : dependent.id;
  if (!context.catalog.relation(at)) return;
  Relation& other = context.catalog.edit_relation(at);
  const bool references_follow = context.semantics.references_follow(context.catalog);
  for (auto& held : other.constraints)
    if (held->kind == ConstraintKind::foreign_key && held->target == from &&
        (references_follow || at == to)) {
      held.edit().target = to;
      held.edit().target_name = name;
    }
  std::replace(other.parents.begin(), other.parents.end(), from, to);
  replace(other.uses, old_node, new_node);
  for (auto& column : other.columns)
    if (!column->uses.empty()) replace(column.edit().uses, old_node, new_node);
  if (!context.semantics.views_follow(context.catalog)) return;
  for (ColumnUse& use : other.reads)
    if (use.relation == from) use.relation = to;
  for (auto& trigger : other.triggers)
    for (ColumnUse& use : trigger.edit().reads)
      if (use.relation == from) use.relation = to;
}

/// Lets the columns of a type that was renamed or moved follow it.
void follow_type(Context& context, const Node& dependent, const Id& from, const Id& to,
                 const sql::ObjectName& name) {
  const Node old_node{ObjectClass::type, from}, new_node{ObjectClass::type, to};
  const auto follow = [&](Shared<Column>& held) {
    if (std::find(held->uses.begin(), held->uses.end(), old_node) == held->uses.end()) return;
    Column& column = held.edit();
    replace(column.uses, old_node, new_node);
    if (column.type && context.key(NameKind::type, column.type->name.name.text) == from.name) {
      column.type->name.name.text = name.name.text;
      column.type->name.schema.text = name.schema.text;
    }
  };
  if (dependent.kind == ObjectClass::relation) {
    if (!context.catalog.relation(dependent.id)) return;
    for (auto& column : context.catalog.edit_relation(dependent.id).columns)
      follow(column);
  } else if (dependent.kind == ObjectClass::type) {
    Type& type = context.catalog.edit_type(dependent.id);
    for (auto& attribute : type.attributes)
      follow(attribute);
    replace(type.uses, old_node, new_node);
    if (type.base && context.key(NameKind::type, type.base->name.name.text) == from.name)
      type.base->name.name.text = name.name.text;
  }
}

/// Indexes of a partition follow those that they are parts of into another schema.
void follow_indexes(Context& context, const Id& partition, const std::string& from,
                    const Relation& whole) {
  if (!context.catalog.relation(partition)) return;
  for (auto& index : context.catalog.edit_relation(partition).indexes) {
    if (index->parents.empty()) continue;
    const Id parent = index->parents.front();
    if (parent.schema == from && find_index(whole, parent.name))
      index.edit().parents = {Id{context.key(NameKind::schema, whole.schema), parent.name}};
  }
}

void move_type(Context& context, const Id& from, const Id& to, const std::string& schema,
               const std::string& name) {
  const Nodes dependents = context.catalog.dependents_of({ObjectClass::type, from});
  Type type = *context.catalog.type(from);
  type.name = name;
  type.schema = schema;
  context.catalog.types.erase(from);
  context.catalog.types.put(to, std::move(type));
  sql::ObjectName shown;
  shown.name.text = name;
  if (to.schema != context.traits().default_schema) shown.schema.text = schema;
  for (const Node& node : dependents)
    follow_type(context, node, from, to, shown);
}

void move_routine(Context& context, const Id& name, const Id& to, const std::string& schema,
                  const std::string& shown) {
  const Nodes dependents = context.catalog.dependents_of({ObjectClass::routine, name});
  for (const Id& id : context.catalog.routines_named(name)) {
    Routine routine = **context.catalog.routines.find(id);
    routine.name = shown;
    if (to.schema != name.schema) routine.schema = schema;
    context.catalog.routines.erase(id);
    context.catalog.routines.put(Id{to.schema, to.name + id.name.substr(id.name.find('('))},
                                 std::move(routine));
  }
  const Node old_node{ObjectClass::routine, name}, new_node{ObjectClass::routine, to};
  for (const Node& node : dependents) {
    if (node.kind != ObjectClass::relation || !context.catalog.relation(node.id)) continue;
    Relation& relation = context.catalog.edit_relation(node.id);
    for (auto& held : relation.triggers) {
      if (held->function != name) continue;
      Trigger& trigger = held.edit();
      trigger.function = to;
      trigger.function_name = shown;
      replace(trigger.uses, old_node, new_node);
    }
    for (auto& column : relation.columns)
      replace(column.edit().uses, old_node, new_node);
  }
}

template <class Part>
void rename_part(Context& context, const sql::RenameObject& statement,
                 std::vector<Shared<Part>> Relation::*parts, const std::string& word) {
  const Relation* held = require_relation(context, statement.object.table, statement.if_exists);
  if (!held) return;
  const bool open = is_open(context, *held);
  Relation& relation = context.catalog.edit_relation(relation_id(context, statement.object.table));
  const std::string key = context.key(NameKind::trigger, statement.object.name.name.text);
  for (auto& part : relation.*parts) {
    if (part->key != key) continue;
    part.edit().name = statement.to.text;
    part.edit().key = context.key(NameKind::trigger, statement.to.text);
    return;
  }
  if (!open)
    context.refuse("no-such-" + word, statement.object.name.span(),
                   "table " + quoted(statement.object.table) + " has no " + word + ' ' +
                       quoted(statement.object.name));
}

void rename_schema(Context& context, const sql::RenameObject& statement) {
  const Id from{"", context.key(NameKind::schema, statement.object.name.name.text)};
  const Id to{"", context.key(NameKind::schema, statement.to.text)};
  const auto* held = context.catalog.schemas.find(from);
  if (!held) return;
  Schema schema = **held;
  schema.name = statement.to.text;
  context.catalog.schemas.erase(from);
  context.catalog.schemas.put(to, std::move(schema));
  std::vector<Id> relations, types, routines, sequences;
  const auto collect = [&](const auto& objects, std::vector<Id>& ids) {
    objects.for_each([&](const Id& id, const auto&) {
      if (id.schema == from.name) ids.push_back(id);
    });
  };
  collect(context.catalog.relations, relations);
  collect(context.catalog.types, types);
  collect(context.catalog.sequences, sequences);
  for (const Id& id : relations)
    move_relation(context, id, Id{to.name, id.name}, statement.to.text,
                  context.catalog.relation(id)->name);
  for (const Id& id : types)
    move_type(context, id, Id{to.name, id.name}, statement.to.text, context.catalog.type(id)->name);
  for (const Id& id : sequences) {
    if (!context.catalog.sequence(id)) continue;  // moved with its table
    Sequence sequence = *context.catalog.sequence(id);
    sequence.schema = statement.to.text;
    context.catalog.sequences.erase(id);
    context.catalog.sequences.put(Id{to.name, id.name}, std::move(sequence));
  }
}

}  // namespace

void move_relation(Context& context, const Id& from, const Id& to, const std::string& schema,
                   const std::string& name) {
  const Nodes dependents = context.catalog.dependents_of({ObjectClass::relation, from});
  Relation relation = *context.catalog.relation(from);
  const std::string old_name = relation.name;
  const bool shown = from.schema != to.schema && to.schema != context.traits().default_schema;
  FollowingViews views(context, {from, "", name, shown ? schema : ""});
  FollowingTriggers triggers(context, {from, "", name, ""});
  relation.name = name;
  relation.schema = schema;
  context.semantics.renamed(relation, old_name);
  const bool temporary = relation.temporary;
  context.catalog.relations.erase(from);
  if (!temporary) context.catalog.gone_relations.put(from, Present{});
  context.catalog.relations.put(to, std::move(relation));
  made(context, to);
  for (const Node& node : dependents) {
    follow_relation(context, node, from, to, name);
    if (from.schema != to.schema && node.kind == ObjectClass::relation)
      follow_indexes(context, node.id, from.schema, *context.catalog.relation(to));
    if (from.schema == to.schema || node.kind != ObjectClass::sequence) continue;
    Sequence sequence = *context.catalog.sequence(node.id);  // an owned sequence moves along
    sequence.schema = schema;
    context.catalog.sequences.erase(node.id);
    context.catalog.sequences.put(Id{to.schema, node.id.name}, std::move(sequence));
  }
  views.put();
  triggers.put(to);
  context.sync();
}

void rename_column(Context& context, const Id& table, const sql::Name& from, const sql::Name& to,
                   bool if_exists) {
  const Relation& relation = *context.catalog.relation(table);
  if (!require_column(context, relation, from, if_exists)) return;
  ColumnRenamer(context, table, context.key(NameKind::column, from.text), to).rename();
}

void rename_constraint(Context& context, const Id& table, const sql::Name& from,
                       const sql::Name& to) {
  Relation& relation = context.catalog.edit_relation(table);
  const std::string key = context.key(NameKind::constraint, from.text);
  const std::string new_key = context.key(NameKind::constraint, to.text);
  Constraint* constraint = edit_constraint(relation, key);
  if (!constraint) {
    for (auto& column : relation.columns)
      if (column->not_null_name == key && !key.empty()) {
        column.edit().not_null_name = new_key;
        return;
      }
    if (!is_open(context, relation))
      context.refuse("no-such-constraint", from.span,
                     "table " + quoted(relation.name) + " has no constraint " + quoted(from));
    return;
  }
  if (Index* index =
          constraint->index.empty() ? nullptr : edit_index(relation, constraint->index)) {
    rename_index_of_whole(context, table, index->key, new_key);
    index->name = to.text;
    index->key = index->constraint = constraint->index = new_key;
  }
  const Constraint before = *constraint;
  const auto rename = [&](Constraint& one) {
    one.name = to.text;
    one.key = new_key;
  };
  rename(*constraint);
  // Of foreign keys each partition keeps its own name (PostgreSQL).
  if (before.kind == ConstraintKind::check) change_copies(context, table, before, rename);
}

void rename_index(Context& context, const Id& table, const sql::Name& from, const sql::Name& to,
                  bool if_exists) {
  Relation& relation = context.catalog.edit_relation(table);
  const std::string key = context.key(NameKind::index, from.text);
  const std::string new_key = context.key(NameKind::index, to.text);
  Index* index = edit_index(relation, key);
  if (!index) {
    if (!if_exists && !is_open(context, relation))
      context.refuse("no-such-index", from.span,
                     "table " + quoted(relation.name) + " has no index " + quoted(from));
    return;
  }
  if (new_key != key && find_index(relation, new_key)) {
    context.refuse("index-exists", to.span,
                   "table " + quoted(relation.name) + " has an index " + quoted(to) + " already");
    return;
  }
  // An index behind a constraint and the constraint have one name.
  Constraint* constraint =
      index->of_constraint ? edit_constraint(relation, index->constraint) : nullptr;
  if (constraint && constraint->index == key) {
    constraint->name = to.text;
    constraint->key = constraint->index = index->constraint = new_key;
  }
  rename_index_of_whole(context, table, key, new_key);
  index->name = to.text;
  index->key = new_key;
}

void change(Context& context, const sql::RenameTables& statement) {
  for (const sql::TableRename& rename : statement.renames) {
    if (!require_relation(context, rename.from, statement.if_exists)) continue;
    const Id from = relation_id(context, rename.from);
    Id to = place_of(context, rename.to, NameKind::relation);
    if (!rename.to.schema) to.schema = from.schema;
    if (to != from && !is_free_for_relation(context, to, rename.to, false)) continue;
    move_relation(context, from, to,
                  rename.to.schema ? rename.to.schema.text : context.catalog.relation(from)->schema,
                  rename.to.name.text);
  }
}

void change(Context& context, const sql::RenameObject& statement) {
  const sql::ObjectName& name = statement.object.name;
  switch (statement.kind) {
    case ObjectKind::type:
    case ObjectKind::domain:
      if (const auto id = find_type(context, name))
        move_type(context, *id, Id{id->schema, context.key(NameKind::type, statement.to.text)},
                  context.catalog.type(*id)->schema, statement.to.text);
      else if (!may_exist(context, place_of(context, name, NameKind::type)) &&
               context.catalog.extensions.empty())
        context.refuse("no-such-type", name.span(), "type " + quoted(name) + " does not exist");
      return;
    case ObjectKind::function:
    case ObjectKind::procedure:
    case ObjectKind::routine:
    case ObjectKind::aggregate:
      if (const auto id = find_routine(context, name))
        move_routine(context, *id,
                     Id{id->schema, context.key(NameKind::routine, statement.to.text)}, {},
                     statement.to.text);
      return;
    case ObjectKind::trigger:
      return rename_part(context, statement, &Relation::triggers, "trigger");
    case ObjectKind::policy:
      return rename_part(context, statement, &Relation::policies, "policy");
    case ObjectKind::rule:
      return rename_part(context, statement, &Relation::rules, "rule");
    case ObjectKind::schema:
    case ObjectKind::database:
      return rename_schema(context, statement);
    default: {
      const Id from = id_of_other(context, statement.kind, name);
      const auto* held = context.catalog.others.find(from);
      if (!held) return;
      OtherObject object = **held;
      object.name = statement.to.text;
      sql::ObjectName renamed;
      renamed.schema.text = object.schema;
      renamed.name = statement.to;
      context.catalog.others.erase(from);
      context.catalog.others.put(id_of_other(context, statement.kind, renamed), std::move(object));
    }
  }
}

void change(Context& context, const sql::MoveObject& statement) {
  const std::string schema = context.key(NameKind::schema, statement.schema.text);
  const sql::ObjectName& name = statement.object.name;
  if (statement.kind == ObjectKind::type || statement.kind == ObjectKind::domain) {
    if (const auto id = find_type(context, name))
      move_type(context, *id, Id{schema, id->name}, statement.schema.text,
                context.catalog.type(*id)->name);
  } else if (statement.kind == ObjectKind::function || statement.kind == ObjectKind::procedure ||
             statement.kind == ObjectKind::routine || statement.kind == ObjectKind::aggregate) {
    if (const auto id = find_routine(context, name))
      move_routine(context, *id, Id{schema, id->name}, statement.schema.text, name.name.text);
  } else if (statement.kind == ObjectKind::extension) {
    const Id id{"", context.key(NameKind::other, name.name.text)};
    if (Shared<Extension>* extension = context.catalog.extensions.edit(id))
      extension->edit().schema = statement.schema.text;
  } else if (const auto id = find_relation(context, name)) {
    move_relation(context, *id, Id{schema, id->name}, statement.schema.text,
                  context.catalog.relation(*id)->name);
  }
}

}  // namespace segue::catalog
