#include <algorithm>

#include "base/text.h"
#include "catalog/definitions.h"
#include "catalog/families.h"

namespace segue::catalog {
namespace {

std::vector<std::string> names_of(const Relation& relation, const std::vector<std::string>& keys) {
  std::vector<std::string> names;
  for (const std::string& key : keys) {
    const Column* column = find_column(relation, key);
    names.push_back(column ? column->name : key);
  }
  return names;
}

void copy_to_children(Context& context, const Id& id, const Constraint& constraint);

/// Adds one constraint to one table.
class ConstraintAdder {
 public:
  ConstraintAdder(Context& context, const Id& id, const PendingConstraint& pending)
      : context_(context), id_(id), pending_(pending), source_(pending.constraint) {}

  void add() {
    made_.attributes = source_.attributes;
    if (made_.attributes.initially_deferred.value_or(false)) made_.attributes.deferrable = true;
    made_.of_column = pending_.of_column;
    made_.column = pending_.column;
    std::visit([&](const auto& form) { take(form); }, source_.form);
  }

 private:
  Relation& relation() { return context_.catalog.edit_relation(id_); }
  const Relation& table() const { return *context_.catalog.relation(id_); }
  bool keys_are_indexes() const { return context_.traits().keys_are_indexes; }

  void take(const sql::KeyConstraint& form) {
    made_.kind = form.primary ? ConstraintKind::primary_key : ConstraintKind::unique;
    if (form.using_index) {
      take_index(form.using_index);
      return;
    }
    Index index;
    index.parts = index_columns(context_, table(), form.columns);
    if (index.parts.size() < form.columns.size()) return;  // a column is missing: said already
    for (const IndexColumn& part : index.parts)
      made_.columns.push_back(part.column);
    for (const sql::Name& name : form.include)
      index.include.push_back(context_.key(NameKind::column, name.text));
    made_.descending = pending_.of_column && !index.parts.empty() &&
                       index.parts.front().direction == sql::Direction::descending;
    index.unique = true;
    index.primary = form.primary;
    index.method = text::lower(form.method);
    index.nulls_not_distinct = form.nulls_distinct.has_value() && !*form.nulls_distinct;
    if (form.primary && !primary_key_of(table()).empty()) {
      context_.refuse("primary-key-exists", source_.span,
                      "table " + quoted(table().name) + " has a primary key already",
                      "drop the old one first");
      return;
    }
    if (keys_are_indexes())
      add_as_index(form, std::move(index));
    else
      add_as_constraint(form, std::move(index));
  }

  void add_as_index(const sql::KeyConstraint& form, Index index) {
    const sql::Name& wanted = form.index_name ? form.index_name : source_.name;
    index.name = form.primary ? context_.semantics.constraint_name(context_.catalog, table(),
                                                                   made_.kind, made_.columns)
                 : wanted     ? wanted.text
                          : context_.semantics.index_name(context_.catalog, table(), index.parts);
    index.key = context_.key(NameKind::index, index.name);
    if (find_index(table(), index.key)) {
      if (!is_open(context_, table())) {
        refuse_index(index.name);
        return;
      }
      std::erase_if(relation().indexes, [&](const auto& i) { return i->key == index.key; });
    }
    if (form.primary) set_columns_not_null();
    drop_superseded_indexes(relation(), index);
    relation().indexes.push_back(std::move(index));
  }

  void add_as_constraint(const sql::KeyConstraint& form, Index index) {
    if (form.primary) set_columns_not_null();
    if (is_redundant(index)) return;
    name_constraint(naming_columns(context_, table(), index));
    if (refused_) return;
    if (context_.semantics.key_has_index(table(), made_)) {
      // The index of a key that has no name of its own is named by the server all the same.
      index.name = made_.name.empty()
                       ? context_.semantics.index_name(context_.catalog, table(), index.parts)
                       : index_name_for(made_.name, index);
      index.key = context_.key(NameKind::index, index.name);
      index.constraint = made_.key;
      index.of_constraint = true;
      made_.index = index.key;
      relation().indexes.push_back(index);
    }
    relation().constraints.push_back(made_);
    if (made_.index.empty() || pending_.only) return;
    add_index_to_partitions(context_, id_, index);
  }

  /// Where constraints and their indexes are named apart, the index is not called as the
  /// constraint.
  std::string index_name_for(const std::string& name, const Index& index) const {
    return context_.traits().relations_share_names
               ? name
               : context_.semantics.index_name(context_.catalog, table(), index.parts);
  }

