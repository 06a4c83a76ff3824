#include <algorithm>

#include "catalog/definitions.h"
#include "catalog/families.h"

namespace segue::catalog {
namespace {

using sql::ObjectKind;

/// "f(integer,text)": a routine as its overloads are told apart.
std::string signature_of(const Context& context, const sql::ObjectReference& object) {
  std::string result = context.key(NameKind::routine, object.name.name.text) + '(';
  bool first = true;
  for (const sql::RoutineParameter& parameter : object.arguments) {
    if (parameter.mode == "OUT" || !parameter.type) continue;
    if (!first) result += ',';
    first = false;
    result += context.semantics.text_of(context.semantics.canonical(*parameter.type));
  }
  return result + ')';
}

/// Drops the objects of one statement.
class Dropper {
 public:
  Dropper(Context& context, const sql::Drop& statement) : context_(context), statement_(statement) {
    for (const sql::ObjectReference& object : statement.objects)
      if (const auto id = find_relation(context, object.name))
        going_.push_back({ObjectClass::relation, *id});
    if (statement.kind == ObjectKind::index && statement.objects.size() > 1) find_parts();
  }

  void drop() {
    for (const sql::ObjectReference& object : statement_.objects) {
      drop(object);
      if (statement_.objects.size() > 1) context_.sync();
    }
  }

 private:
  void drop(const sql::ObjectReference& object) {
    switch (statement_.kind) {
      case ObjectKind::table:
      case ObjectKind::view:
      case ObjectKind::materialized_view:
      case ObjectKind::foreign_table:
      case ObjectKind::virtual_table:
        return drop_table(object);
      case ObjectKind::index:
        return drop_index_of(object);
      case ObjectKind::sequence:
        return drop_sequence(object);
      case ObjectKind::type:
      case ObjectKind::domain:
        return drop_type(object);
      case ObjectKind::schema:
      case ObjectKind::database:
        return drop_schema(object);
      case ObjectKind::extension:
        return drop_extension(object);
      case ObjectKind::function:
      case ObjectKind::procedure:
      case ObjectKind::routine:
      case ObjectKind::aggregate:
        return drop_routine(object);
      case ObjectKind::trigger:
        return drop_trigger(object);
      case ObjectKind::policy:
        return drop_part(object, "policy", "no-such-policy", &Relation::policies);
      case ObjectKind::rule:
        return drop_part(object, "rule", "no-such-rule", &Relation::rules);
      default:
        return drop_other(object);
    }
  }

  /// The indexes that go with another one of the statement, which they are a part of.
  void find_parts() {
    std::vector<Id> all;
    for (const sql::ObjectReference& object : statement_.objects)
      if (const auto owner = find_index_owner(context_, object.name))
        all.push_back({owner->schema, context_.key(NameKind::index, object.name.name.text)});
    for (const Id& id : all) {
      const Id& owner = *context_.catalog.index_owners.find(id);
      const Index* index = find_index(*context_.catalog.relation(owner), id.name);
      for (const Id& whole : index ? index->parents : std::vector<Id>{})
        if (std::find(all.begin(), all.end(), whole) != all.end()) parts_.push_back(id);
    }
  }
  bool goes_with_whole(const sql::ObjectName& name) const {
    const std::string key = context_.key(NameKind::index, name.name.text);
    return std::any_of(parts_.begin(), parts_.end(), [&](const Id& part) {
      return part.name == key &&
             (!name.schema || part.schema == context_.key(NameKind::schema, name.schema.text));
    });
  }

  void refuse_missing(const std::string& rule, const std::string& word,
                      const sql::ObjectName& name) {
    if (statement_.if_exists) return;
    context_.refuse(rule, name.span(), word + ' ' + quoted(name) + " does not exist",
                    "check the name, or whether an earlier statement dropped it");
  }

  void drop_table(const sql::ObjectReference& object) {
    const auto id = find_relation(context_, object.name);
    if (!id) {
      // A table that may exist is surely gone from here on.
      const Id place = place_of(context_, object.name, NameKind::relation);
      const bool is_view =
          statement_.kind == ObjectKind::view || statement_.kind == ObjectKind::materialized_view;
      if (!statement_.if_exists && !may_exist(context_, place))
        refuse_missing(is_view ? "no-such-view" : "no-such-table",
                       std::string(is_view ? "view" : "table"), object.name);
      context_.catalog.gone_relations.put(place, Present{});
      return;
    }
    const Relation& relation = *context_.catalog.relation(*id);
    if (!relation.external && relation.is_view() != wants_view()) {
      context_.refuse("wrong-object-kind", object.name.span(),
                      quoted(object.name) + " is a " + std::string(word_of(relation.kind)));
      return;
    }
    if (statement_.temporary && !relation.temporary) return;
    drop_relation(context_, *id, object.name.span(), statement_.cascade, going_);
  }
  bool wants_view() const {
    return statement_.kind == ObjectKind::view || statement_.kind == ObjectKind::materialized_view;
  }

