#include <algorithm>

#include "catalog/column_guards.h"
#include "catalog/definitions.h"
#include "catalog/families.h"
#include "catalog/query.h"
#include "catalog/rows_numbered.h"
#include "catalog/trigger_uses.h"

namespace segue::catalog {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool uses_column(const Context& context, const Relation& relation, const Index& index,
                 const std::string& key) {
  for (const IndexColumn& part : index.parts) {
    if (part.column == key) return true;
    if (expression_reads(context, relation, part.expression, key)) return true;
  }
  if (contains(index.include, key)) return true;
  return expression_reads(context, relation, index.where, key);
}

/// Foreign keys of any table that point at these columns of a table.
std::vector<std::pair<Id, std::string>> foreign_keys_to(const Context& context, const Id& table,
                                                        const std::vector<std::string>& columns,
                                                        bool exactly) {
  std::vector<std::pair<Id, std::string>> result;
  for (const Node& node : context.catalog.dependents_of({ObjectClass::relation, table})) {
    if (node.kind != ObjectClass::relation) continue;
    const Relation* relation = context.catalog.relation(node.id);
    if (!relation) continue;
    for (const auto& constraint : relation->constraints) {
      if (constraint->kind != ConstraintKind::foreign_key || constraint->target != table) continue;
      const auto& targets = constraint->target_columns;
      const bool points_at =
          exactly
              ? std::is_permutation(targets.begin(), targets.end(), columns.begin(), columns.end())
              : std::any_of(columns.begin(), columns.end(),
                            [&](const auto& column) { return contains(targets, column); });
      if (points_at) result.emplace_back(node.id, constraint->key);
    }
  }
  return result;
}

/// Takes one column out of a table.
class ColumnDropper {
 public:
  ColumnDropper(Context& context, const Id& id, const sql::DropColumn& action, Span span)
      : context_(context), id_(id), action_(action), span_(span) {
    key_ = context.key(NameKind::column, action.column.text);
  }

  void drop() {
    if (!require_column(context_, table(), action_.column, action_.if_exists)) return;
    const Traits& traits = context_.traits();
    if (traits.dropped_column_must_be_unused && (refuse_last() || refuse_where_used())) return;
    if (traits.protects_dependents && !clear_readers()) return;
    if (traits.protects_dependents && action_.cascade) drop_bound();
    if (traits.dropped_column_shrinks_indexes && refuse_for_foreign_keys()) return;
    drop_constraints();
    drop_indexes();
    drop_sequences();
    const std::vector<Id> children = children_of(context_, id_);
    Relation& edited = relation();
    std::erase_if(edited.columns, [&](const auto& c) { return c->key == key_; });
    if (edited.columns.empty() && !traits.protects_dependents && !is_open(context_, edited))
      context_.warn("last-column-dropped", span_,
                    "table " + quoted(edited.name) + " would have no column left",
                    "a table needs a column; drop the table instead");
    for (const Id& child : children)
      drop_inherited(child);
  }

 private:
  Relation& relation() { return context_.catalog.edit_relation(id_); }
  const Relation& table() const { return *context_.catalog.relation(id_); }

  void refuse(const std::string& user, const std::string& advice) {
    context_.refuse("column-in-use", action_.column.span.empty() ? span_ : action_.column.span,
                    "column " + quoted(action_.column) + " is used by " + user, advice);
  }

  /// Where a statement drops one column, none can come in its place.
  bool refuse_last() {
    if (table().columns.size() != 1 || is_open(context_, table())) return false;
    context_.refuse("last-column-dropped", span_,
                    "table " + quoted(table().name) + " would have no column left",
                    "a table needs a column; drop the table instead");
    return true;
  }