  /// A key that repeats another one of the same statement is left out.
  bool is_redundant(const Index& index) {
    if (!pending_.of_column && source_.name) return false;
    for (const auto& held : table().constraints) {
      if (held->kind != ConstraintKind::primary_key && held->kind != ConstraintKind::unique)
        continue;
      if (held->columns == made_.columns && fresh_ && index.include.empty()) return true;
    }
    return false;
  }

  void set_columns_not_null() {
    if (!context_.semantics.primary_key_sets_not_null(table(), made_.columns)) return;
    Relation& edited = relation();
    for (const std::string& key : made_.columns)
      if (Column* column = edit_column(edited, key)) set_not_null(context_, edited, *column);
  }

  void take_index(const sql::Name& name) {
    Relation& edited = relation();
    Index* index = edit_index(edited, context_.key(NameKind::index, name.text));
    if (!index) {
      if (!is_open(context_, edited))
        context_.refuse("no-such-index", name.span,
                        "table " + quoted(edited.name) + " has no index " + quoted(name));
      return;
    }
    for (const IndexColumn& part : index->parts)
      made_.columns.push_back(part.column);
    made_.name = source_.name ? source_.name.text : index->name;
    made_.key = context_.key(NameKind::constraint, made_.name);
    index->name = made_.name;
    index->key = made_.index = index->constraint = made_.key;
    index->of_constraint = true;
    index->primary = made_.kind == ConstraintKind::primary_key;
    if (index->primary) set_columns_not_null();
    edited.constraints.push_back(made_);
  }

  void take(const sql::Check& form) {
    made_.kind = ConstraintKind::check;
    require_columns(context_, table(), form.condition);
    made_.condition = shared(form.condition);
    made_.columns = columns_in(context_, table(), form.condition);
    add_uses(context_, form.condition, made_.uses);
    if (refuse_without_children()) return;
    name_constraint(pending_.of_column && made_.columns.empty() ? std::vector<std::string>{}
                                                                : names_of(table(), made_.columns));
    if (refused_) return;
    relation().constraints.push_back(made_);
    if (!source_.attributes.no_inherit) copy_to_children(context_, id_, made_);
  }

  /// A check that is passed on is not for the parent alone.
  bool refuse_without_children() {
    if (source_.attributes.no_inherit && table().partition_by &&
        context_.traits().protects_dependents) {
      context_.refuse("alter-not-supported", source_.span,
                      "a check of a whole is one of its partitions: " + quoted(table().name) +
                          " can have none that is not",
                      "leave out NO INHERIT");
      return true;
    }
    if (!pending_.only || source_.attributes.no_inherit || !context_.traits().protects_dependents ||
        children_of(context_, id_).empty())
      return false;
    context_.refuse("alter-not-supported", source_.span,
                    "tables that inherit from " + quoted(table().name) + " need the check as well",
                    "leave out ONLY, or say NO INHERIT");
    return true;
  }

  void take(const sql::ForeignKey& form) {
    made_.kind = ConstraintKind::foreign_key;
    if (pending_.only && table().partition_by && context_.traits().protects_dependents) {
      context_.refuse("alter-not-supported", source_.span,
                      "a foreign key of " + quoted(table().name) +
                          " is one of its partitions, those to come as well",
                      "leave out ONLY");
      return;
    }
    for (const sql::Name& name : form.columns) {
      const Column* column = require_column(context_, table(), name);
      if (!column && !is_open(context_, table())) return;
      made_.columns.push_back(context_.key(NameKind::column, name.text));
    }
    const sql::References& references = form.references;
    if (!read_target(references)) return;
    if (context_.traits().foreign_keys_make_indexes && refuse_ends(references)) return;
    made_.match = references.match;
    made_.on_delete = references.on_delete;
    made_.on_update = references.on_update;
    for (const sql::Name& name : references.on_delete_columns)
      made_.on_delete_columns.push_back(context_.key(NameKind::column, name.text));
    name_constraint(names_of(table(), made_.columns));
    if (refused_) return;
    Relation& edited = relation();
    edited.constraints.push_back(made_);
    if (context_.traits().foreign_keys_make_indexes)
      ensure_foreign_key_index(context_, edited, made_,
                               source_.name ? source_.name.text : form.index_name.text);
    copy_to_children(context_, id_, made_);
  }

