#include "catalog/column_guards.h"

#include <algorithm>

#include "catalog/definitions.h"

namespace segue::catalog {
namespace {

/// What needs a column to stay as it is.
struct User {
  std::string_view kind{};
  std::string name{};
};

bool fires_for(const Context& context, const Trigger& trigger, const std::string& column) {
  for (const sql::TriggerEvent& event : trigger.events)
    for (const sql::Name& name : event.columns)
      if (context.key(NameKind::column, name.text) == column) return true;
  return false;
}

bool is_bound(const Context& context, const Relation& table, const Policy& policy,
              const std::string& column) {
  return expression_reads(context, table, policy.using_condition, column) ||
         expression_reads(context, table, policy.check, column);
}
bool is_bound(const Context& context, const Relation& table, const Trigger& trigger,
              const std::string& column) {
  return fires_for(context, trigger, column) ||
         expression_reads(context, table, trigger.when, column);
}

/// The first policy or trigger of the table that is bound to the column.
std::optional<User> code_bound_to(const Context& context, const Relation& table,
                                  const std::string& column) {
  for (const auto& policy : table.policies)
    if (is_bound(context, table, *policy, column)) return User{"policy", policy->name};
  for (const auto& trigger : table.triggers)
    if (is_bound(context, table, *trigger, column)) return User{"trigger", trigger->name};
  return std::nullopt;
}

/// Of the table's own parts, the first that is bound to the column.
std::optional<User> user_in(const Context& context, const Relation& table,
                            const std::string& column) {
  for (const auto& other : table.columns)
    if (expression_reads(context, table, other->generated, column))
      return User{"generated column", other->name};
  return code_bound_to(context, table, column);
}

std::optional<User> reading_view(const Context& context, const Id& table,
                                 const std::string& column) {
  const ColumnUse use{table, column};
  for (const Node& node : context.catalog.dependents_of({ObjectClass::relation, table})) {
    const Relation* reader =
        node.kind == ObjectClass::relation ? context.catalog.relation(node.id) : nullptr;
    if (reader && reader->is_view() &&
        std::find(reader->reads.begin(), reader->reads.end(), use) != reader->reads.end())
      return User{"view", reader->name};
  }
  return std::nullopt;
}

/// A change of one column that the server may refuse.
class Guard {
 public:
  Guard(Context& context, const Id& table, const sql::Name& column)
      : context_(context),
        id_(table),
        name_(column),
        key_(context.key(NameKind::column, column.text)) {}

  /// Whether something is known to refuse; where code may have changed the table, nothing is.
  bool applies() const {
    return context_.traits().protects_dependents && find_column(table(), key_) &&
           !is_open(context_, table());
  }

  bool refuse_inherited(const std::string& change) {
    if (find_column(table(), key_)->inherited_by <= 0 || table().parents.empty()) return false;
    return refuse("alter-not-supported",
                  "column " + quoted(name_) + " comes from " + quoted(parent_with_column()) + ": " +
                      change + " there, and not here alone",
                  "alter the parent, and the column changes here too");
  }

  bool refuse_without_children(const std::string& change) {
    if (children_of(context_, id_).empty()) return false;
    return refuse("alter-not-supported",
                  "other tables have column " + quoted(name_) + " from " + quoted(table().name) +
                      ": " + change + " in all of them or in none",
                  "leave out ONLY");
  }

  /// Whether a partition, or one of its own, lets the column be null.
  bool has_nullable_partition() const { return has_nullable_partition(id_); }

  bool refuse_not_null_of_whole() {
    if (!table().is_partition) return false;
    for (const Id& parent : table().parents) {
      const Relation* whole = context_.catalog.relation(parent);
      const Column* column = whole ? find_column(*whole, key_) : nullptr;
      if (column && column->not_null)
        return refuse("alter-not-supported",
                      "column " + quoted(name_) + " is NOT NULL in " + quoted(whole->name) +
                          ", of which " + quoted(table().name) + " is a partition",
                      "alter the whole, and the column changes here too");
    }
    return false;
  }

  bool refuse_partition_key(const std::string& consequence) {
    const Relation* divided = divided_by_column(id_);
    if (!divided) return false;
    return refuse("column-in-use",
                  "column " + quoted(name_) + " is in the partition key of " +
                      quoted(divided->name) + ", so " + consequence,
                  "make another table with the partitions that you want, and move the rows there");
  }

  bool refuse_for_part() {
    const auto user = user_in(context_, table(), key_);
    return user && refuse("column-in-use",
                          "column " + quoted(name_) + " is used by " + std::string(user->kind) +
                              ' ' + quoted(user->name),
                          "drop or change it first, or say CASCADE and lose it too");
  }

