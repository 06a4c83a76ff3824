#include <algorithm>

#include "base/text.h"
#include "catalog/column_guards.h"
#include "catalog/definitions.h"
#include "catalog/families.h"

namespace segue::catalog {
namespace {

template <class T, class... Forms>
inline constexpr bool is_one_of = (std::is_same_v<T, Forms> || ...);

template <class T>
inline constexpr bool is_of_column =
    is_one_of<T, sql::AddColumn, sql::DropColumn, sql::AlterColumnType, sql::SetDefault,
              sql::DropDefault, sql::SetNotNull, sql::DropNotNull, sql::SetExpression,
              sql::DropExpression, sql::AddIdentity, sql::SetIdentity, sql::DropIdentity,
              sql::SetColumnOption, sql::ModifyColumn, sql::ChangeColumn, sql::RenameColumn>;

/// Applies one action to a column of one table, and to the same column of its children.
class ColumnAlterer {
 public:
  ColumnAlterer(Context& context, Id id, const sql::AlterAction& action, bool only)
      : context_(context), id_(std::move(id)), action_(action), only_(only) {}

  void alter() {
    std::visit(
        [&](const auto& form) {
          using T = std::decay_t<decltype(form)>;
          if constexpr (is_of_column<T>) take(form);
        },
        action_.form);
  }

 private:
  Relation& relation() { return context_.catalog.edit_relation(id_); }
  const Relation& table() const { return *context_.catalog.relation(id_); }
  std::string key(const sql::Name& name) const { return context_.key(NameKind::column, name.text); }

  /// The column for writing; a finding and null where it is missing.
  Column* wanted(const sql::Name& name, bool if_exists = false) {
    if (!require_column(context_, table(), name, if_exists)) return nullptr;
    return edit_column(relation(), key(name));
  }

  void take(const sql::AddColumn& action) {
    if (refuse_new_column(context_, id_, action.column.name, only_)) return;
    const Column* held = find_column(table(), key(action.column.name));
    if (held) {
      if (!action.if_not_exists)
        context_.refuse("column-exists", action.column.name.span,
                        "table " + quoted(table().name) + " has a column " +
                            quoted(action.column.name) + " already");
      return;
    }
    PendingConstraints pending;
    const Relation before = table();
    Column column = defined_column(context_, id_, before, action.column, pending);
    const Column copy = column;
    place_column(context_, relation(), std::move(column), action.place);
    if (copy.generated) require_columns(context_, table(), *copy.generated);
    add_constraints(context_, id_, pending);
    for (const Id& child : children_of(context_, id_))
      add_to_child(child, copy);
  }

  void add_to_child(const Id& child, const Column& column) {
    Relation& relation = context_.catalog.edit_relation(child);
    if (Column* held = edit_column(relation, column.key)) {
      ++held->inherited_by;
    } else {
      Column copy = column;
      copy.local = false;
      copy.inherited_by = 1;
      relation.columns.push_back(std::move(copy));
    }
    for (const Id& below : children_of(context_, child))
      add_to_child(below, column);
  }

  void take(const sql::DropColumn& action) {
    if (refuse_drop(context_, id_, action, only_)) return;
    if (only_) leave_to_children(key(action.column));
    drop_column(context_, id_, action, action_.span);
  }
  /// What the parent alone loses is their own from then on.
  void leave_to_children(const std::string& column_key) {
    for (const Id& child : children_of(context_, id_))
      if (Column* column = edit_column(context_.catalog.edit_relation(child), column_key))
        column->local = true;
  }

  void take(const sql::AlterColumnType& action) {
    const sql::TypeName type = resolved_type(context_, action.type);
    if (!require_column(context_, table(), action.column)) return;
    if (refuse_type_change(context_, id_, action.column, only_)) return;
    with_children(action.column, [&](Column& column) {
      column.type = type;
      column.character_set.clear();
      column.collation = action.collation.text();
      column.assumed_character_set = false;
      refresh_uses(context_, column);
    });
    // A sequence that the column has by its default (serial) keeps its type.
    const auto id = owned_sequence(key(action.column));
    if (id && context_.catalog.sequence(*id)->of_identity)
      context_.catalog.edit_sequence(*id).type = context_.semantics.canonical(type).name.name.text;
  }