  void drop_index_of(const sql::ObjectReference& object) {
    const std::string key = context_.key(NameKind::index, object.name.name.text);
    if (goes_with_whole(object.name)) return;
    if (object.table) {
      if (!require_relation(context_, object.table, statement_.if_exists)) return;
      const Id id = relation_id(context_, object.table);
      const Relation before = *context_.catalog.relation(id);
      drop_index(context_, id, key, object.name.name, statement_.if_exists, statement_.cascade);
      keep_indexes_of_foreign_keys(context_, id, before, object.name.span());
      return;
    }
    if (const auto owner = find_index_owner(context_, object.name)) {
      drop_index(context_, *owner, key, object.name.name, statement_.if_exists, statement_.cascade);
      return;
    }
    if (!may_exist(context_, place_of(context_, object.name, NameKind::index)))
      refuse_missing("no-such-index", "index", object.name);
  }

  void drop_sequence(const sql::ObjectReference& object) {
    const auto id = find_sequence(context_, object.name);
    if (!id) {
      if (!may_exist(context_, place_of(context_, object.name, NameKind::relation)))
        refuse_missing("no-such-sequence", "sequence", object.name);
      return;
    }
    if (clear({ObjectClass::sequence, *id}, object, "sequence"))
      context_.catalog.sequences.erase(*id);
  }

  void drop_type(const sql::ObjectReference& object) {
    const auto id = find_type(context_, object.name);
    if (!id) {
      if (context_.catalog.extensions.empty() &&
          !may_exist(context_, place_of(context_, object.name, NameKind::type)))
        refuse_missing("no-such-type", "type", object.name);
      return;
    }
    if (clear({ObjectClass::type, *id}, object, "type")) context_.catalog.types.erase(*id);
  }

  bool clear(const Node& node, const sql::ObjectReference& object, const std::string& word) {
    return clear_dependents(context_, node, object.name.span(), statement_.cascade,
                            word + ' ' + quoted(object.name), going_);
  }

  /// Whether the arguments may be those of the routine, although they are not written as those.
  bool may_be_meant(const Id& routine, const sql::ObjectReference& object) const {
    const Shared<Routine>* held = context_.catalog.routines.find(routine);
    const auto taken = [](const sql::RoutineParameter& parameter) {
      return parameter.mode != "OUT" && parameter.mode != "TABLE" && parameter.type;
    };
    std::vector<sql::TypeName> own, asked;
    for (const auto& parameter : (*held)->parameters)
      if (taken(parameter)) own.push_back(context_.semantics.canonical(*parameter.type));
    for (const auto& parameter : object.arguments)
      if (taken(parameter)) asked.push_back(context_.semantics.canonical(*parameter.type));
    // The name of a type alone: its schema and its length may be written or not.
    return std::equal(own.begin(), own.end(), asked.begin(), asked.end(),
                      [](const auto& a, const auto& b) { return a.name.name == b.name.name; });
  }

  void drop_routine(const sql::ObjectReference& object) {
    const auto name = find_routine(context_, object.name);
    if (!name) {
      if (context_.catalog.extensions.empty() &&
          !may_exist(context_, place_of(context_, object.name, NameKind::routine)))
        refuse_missing("no-such-routine", "routine", object.name);
      return;
    }
    const std::vector<Id> overloads = context_.catalog.routines_named(*name);
    Id wanted = overloads.front();
    if (object.has_arguments) {
      const Id exact{name->schema, signature_of(context_, object)};
      if (context_.catalog.routines.contains(exact)) {
        wanted = exact;
      } else if (overloads.size() > 1 || !may_be_meant(wanted, object)) {
        if (context_.catalog.extensions.empty())
          refuse_missing("no-such-routine", "routine", object.name);
        return;
      }
    }
    if (overloads.size() == 1 && !clear({ObjectClass::routine, *name}, object, "routine")) return;
    context_.catalog.routines.erase(wanted);
  }

  void drop_trigger(const sql::ObjectReference& object) {
    if (context_.traits().trigger_scope == NameScope::table || object.table) {
      drop_part(object, "trigger", "no-such-trigger", &Relation::triggers);
      return;
    }
    const std::string key = context_.key(NameKind::trigger, object.name.name.text);
    Id trigger = place_of(context_, object.name, NameKind::trigger);
    const Id* owner = context_.catalog.trigger_owners.find(trigger);
    if (!owner && !context_.traits().temporary_schema.empty()) {
      trigger.schema = context_.traits().temporary_schema;
      owner = context_.catalog.trigger_owners.find(trigger);
    }
    if (!owner) {
      if (!may_exist(context_, trigger)) refuse_missing("no-such-trigger", "trigger", object.name);
      return;
    }
    std::erase_if(context_.catalog.edit_relation(*owner).triggers,
                  [&](const auto& t) { return t->key == key; });
  }