  bool refuse_for_user(const Id& id) {
    std::optional<User> user = reading_view(context_, id, key_);
    if (!user && applies()) user = user_in(context_, *context_.catalog.relation(id), key_);
    if (user) {
      const std::string kind(user->kind);
      return refuse("column-in-use",
                    kind + ' ' + quoted(user->name) + " reads column " + quoted(name_) +
                        ", so its type cannot change",
                    "drop the " + kind + " first and create it again afterwards");
    }
    const auto children = children_of(context_, id);
    return std::any_of(children.begin(), children.end(),
                       [&](const Id& child) { return refuse_for_user(child); });
  }

 private:
  const Relation& table() const { return *context_.catalog.relation(id_); }

  bool refuse(const std::string& rule, const std::string& message, const std::string& advice) {
    context_.refuse(rule, name_.span, message, advice);
    return true;
  }

  std::string parent_with_column() const {
    for (const Id& parent : table().parents) {
      const Relation* relation = context_.catalog.relation(parent);
      if (relation && find_column(*relation, key_)) return relation->name;
    }
    return table().parents.front().name;
  }

  bool has_nullable_partition(const Id& whole) const {
    const auto children = children_of(context_, whole);
    return std::any_of(children.begin(), children.end(), [&](const Id& child) {
      const Relation& partition = *context_.catalog.relation(child);
      const Column* column = partition.is_partition ? find_column(partition, key_) : nullptr;
      return (column && !column->not_null) || has_nullable_partition(child);
    });
  }

  /// The table, or one below it, whose rows the column puts into partitions; null where none is.
  const Relation* divided_by_column(const Id& id) const {
    const Relation& relation = *context_.catalog.relation(id);
    if (is_in_partition_key(context_, relation, key_)) return &relation;
    for (const Id& child : children_of(context_, id))
      if (const Relation* below = divided_by_column(child)) return below;
    return nullptr;
  }

  Context& context_;
  const Id& id_;
  const sql::Name& name_;
  const std::string key_;
};

}  // namespace

bool refuse_new_column(Context& context, const Id& table, const sql::Name& column, bool only) {
  const Relation& relation = *context.catalog.relation(table);
  if (!context.traits().protects_dependents || is_open(context, relation)) return false;
  if (relation.is_partition) {
    context.refuse("alter-not-supported", column.span,
                   quoted(relation.name) + " is a partition, whose columns are those of the whole",
                   "add the column to the table that it is a partition of");
    return true;
  }
  const bool exists = find_column(relation, context.key(NameKind::column, column.text));
  return only && !exists && Guard(context, table, column).refuse_without_children("it comes to be");
}

bool refuse_type_change(Context& context, const Id& table, const sql::Name& column, bool only) {
  if (!context.traits().protects_dependents) return false;
  Guard guard(context, table, column);
  if (guard.applies() && (guard.refuse_inherited("its type changes") ||
                          (only && guard.refuse_without_children("its type changes")) ||
                          guard.refuse_partition_key("its type cannot change")))
    return true;
  return guard.refuse_for_user(table);
}

bool refuse_drop(Context& context, const Id& table, const sql::DropColumn& action, bool only) {
  Guard guard(context, table, action.column);
  if (!guard.applies()) return false;
  const bool divided = context.catalog.relation(table)->partition_by != nullptr;
  return guard.refuse_inherited("it is dropped") ||
         guard.refuse_partition_key("it cannot be dropped") ||
         (only && divided && guard.refuse_without_children("it is dropped")) ||
         (!action.cascade && guard.refuse_for_part());
}

void drop_bound_parts(Context& context, const Id& table, const std::string& column) {
  Relation& edited = context.catalog.edit_relation(table);
  const auto bound = [&](const auto& part) { return is_bound(context, edited, *part, column); };
  std::erase_if(edited.policies, bound);
  std::erase_if(edited.triggers, bound);
}

bool refuse_set_not_null(Context& context, const Id& table, const sql::Name& column, bool only) {
  Guard guard(context, table, column);
  return only && guard.applies() && guard.has_nullable_partition() &&
         guard.refuse_without_children("it becomes NOT NULL");
}

bool refuse_drop_not_null(Context& context, const Id& table, const sql::Name& column, bool only) {
  Guard guard(context, table, column);
  if (!guard.applies()) return false;
  const bool divided = context.catalog.relation(table)->partition_by != nullptr;
  return guard.refuse_not_null_of_whole() ||
         (only && divided && guard.refuse_without_children("it loses NOT NULL"));
}

bool refuse_rename(Context& context, const Id& table, const sql::Name& column, bool only) {
  Guard guard(context, table, column);
  if (!guard.applies()) return false;
  return guard.refuse_inherited("it is renamed") ||
         (only && guard.refuse_without_children("it is renamed"));
}

}  // namespace segue::catalog