  void take(const sql::SetDefault& action) {
    with_children(action.column, [&](Column& column) {
      column.default_value = shared(action.value);
      context_.semantics.complete(column, table());
      refresh_uses(context_, column);
    });
  }
  void take(const sql::DropDefault& action) {
    with_children(action.column, [&](Column& column) {
      column.default_value = nullptr;
      refresh_uses(context_, column);
    });
  }
  void take(const sql::SetNotNull& action) {
    if (!require_column(context_, table(), action.column)) return;
    if (refuse_set_not_null(context_, id_, action.column, only_)) return;
    set_not_null_below(id_, key(action.column));
  }
  void set_not_null_below(const Id& id, const std::string& column_key) {
    Relation& edited = context_.catalog.edit_relation(id);
    if (Column* column = edit_column(edited, column_key)) set_not_null(context_, edited, *column);
    if (only_) return;
    for (const Id& child : children_of(context_, id))
      set_not_null_below(child, column_key);
  }
  void take(const sql::DropNotNull& action) {
    const auto primary = primary_key_of(table());
    if (std::find(primary.begin(), primary.end(), key(action.column)) != primary.end()) {
      context_.refuse(
          "column-in-primary-key", action.column.span,
          "column " + quoted(action.column) + " is in the primary key, which keeps it NOT NULL");
      return;
    }
    if (refuse_drop_not_null(context_, id_, action.column, only_)) return;
    with_children(action.column, [](Column& column) {
      column.not_null = false;
      column.not_null_name.clear();
    });
  }
  void take(const sql::SetExpression& action) {
    with_children(action.column, [&](Column& column) { column.generated = shared(action.value); });
  }
  void take(const sql::DropExpression& action) {
    if (Column* column = wanted(action.column, action.if_exists)) {
      column->generated = nullptr;
      column->generated_storage.clear();
    }
  }

  void take(const sql::AddIdentity& action) {
    Column* column = wanted(action.column);
    if (!column) return;
    column->identity_always = action.identity.always;
    pass_identity_on(id_, *column);
    const sql::TypeName type = column->type ? *column->type : sql::TypeName{};
    const Relation before = table();
    make_owned_sequence(context_, id_, before, action.column.text, type, action.identity.sequence,
                        true);
  }
  void take(const sql::SetIdentity& action) {
    Column* column = wanted(action.column);
    if (!column) return;
    if (action.always) column->identity_always = action.always;
    pass_identity_on(id_, *column);
    if (const auto id = owned_sequence(key(action.column)))
      read_options(context_, context_.catalog.edit_sequence(*id), action.sequence);
  }
  void take(const sql::DropIdentity& action) {
    Column* column = wanted(action.column, action.if_exists);
    if (!column) return;
    column->identity_always.reset();
    pass_identity_on(id_, *column);
    if (const auto id = owned_sequence(key(action.column))) context_.catalog.sequences.erase(*id);
  }
  /// Where partitions share the identity of the whole, they follow it.
  void pass_identity_on(const Id& whole, const Column& column) {
    for (const Id& child : children_of(context_, whole)) {
      Relation& partition = context_.catalog.edit_relation(child);
      Column* held = edit_column(partition, column.key);
      if (!held || !partition.is_partition || owned_sequence(child, column.key)) continue;
      held->identity_always = shared_identity(context_, column, partition);
      pass_identity_on(child, *held);
    }
  }
  std::optional<Id> owned_sequence(const std::string& column) {
    return owned_sequence(id_, column);
  }
  std::optional<Id> owned_sequence(const Id& table, const std::string& column) {
    for (const Node& node : context_.catalog.dependents_of({ObjectClass::relation, table})) {
      if (node.kind != ObjectClass::sequence) continue;
      const Sequence* sequence = context_.catalog.sequence(node.id);
      if (sequence && sequence->owner == table && sequence->owner_column == column) return node.id;
    }
    return std::nullopt;
  }

  void take(const sql::SetColumnOption& action) {
    Column* column = wanted(action.column);
    if (!column) return;
    if (action.option.name == "VISIBLE") column->settings.erase("INVISIBLE");
    if (action.option.name == "INVISIBLE") column->settings.erase("VISIBLE");
    column->settings[action.option.name] = action.option.value;
  }

  void take(const sql::ModifyColumn& action) {
    redefine(action.column.name, action.column, action.place, action.if_exists);
  }
  void take(const sql::ChangeColumn& action) {
    const std::string to = key(action.column.name);
    if (key(action.old_name) != to && find_column(table(), to)) {
      context_.refuse("column-exists", action.column.name.span,
                      "table " + quoted(table().name) + " has a column " +
                          quoted(action.column.name) + " already");
      return;
    }
    if (!require_column(context_, table(), action.old_name, action.if_exists)) return;
    if (action.old_name.text != action.column.name.text)
      rename_column(context_, id_, action.old_name, action.column.name, action.if_exists);
    redefine(action.column.name, action.column, action.place, action.if_exists);
  }