  template <class Part>
  void drop_part(const sql::ObjectReference& object, const std::string& word,
                 const std::string& rule, std::vector<Shared<Part>> Relation::*parts) {
    const Relation* relation = require_relation(context_, object.table, statement_.if_exists);
    if (!relation) return;
    const std::string key = context_.key(NameKind::trigger, object.name.name.text);
    const bool open = is_open(context_, *relation);
    Relation& edited = context_.catalog.edit_relation(relation_id(context_, object.table));
    const size_t erased =
        std::erase_if(edited.*parts, [&](const auto& part) { return part->key == key; });
    if (erased == 0 && !statement_.if_exists && !open)
      context_.refuse(
          rule, object.name.span(),
          "table " + quoted(object.table) + " has no " + word + ' ' + quoted(object.name));
  }

  void drop_schema(const sql::ObjectReference& object) {
    const std::string key = context_.key(NameKind::schema, object.name.name.text);
    const auto* schema = context_.catalog.schemas.find(Id{"", key});
    if (!schema) {
      if (context_.catalog.knowledge == Knowledge::whole && !context_.catalog.unknown)
        refuse_missing("no-such-schema", "schema", object.name);
      return;
    }
    if (!clear_schema(key, object)) return;
    if (key == context_.traits().default_schema && context_.traits().databases_are_schemas) return;
    context_.catalog.schemas.erase(Id{"", key});
  }

  bool clear_schema(const std::string& key, const sql::ObjectReference& object) {
    const bool takes_all = statement_.cascade || context_.traits().databases_are_schemas;
    const Nodes inside = objects_in(key);
    if (!takes_all && !inside.empty()) {
      context_.refuse("dependents-exist", object.name.span(),
                      "schema " + quoted(object.name) + " is not empty",
                      "drop what is in it first, or say CASCADE and lose it too");
      return false;
    }
    for (const Node& node : inside) {
      if (node.kind == ObjectClass::relation) {
        if (context_.catalog.relation(node.id))
          drop_relation(context_, node.id, object.name.span(), true, inside);
        continue;
      }
      clear_dependents(context_, node, object.name.span(), true, {}, inside);
      if (node.kind == ObjectClass::sequence) context_.catalog.sequences.erase(node.id);
      if (node.kind == ObjectClass::type) context_.catalog.types.erase(node.id);
      if (node.kind == ObjectClass::routine) context_.catalog.routines.erase(node.id);
    }
    return true;
  }

  Nodes objects_in(const std::string& schema) const {
    Nodes result;
    const auto collect = [&](ObjectClass kind, const auto& objects) {
      objects.for_each([&](const Id& id, const auto&) {
        if (id.schema == schema) result.push_back({kind, id});
      });
    };
    collect(ObjectClass::relation, context_.catalog.relations);
    collect(ObjectClass::sequence, context_.catalog.sequences);
    collect(ObjectClass::type, context_.catalog.types);
    collect(ObjectClass::routine, context_.catalog.routines);
    return result;
  }

  void drop_extension(const sql::ObjectReference& object) {
    const Id id{"", context_.key(NameKind::other, object.name.name.text)};
    if (!context_.catalog.extensions.erase(id) && context_.catalog.knowledge == Knowledge::whole &&
        !context_.catalog.unknown)
      refuse_missing("no-such-extension", "extension", object.name);
  }

  /// Roles, publications and the like may have been made by others: missing ones are no finding.
  void drop_other(const sql::ObjectReference& object) {
    context_.catalog.others.erase(id_of_other(context_, statement_.kind, object.name));
  }

  Context& context_;
  const sql::Drop& statement_;
  Nodes going_{};
  std::vector<Id> parts_{};
};

}  // namespace

bool drop_relation(Context& context, const Id& id, Span span, bool cascade, const Nodes& going) {
  const Relation* held = context.catalog.relation(id);
  if (!held) return true;
  const Relation relation = *held;
  const std::string what = std::string(word_of(relation.kind)) + ' ' + quoted(relation.name);
  const Node node{ObjectClass::relation, id};
  if (!clear_dependents(context, node, span, cascade, what, going)) return false;
  if (context.traits().protects_foreign_keys &&
      context.semantics.foreign_keys_enforced(context.catalog)) {
    for (const Node& other : context.catalog.dependents_of(node)) {
      const Relation* user =
          other.kind == ObjectClass::relation ? context.catalog.relation(other.id) : nullptr;
      const bool goes_too = std::find(going.begin(), going.end(), other) != going.end();
      if (!user || other == node || user->is_view() || goes_too) continue;
      context.refuse("dependents-exist", span,
                     what + " is needed by a foreign key of table " + quoted(user->name),
                     "drop the foreign key first");
      return false;
    }
  }
  context.catalog.relations.erase(id);
  if (!relation.temporary) context.catalog.gone_relations.put(id, Present{});
  return true;
}

void change(Context& context, const sql::Drop& statement) {
  Dropper(context, statement).drop();
}

}  // namespace segue::catalog