  bool refuse_where_used() {
    const Relation& held = table();
    std::string user;
    for (const auto& constraint : held.constraints) {
      const bool goes_with_column =
          constraint->column == key_ && (constraint->kind == ConstraintKind::check ||
                                         constraint->kind == ConstraintKind::foreign_key);
      if (contains(constraint->columns, key_) && !goes_with_column)
        user = constraint->kind == ConstraintKind::primary_key ? "the primary key"
               : constraint->name.empty()                      ? "a constraint"
                                          : "constraint " + quoted(constraint->name);
    }
    for (const auto& index : held.indexes)
      if (!index->of_constraint && uses_column(context_, held, *index, key_))
        user = "index " + quoted(index->name);
    for (const auto& column : held.columns)
      if (expression_reads(context_, held, column->generated, key_))
        user = "generated column " + quoted(column->name);
    const std::string reader = naming_reader({id_, key_});
    if (!reader.empty()) user = reader;
    if (user.empty()) return false;
    refuse(user, "the server refuses; drop what uses it first, or build a new table");
    return true;
  }

  /// A view or a trigger that names the column to read it. One that takes it with `*`, or only
  /// writes it, does not count: the server looks for names that are no longer found.
  std::string naming_reader(const ColumnUse& column) const {
    const Relation& named = *context_.catalog.relation(column.relation);
    for (const auto& trigger : named.triggers)
      if (reads_column(column.relation, *trigger, column))
        return "trigger " + quoted(trigger->name);
    for (const Node& node :
         context_.catalog.dependents_of({ObjectClass::relation, column.relation})) {
      const Relation* reader =
          node.kind == ObjectClass::relation ? context_.catalog.relation(node.id) : nullptr;
      if (!reader || node.id == column.relation) continue;
      if (reader->query && names_column(*reader->query, column))
        return "view " + quoted(reader->name);
      for (const auto& trigger : reader->triggers)
        if (reads_column(node.id, *trigger, column)) return "trigger " + quoted(trigger->name);
      if (!shows_with_star(*reader, column)) continue;
      const std::string beyond = naming_reader({node.id, column.column});
      if (!beyond.empty()) return beyond;
    }
    return {};
  }
  /// A view that has the column without naming it loses it, too.
  static bool shows_with_star(const Relation& reader, const ColumnUse& column) {
    return reader.query && find_column(reader, column.column) &&
           std::find(reader.reads.begin(), reader.reads.end(), column) != reader.reads.end();
  }
  bool names_column(const sql::Query& query, const ColumnUse& column) const {
    QueryReader reader(context_, false);
    reader.read(query);
    return std::any_of(reader.named_columns().begin(), reader.named_columns().end(),
                       [&](const NamedColumn& named) { return named.column == column; });
  }
  bool reads_column(const Id& table, const Trigger& trigger, const ColumnUse& column) const {
    const auto names_it = [&](const std::vector<ColumnUse>& uses) {
      return std::find(uses.begin(), uses.end(), column) != uses.end();
    };
    return names_it(trigger.reads) && names_it(uses_of(context_, table, trigger).reads);
  }

  /// The views that read the column, as uses whose relation is the view.
  std::vector<ColumnUse> readers() const {
    std::vector<ColumnUse> result;
    for (const Node& node : context_.catalog.dependents_of({ObjectClass::relation, id_})) {
      const Relation* reader =
          node.kind == ObjectClass::relation ? context_.catalog.relation(node.id) : nullptr;
      if (!reader || !reader->is_view()) continue;
      for (const ColumnUse& use : reader->reads)
        if (use.relation == id_ && use.column == key_) result.push_back({node.id, key_});
    }
    return result;
  }

  /// Views, foreign keys of other tables, generated columns, triggers: they go with CASCADE only.
  bool clear_readers() {
    const auto views = readers();
    auto keys = foreign_keys_to(context_, id_, {key_}, false);
    // One whose own column goes is gone by then.
    std::erase_if(keys, [&](const auto& k) {
      return k.first == id_ && contains(find_constraint(table(), k.second)->columns, key_);
    });
    if (!action_.cascade) {
      if (!views.empty()) return refuse_without_cascade("view " + quoted(views[0].relation.name));
      if (!keys.empty())
        return refuse_without_cascade("a foreign key of " + quoted(keys[0].first.name));
    }
    for (const ColumnUse& view : views)
      if (context_.catalog.relation(view.relation))
        drop_relation(context_, view.relation, span_, true);
    for (const auto& [table, constraint] : keys)
      erase_constraint(context_, table, constraint);
    return true;
  }
  bool refuse_without_cascade(const std::string& user) {
    refuse(user, "drop or change it first, or say CASCADE and lose it too");
    return false;
  }