  /// A foreign key keeps the type of both its ends.
  bool refuse_for_foreign_key(const sql::Name& name, const Relation& before, const Column& column) {
    const Column* old_one = find_column(before, column.key);
    if (!old_one || context_.semantics.keeps_foreign_key(context_.catalog, *old_one, column))
      return false;
    for (const Node& node : context_.catalog.dependents_of({ObjectClass::relation, id_})) {
      const Relation* user =
          node.kind == ObjectClass::relation ? context_.catalog.relation(node.id) : nullptr;
      if (user && ties(*user, node.id, column.key)) return refuse_tied(name, user->name);
    }
    return ties(before, id_, column.key) && refuse_tied(name, before.name);
  }
  bool ties(const Relation& user, const Id& user_id, const std::string& column) const {
    const auto holds = [&](const std::vector<std::string>& list) {
      return std::find(list.begin(), list.end(), column) != list.end();
    };
    return std::any_of(user.constraints.begin(), user.constraints.end(), [&](const auto& c) {
      if (c->kind != ConstraintKind::foreign_key) return false;
      return (c->target == id_ && holds(c->target_columns)) ||
             (user_id == id_ && holds(c->columns));
    });
  }
  bool refuse_tied(const sql::Name& name, const std::string& user) {
    context_.refuse("column-in-use", name.span,
                    "column " + quoted(name) + " is tied by a foreign key of table " +
                        quoted(user) + ", so its type cannot change",
                    "drop the foreign key first and add it again afterwards");
    return true;
  }

  /// The whole column is described again: what is not repeated is lost.
  void redefine(const sql::Name& name, const sql::ColumnDefinition& definition,
                const sql::ColumnPlace& place, bool if_exists) {
    if (!require_column(context_, table(), name, if_exists)) return;
    PendingConstraints pending;
    const Relation before = table();
    Column column = defined_column(context_, id_, before, definition, pending);
    if (refuse_for_foreign_key(name, before, column)) return;
    const auto primary = primary_key_of(before);
    if (std::find(primary.begin(), primary.end(), column.key) != primary.end())
      column.not_null = true;
    Relation& edited = relation();
    lose_checks_of(edited, column.key);
    if (place.first || place.after) {
      std::erase_if(edited.columns, [&](const auto& c) { return c->key == column.key; });
      place_column(context_, edited, std::move(column), place);
    } else {
      *edit_column(edited, column.key) = std::move(column);
    }
    add_constraints(context_, id_, pending);
  }

  /// Where a column is kept as it was written, its checks are part of what is written anew.
  void lose_checks_of(Relation& edited, const std::string& column) {
    if (!context_.traits().constraints_as_written) return;
    std::erase_if(edited.constraints, [&](const auto& constraint) {
      return constraint->kind == ConstraintKind::check && constraint->of_column &&
             constraint->column == column;
    });
  }

  void take(const sql::RenameColumn& action) {
    if (find_column(table(), key(action.to)) && key(action.to) != key(action.column)) {
      context_.refuse(
          "column-exists", action.to.span,
          "table " + quoted(table().name) + " has a column " + quoted(action.to) + " already");
      return;
    }
    if (refuse_rename(context_, id_, action.column, only_)) return;
    rename_column(context_, id_, action.column, action.to, action.if_exists);
  }

  template <class Edit>
  void with_children(const sql::Name& name, Edit&& edit) {
    if (!require_column(context_, table(), name)) return;
    edit_below(id_, key(name), edit);
  }
  template <class Edit>
  void edit_below(const Id& id, const std::string& column_key, Edit& edit) {
    if (Column* column = edit_column(context_.catalog.edit_relation(id), column_key)) edit(*column);
    if (only_) return;
    for (const Id& child : children_of(context_, id))
      edit_below(child, column_key, edit);
  }

  Context& context_;
  Id id_;
  const sql::AlterAction& action_;
  const bool only_;  // the children stay as they are
};

}  // namespace

bool is_column_action(const sql::AlterAction& action) {
  return std::visit([](const auto& form) { return is_of_column<std::decay_t<decltype(form)>>; },
                    action.form);
}

void alter_column(Context& context, const Id& id, const sql::AlterAction& action, bool only) {
  ColumnAlterer(context, id, action, only).alter();
}

}  // namespace segue::catalog
