#include <algorithm>

#include "catalog/definitions.h"
#include "catalog/families.h"
#include "catalog/wholes.h"

namespace segue::catalog {
namespace {

bool holds(const Nodes& nodes, const Node& node) {
  return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

/// How one object hangs on another.
enum class Hold { none, goes_along, needs_cascade };

/// What happens to the dependents of an object that is about to go.
class DependentsOf {
 public:
  DependentsOf(Context& context, const Node& node, const Nodes& going)
      : context_(context), node_(node), going_(going) {
    if (node.kind == ObjectClass::relation) wholes_ = wholes_of(context.catalog, node.id);
  }

  /// The first dependent that keeps the object from going without CASCADE; empty where none does.
  std::string first_blocking() const {
    for (const Node& dependent : dependents())
      if (hold_of(dependent) == Hold::needs_cascade) return words_for(dependent);
    return {};
  }

  void remove(Span span) {
    for (const Node& dependent : dependents())
      remove(dependent, span);
  }

 private:
  bool is_whole(const Id& id) const {
    return std::find(wholes_.begin(), wholes_.end(), id) != wholes_.end();
  }

  Nodes dependents() const {
    Nodes result = context_.catalog.dependents_of(node_);
    for (const Id& whole : wholes_)
      for (const Node& node : referring_to(whole))
        if (!holds(result, node)) result.push_back(node);
    std::erase_if(result, [&](const Node& n) { return n == node_ || holds(going_, n); });
    return result;
  }

  /// The tables with a foreign key to that one, which may be one of them. A partition has the key
  /// of its whole, which counts once.
  Nodes referring_to(const Id& id) const {
    Nodes result = context_.catalog.dependents_of({ObjectClass::relation, id});
    result.push_back({ObjectClass::relation, id});
    std::erase_if(result, [&](const Node& node) {
      const Relation* table =
          node.kind == ObjectClass::relation ? context_.catalog.relation(node.id) : nullptr;
      return !table || std::none_of(table->constraints.begin(), table->constraints.end(),
                                    [&](const auto& constraint) {
                                      return constraint->kind == ConstraintKind::foreign_key &&
                                             constraint->local && constraint->target == id;
                                    });
    });
    return result;
  }

  Hold hold_of(const Node& dependent) const {
    if (dependent.kind == ObjectClass::sequence) {
      const Sequence* sequence = context_.catalog.sequence(dependent.id);
      return sequence ? Hold::goes_along : Hold::none;
    }
    if (dependent.kind != ObjectClass::relation) return Hold::needs_cascade;
    const Relation* relation = context_.catalog.relation(dependent.id);
    if (!relation) return Hold::none;
    const bool only_partition = relation->is_partition && node_.kind == ObjectClass::relation &&
                                std::find(relation->parents.begin(), relation->parents.end(),
                                          node_.id) != relation->parents.end();
    return only_partition ? Hold::goes_along : Hold::needs_cascade;
  }

  std::string words_for(const Node& dependent) const {
    if (dependent.kind == ObjectClass::relation) {
      const Relation& relation = *context_.catalog.relation(dependent.id);
      return std::string(word_of(relation.kind)) + ' ' + quoted(relation.name);
    }
    const std::string name = quoted(dependent.id.name);
    if (dependent.kind == ObjectClass::type) return "type " + name;
    return (dependent.kind == ObjectClass::routine ? "routine " : "sequence ") + name;
  }

  void remove(const Node& dependent, Span span) {
    switch (dependent.kind) {
      case ObjectClass::sequence:
        clear_dependents(context_, dependent, span, true, {}, going_);
        context_.catalog.sequences.erase(dependent.id);
        break;
      case ObjectClass::type:
        clear_dependents(context_, dependent, span, true, {}, going_);
        context_.catalog.types.erase(dependent.id);
        break;
      case ObjectClass::routine:
        clear_dependents(context_, dependent, span, true, {}, going_);
        for (const Id& id : context_.catalog.routines_named(dependent.id))
          context_.catalog.routines.erase(id);
        break;
      case ObjectClass::relation:
        remove_from(dependent.id, span);
        break;
      case ObjectClass::family:
        break;  // what depends is never a family
    }
  }

  /// A table loses the parts that need the object; a view goes as a whole.
  void remove_from(const Id& id, Span span) {
    const Relation* held = context_.catalog.relation(id);
    if (!held) return;
    const bool view_needs =
        held->is_view() && std::any_of(held->columns.begin(), held->columns.end(),
                                       [&](const auto& c) { return holds(c->uses, node_); });
    if (reads(*held) || is_child(*held) || holds(held->uses, node_) || view_needs) {
      drop_relation(context_, id, span, true, going_);
      return;
    }
    std::vector<std::string> columns, constraints;
    for (const auto& column : held->columns)
      if (holds(column->uses, node_)) columns.push_back(column->key);
    for (const auto& constraint : held->constraints)
      if (needs(*constraint)) constraints.push_back(constraint->key);
    for (const std::string& key : columns)
      remove_column(id, key, span);
    for (const std::string& key : constraints)
      erase_constraint(context_, id, key);
    Relation& relation = context_.catalog.edit_relation(id);
    const auto uses = [&](const auto& part) { return holds(part->uses, node_); };
    std::erase_if(relation.indexes, uses);
    std::erase_if(relation.triggers, uses);
    std::erase_if(relation.policies, uses);
  }

  bool reads(const Relation& relation) const {
    return node_.kind == ObjectClass::relation &&
           std::any_of(relation.reads.begin(), relation.reads.end(),
                       [&](const ColumnUse& use) { return use.relation == node_.id; });
  }
  bool is_child(const Relation& relation) const {
    return node_.kind == ObjectClass::relation &&
           std::find(relation.parents.begin(), relation.parents.end(), node_.id) !=
               relation.parents.end();
  }
  bool needs(const Constraint& constraint) const {
    return holds(constraint.uses, node_) ||
           (constraint.kind == ConstraintKind::foreign_key && node_.kind == ObjectClass::relation &&
            (constraint.target == node_.id || is_whole(constraint.target)));
  }

  /// The column goes with its type; of a sequence or a routine only the default goes.
  void remove_column(const Id& id, const std::string& key, Span span) {
    if (node_.kind == ObjectClass::type || node_.kind == ObjectClass::relation) {
      sql::DropColumn action;
      action.column.text = key;
      action.cascade = true;
      drop_column(context_, id, action, span);
      return;
    }
    Column& column = *edit_column(context_.catalog.edit_relation(id), key);
    column.default_value = nullptr;
    std::erase(column.uses, node_);
  }

  Context& context_;
  const Node node_;
  const Nodes& going_;
  std::vector<Id> wholes_{};  // of a partition: who refers to them may hold rows that refer to it
};

}  // namespace

bool clear_dependents(Context& context, const Node& node, Span span, bool cascade,
                      const std::string& what, const Nodes& going) {
  if (!context.traits().protects_dependents) return true;
  DependentsOf dependents(context, node, going);
  if (!cascade) {
    const std::string blocking = dependents.first_blocking();
    if (!blocking.empty()) {
      context.refuse("dependents-exist", span, what + " is needed by " + blocking,
                     "drop or change what depends on it first, or say CASCADE and lose it too");
      return false;
    }
  }
  dependents.remove(span);
  context.sync();
  return true;
}

}  // namespace segue::catalog