  bool read_target(const sql::References& references) {
    made_.target_name = references.table.name.text;
    made_.target = relation_id(context_, references.table);
    const bool itself = made_.target == id_;
    const bool enforced = context_.semantics.foreign_keys_enforced(context_.catalog);
    const Relation* target = itself ? &table() : nullptr;
    if (!itself) {
      if (enforced) {
        target = require_relation(context_, references.table);
        if (!target) return false;
        made_.target = relation_id(context_, references.table);
      } else if (const auto id = find_relation(context_, references.table)) {
        target = context_.catalog.relation(*id);
      }
    }
    made_.target_is_known = target != nullptr;
    for (const sql::Name& name : references.columns) {
      if (target && enforced && !require_column(context_, *target, name) &&
          !is_open(context_, *target))
        return false;
      made_.target_columns.push_back(context_.key(NameKind::column, name.text));
    }
    if (references.columns.empty() && target && context_.traits().checks_types)
      made_.target_columns = primary_key_of(*target);
    return true;
  }

  /// What the server refuses of two tables whose columns it would tie, whether it checks rows or
  /// not.
  bool refuse_ends(const sql::References& references) {
    if (table().engine != "InnoDB") return false;  // others leave foreign keys out
    const Relation* target =
        made_.target == id_ ? &table() : context_.catalog.relation(made_.target);
    if (table().partition_by || (target && target->partition_by))
      return refuse_end(source_.span,
                        "a partitioned table has no foreign keys, nor is it named by any");
    const bool sets_null = references.on_delete == sql::ReferentialAction::set_null ||
                           references.on_update == sql::ReferentialAction::set_null;
    for (size_t i = 0; i < made_.columns.size(); ++i) {
      const Column* column = find_column(table(), made_.columns[i]);
      if (column && column->not_null && sets_null)
        return refuse_end(source_.span,
                          "column " + quoted(column->name) +
                              " is NOT NULL, and the foreign key would set it to NULL");
      const Column* other = target && i < made_.target_columns.size()
                                ? find_column(*target, made_.target_columns[i])
                                : nullptr;
      if (column && other && differ_in_text(*column, *other))
        return refuse_end(source_.span, "column " + quoted(column->name) + " is " +
                                            column->character_set + ", and " + quoted(other->name) +
                                            " of " + quoted(target->name) + " is " +
                                            other->character_set);
    }
    return false;
  }
  static bool differ_in_text(const Column& a, const Column& b) {
    return !a.character_set.empty() && !b.character_set.empty() && !a.assumed_character_set &&
           !b.assumed_character_set && a.character_set != b.character_set;
  }
  bool refuse_end(Span span, std::string message) {
    context_.refuse("alter-not-supported", span, std::move(message));
    return true;
  }

  void take(const sql::Exclusion& form) {
    made_.kind = ConstraintKind::exclusion;
    Index index;
    index.parts = index_columns(context_, table(), form.parts);
    for (const IndexColumn& part : index.parts)
      made_.columns.push_back(part.column);
    index.method = form.method.empty() ? "" : text::lower(form.method);
    if (form.where) index.where = shared(*form.where);
    for (const sql::Name& name : form.include)
      index.include.push_back(context_.key(NameKind::column, name.text));
    name_constraint(naming_columns(context_, table(), index));
    if (refused_) return;
    index.name = made_.name;
    index.key = index.constraint = made_.index = made_.key;
    index.of_constraint = true;
    relation().indexes.push_back(std::move(index));
    relation().constraints.push_back(made_);
  }

  void take(const sql::NotNullConstraint& form) {
    if (!require_column(context_, table(), form.column)) return;
    Relation& edited = relation();
    Column* column = edit_column(edited, context_.key(NameKind::column, form.column.text));
    set_not_null(context_, edited, *column, source_.name);
  }

  const sql::Name& written_name() const {
    const auto* foreign = std::get_if<sql::ForeignKey>(&source_.form);
    const bool by_index = foreign && !source_.name && context_.traits().index_names_foreign_key;
    return by_index ? foreign->index_name : source_.name;
  }
  /// The table with the constraints that numbers are counted from: those that were there before the
  /// statement, of foreign keys also those that go with it, and those that it left without a name.
  Relation counted() const {
    Relation counted = table();
    const Relation* before = context_.altered;
    const auto is_new = [&](const auto& held) {
      return !held->generated && !(before && find_constraint(*before, held->key));
    };
    std::erase_if(counted.constraints, is_new);
    if (!before || made_.kind != ConstraintKind::foreign_key) return counted;
    for (const auto& held : before->constraints)
      if (!find_constraint(counted, held->key)) counted.constraints.push_back(held);
    return counted;
  }
  std::string chosen_name(const std::vector<std::string>& columns) const {
    const bool counts = context_.traits().foreign_keys_share_names;
    return context_.semantics.constraint_name(context_.catalog, counts ? counted() : table(),
                                              made_.kind, columns);
  }
  /// Another table of the schema that has a constraint of the kind and the name; null where none
  /// has it, or where they may have the same.
  const Relation* other_with_name() const {
    const bool shared =
        made_.kind == ConstraintKind::foreign_key
            ? context_.traits().foreign_keys_share_names
            : made_.kind == ConstraintKind::check && context_.traits().checks_share_names;
    const Catalog& catalog = context_.catalog;
    if (!shared || !catalog.constraint_names.contains(Id{id_.schema, made_.key})) return nullptr;
    const Relation* other = nullptr;
    catalog.relations.for_each([&](const Id& id, const Shared<Relation>& held) {
      if (id.schema != id_.schema || id == id_) return;
      const Constraint* same = find_constraint(*held, made_.key);
      if (same && same->kind == made_.kind && !is_open(context_, *held)) other = &*held;
    });
    return other;
  }