  /// Generated columns, policies and triggers go along.
  void drop_bound() {
    drop_bound_parts(context_, id_, key_);
    std::vector<std::string> generated;
    for (const auto& column : table().columns)
      if (expression_reads(context_, table(), column->generated, key_))
        generated.push_back(column->name);
    for (const std::string& name : generated) {
      sql::DropColumn action = action_;
      action.column.text = name;
      action.if_exists = true;
      ColumnDropper(context_, id_, action, span_).drop();
    }
  }

  bool refuse_for_foreign_keys() {
    if (!context_.semantics.foreign_keys_enforced(context_.catalog)) return false;
    for (const auto& constraint : table().constraints)
      if (constraint->kind == ConstraintKind::foreign_key && contains(constraint->columns, key_)) {
        refuse("foreign key " + quoted(constraint->name), "drop the foreign key first");
        return true;
      }
    return false;
  }

  void drop_constraints() {
    std::vector<std::string> keys;
    for (const auto& constraint : table().constraints)
      if (contains(constraint->columns, key_)) keys.push_back(constraint->key);
    for (const std::string& key : keys)
      if (!key.empty()) erase_constraint(context_, id_, key);
    // Constraints without a name are told apart by their columns alone. Where the definition of the
    // column goes as it was written, it takes its constraints along, whatever they read.
    const bool as_written = context_.traits().constraints_as_written;
    std::erase_if(relation().constraints, [&](const auto& c) {
      return (c->key.empty() && contains(c->columns, key_)) || (as_written && c->column == key_);
    });
  }

  void drop_indexes() {
    Relation& edited = relation();
    if (!context_.traits().dropped_column_shrinks_indexes) {
      const Relation held = edited;
      std::erase_if(edited.indexes,
                    [&](const auto& index) { return uses_column(context_, held, *index, key_); });
      return;
    }
    for (auto& index : edited.indexes) {
      const auto is_it = [&](const IndexColumn& part) { return part.column == key_; };
      if (std::any_of(index->parts.begin(), index->parts.end(), is_it))
        std::erase_if(index.edit().parts, is_it);
    }
    std::erase_if(edited.indexes, [](const auto& index) { return index->parts.empty(); });
  }

  void drop_sequences() {
    for (const Node& node : context_.catalog.dependents_of({ObjectClass::relation, id_})) {
      const Sequence* sequence =
          node.kind == ObjectClass::sequence ? context_.catalog.sequence(node.id) : nullptr;
      if (sequence && sequence->owner == id_ && sequence->owner_column == key_)
        context_.catalog.sequences.erase(node.id);
    }
  }

  void drop_inherited(const Id& child) {
    Column* column = edit_column(context_.catalog.edit_relation(child), key_);
    if (!column) return;
    if (--column->inherited_by > 0 || column->local) return;
    ColumnDropper(context_, child, action_, span_).drop();
  }

  Context& context_;
  const Id id_;
  const sql::DropColumn& action_;
  Span span_;
  std::string key_;
};

/// NOT NULL can be dropped by its name.
bool drop_not_null(Context& context, const Id& id, const std::string& name) {
  Relation& relation = context.catalog.edit_relation(id);
  for (auto& column : relation.columns) {
    if (column->not_null_name.empty() || column->not_null_name != name) continue;
    column.edit().not_null = false;
    column.edit().not_null_name.clear();
    return true;
  }
  return false;
}

bool is_wanted(const Constraint& constraint, const std::string& kind) {
  if (kind == "FOREIGN KEY") return constraint.kind == ConstraintKind::foreign_key;
  return kind != "CHECK" || constraint.kind == ConstraintKind::check;
}

}  // namespace