  /// The name that was written, or the one that the server chooses.
  void name_constraint(const std::vector<std::string>& columns) {
    const sql::Name& written = written_name();
    made_.generated = !written;
    made_.name = written ? written.text : chosen_name(columns);
    made_.key = context_.key(NameKind::constraint, made_.name);
    if (const Relation* other = written ? other_with_name() : nullptr) {
      refused_ = true;
      context_.refuse("constraint-exists", written.span,
                      "table " + quoted(other->name) + " has a constraint " + quoted(made_.name) +
                          " already, and its name must be the only one of its schema");
      return;
    }
    if (made_.key.empty() || !find_constraint(table(), made_.key)) {
      refused_ = takes_index_name();
      return;
    }
    if (is_open(context_, table())) {
      erase_constraint(context_, id_, made_.key);  // code that we could not follow dropped it
      return;
    }
    refused_ = true;
    context_.refuse(
        "constraint-exists", written ? written.span : source_.span,
        "table " + quoted(table().name) + " has a constraint " + quoted(made_.name) + " already");
  }

  /// A key's index takes the name of the constraint: the schema must not have it yet.
  bool takes_index_name() {
    const bool has_index = made_.kind == ConstraintKind::primary_key ||
                           made_.kind == ConstraintKind::unique ||
                           made_.kind == ConstraintKind::exclusion;
    if (!has_index || !context_.traits().relations_share_names) return false;
    const Id id{id_.schema, made_.key};
    if (!context_.catalog.index_owners.contains(id) && !find_index(table(), made_.key) &&
        !context_.catalog.relations.contains(id) && !context_.catalog.sequences.contains(id))
      return false;
    context_.refuse("name-taken", source_.name ? source_.name.span : source_.span,
                    "the name " + quoted(made_.name) + " is taken by another table or index");
    return true;
  }

  void refuse_index(const std::string& name) {
    context_.refuse("index-exists", source_.name ? source_.name.span : source_.span,
                    "table " + quoted(table().name) + " has an index " + quoted(name) + " already");
  }

 public:
  bool fresh_ = false;  // the table is being created

 private:
  Context& context_;
  const Id& id_;
  const PendingConstraint& pending_;
  const sql::TableConstraint& source_;
  Constraint made_{};
  bool refused_ = false;
};

void copy_to_children(Context& context, const Id& id, const Constraint& constraint) {
  for (const Id& child : children_of(context, id)) {
    if (constraint.kind == ConstraintKind::foreign_key) {
      if (context.catalog.relation(child)->is_partition)
        inherit_foreign_key(context, child, constraint);
      continue;
    }
    inherit_check(context, child, constraint);
    copy_to_children(context, child, constraint);
  }
}

/// Primary keys first, then other keys, then the rest: the order in which names are chosen.
int rank(const PendingConstraint& pending) {
  const auto& form = pending.constraint.form;
  if (std::holds_alternative<sql::Check>(form)) return 0;
  if (std::holds_alternative<sql::NotNullConstraint>(form)) return 1;
  if (const auto* key = std::get_if<sql::KeyConstraint>(&form)) return key->primary ? 2 : 3;
  if (std::holds_alternative<sql::Exclusion>(form)) return 3;
  return 4;
}

}  // namespace

void add_constraint(Context& context, const Id& id, const PendingConstraint& pending) {
  ConstraintAdder(context, id, pending).add();
}

void add_constraints(Context& context, const Id& id, const PendingConstraints& pending) {
  std::vector<const PendingConstraint*> order;
  for (const PendingConstraint& one : pending)
    order.push_back(&one);
  if (!context.traits().constraints_as_written) {
    std::stable_sort(order.begin(), order.end(),
                     [](const auto* a, const auto* b) { return rank(*a) < rank(*b); });
  }
  for (const PendingConstraint* one : order) {
    ConstraintAdder adder(context, id, *one);
    adder.fresh_ = true;
    adder.add();
  }
}

}  // namespace segue::catalog