void erase_constraint(Context& context, const Id& table, const std::string& key) {
  Relation& relation = context.catalog.edit_relation(table);
  const Constraint* held = find_constraint(relation, key);
  if (!held) return;
  const Constraint constraint = *held;
  std::erase_if(relation.constraints, [&](const auto& c) { return c->key == key; });
  if (!constraint.index.empty()) {
    std::erase_if(relation.indexes, [&](const auto& i) { return i->key == constraint.index; });
    erase_index_of_partitions(context, table, constraint.index);
  }
  if (constraint.kind != ConstraintKind::check && constraint.kind != ConstraintKind::foreign_key)
    return;
  for (const Id& child : children_of(context, table)) {
    Constraint* copy = inherited_copy(context.catalog.edit_relation(child), constraint);
    if (copy && --copy->inherited_by <= 0 && !copy->local)
      erase_constraint(context, child, std::string(copy->key));
  }
}

void drop_constraint(Context& context, const Id& table, const sql::DropConstraint& action) {
  const std::string key = context.key(NameKind::constraint, action.constraint.text);
  const Relation& relation = *context.catalog.relation(table);
  const Constraint* constraint = find_constraint(relation, key);
  if (constraint && is_wanted(*constraint, action.kind)) {
    const bool is_key = constraint->kind == ConstraintKind::primary_key ||
                        constraint->kind == ConstraintKind::unique;
    if (is_key && context.traits().protects_dependents) {
      const auto keys = foreign_keys_to(context, table, constraint->columns, true);
      if (!keys.empty() && !action.cascade) {
        // Another key over the same columns may serve the foreign keys as well.
        const auto same = std::count_if(
            relation.constraints.begin(), relation.constraints.end(), [&](const auto& other) {
              return !other->index.empty() && other->columns == constraint->columns;
            });
        if (same < 2) {
          context.refuse("constraint-in-use", action.constraint.span,
                         "constraint " + quoted(action.constraint) +
                             " is needed by a foreign key of " + quoted(keys[0].first.name),
                         "drop the foreign key first, or say CASCADE");
          return;
        }
      } else {
        for (const auto& [owner, name] : keys)
          erase_constraint(context, owner, name);
      }
    }
    erase_constraint(context, table, key);
    return;
  }
  if (context.traits().keys_are_indexes && action.kind.empty() && find_index(relation, key)) {
    drop_index(context, table, key, action.constraint, false, false);
    return;
  }
  if (drop_not_null(context, table, action.constraint.text)) return;
  if (action.if_exists || is_open(context, *context.catalog.relation(table))) return;
  context.refuse(
      "no-such-constraint", action.constraint.span,
      "table " + quoted(relation.name) + " has no constraint " + quoted(action.constraint),
      "check the name; the server chooses one where the statement gave none");
}

void drop_index(Context& context, const Id& table, const std::string& key, const sql::Name& name,
                bool if_exists, bool) {
  Relation& relation = context.catalog.edit_relation(table);
  const Index* index = find_index(relation, key);
  if (!index) {
    if (!if_exists && !is_open(context, relation))
      context.refuse("no-such-index", name.span,
                     "table " + quoted(relation.name) + " has no index " + quoted(name));
    return;
  }
  if (index->of_constraint && find_constraint(relation, index->constraint)) {
    context.refuse(
        "index-in-use", name.span,
        "index " + quoted(name) + " stands behind constraint " + quoted(index->constraint),
        "drop the constraint instead");
    return;
  }
  if (!index->parents.empty()) {
    const std::string whole = quoted(index->parents.front().name);
    context.refuse("index-in-use", name.span,
                   "index " + quoted(name) + " is a part of index " + whole,
                   "drop " + whole + ", and its parts go too");
    return;
  }
  // The numbers that such an index gives to rows outlive it.
  if (index->kind == "FULLTEXT") relation.settings[std::string(rows_numbered)];
  std::erase_if(relation.indexes, [&](const auto& i) { return i->key == key; });
  erase_index_of_partitions(context, table, key);
}

void drop_column(Context& context, const Id& table, const sql::DropColumn& action, Span span) {
  ColumnDropper(context, table, action, span).drop();
}

}  // namespace segue::catalog
