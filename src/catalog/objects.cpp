#include "catalog/objects.h"

#include <algorithm>

#include "base/text.h"
#include "catalog/definitions.h"
#include "catalog/families.h"

namespace segue::catalog {
namespace {

using sql::ObjectKind;

template <class T>
T* held(Objects<T>& objects, const Id& id) {
  Shared<T>* found = objects.edit(id);
  return found ? &found->edit() : nullptr;
}

/// Finds what COMMENT ON names, and puts the comment there.
class Commenter {
 public:
  Commenter(Context& context, const sql::CommentOn& statement)
      : context_(context), statement_(statement), text_(statement.text.value_or("")) {}

  void comment() {
    const sql::ObjectName& name = statement_.object.name;
    switch (statement_.kind) {
      case ObjectKind::table:
      case ObjectKind::view:
      case ObjectKind::materialized_view:
      case ObjectKind::foreign_table:
        if (require_relation(context_, name))
          context_.catalog.edit_relation(relation_id(context_, name)).comment = text_;
        return;
      case ObjectKind::column:
        return comment_column();
      case ObjectKind::constraint:
        return comment_part(&Relation::constraints, NameKind::constraint);
      case ObjectKind::trigger:
        return comment_part(&Relation::triggers, NameKind::trigger);
      case ObjectKind::policy:
        return comment_part(&Relation::policies, NameKind::trigger);
      case ObjectKind::index:
        if (const auto owner = find_index_owner(context_, name))
          edit_index(context_.catalog.edit_relation(*owner),
                     context_.key(NameKind::index, name.name.text))
              ->comment = text_;
        return;
      default:
        return comment_object();
    }
  }

 private:
  void comment_column() {
    const sql::ObjectName& table = statement_.object.table;
    const Relation* relation = require_relation(context_, table);
    if (!relation) return;
    if (!require_column(context_, *relation, statement_.object.name.name)) return;
    Relation& edited = context_.catalog.edit_relation(relation_id(context_, table));
    edit_column(edited, context_.key(NameKind::column, statement_.object.name.name.text))->comment =
        text_;
  }

  template <class Part>
  void comment_part(std::vector<Shared<Part>> Relation::*parts, NameKind kind) {
    const auto id = find_relation(context_, statement_.object.table);
    if (!id) return;
    const std::string key = context_.key(kind, statement_.object.name.name.text);
    for (auto& part : context_.catalog.edit_relation(*id).*parts)
      if (part->key == key) part.edit().comment = text_;
  }

  void comment_object() {
    Catalog& catalog = context_.catalog;
    const sql::ObjectName& name = statement_.object.name;
    if (statement_.kind == ObjectKind::sequence) {
      if (const auto id = find_sequence(context_, name)) catalog.edit_sequence(*id).comment = text_;
    } else if (statement_.kind == ObjectKind::type || statement_.kind == ObjectKind::domain) {
      if (const auto id = find_type(context_, name)) catalog.edit_type(*id).comment = text_;
    } else if (statement_.kind == ObjectKind::schema) {
      if (Schema* schema =
              held(catalog.schemas, Id{"", context_.key(NameKind::schema, name.name.text)}))
        schema->comment = text_;
    } else if (statement_.kind == ObjectKind::extension) {
      if (Extension* extension =
              held(catalog.extensions, Id{"", context_.key(NameKind::other, name.name.text)}))
        extension->comment = text_;
    } else if (const auto id = find_routine(context_, name)) {
      for (const Id& overload : catalog.routines_named(*id))
        if (Routine* routine = held(catalog.routines, overload)) routine->comment = text_;
    }
  }

  Context& context_;
  const sql::CommentOn& statement_;
  const std::string text_;
};

}  // namespace

void change(Context& context, const sql::CreateIndex& statement) {
  const Relation* relation = require_relation(context, statement.table);
  if (!relation) return;
  if (relation->kind == RelationKind::view || relation->kind == RelationKind::virtual_table) {
    context.refuse("wrong-object-kind", statement.table.span(),
                   quoted(statement.table) + " is a " + std::string(word_of(relation->kind)) +
                       ", which cannot have an index");
    return;
  }
  const Id id = relation_id(context, statement.table);
  sql::IndexDefinition definition = statement.index;
  if (!definition.name) definition.name = statement.name.name;
  const std::string key = context.key(NameKind::index, definition.name.text);
  if (statement.or_replace)
    std::erase_if(context.catalog.edit_relation(id).indexes,
                  [&](const auto& index) { return index->key == key; });
  add_index(context, id, definition, statement.if_not_exists, statement.only);
}

void change(Context& context, const sql::CreateSequence& statement) {
  const Id id = place_of(context, statement.sequence, NameKind::relation, statement.temporary);
  const Catalog& catalog = context.catalog;
  if (!statement.or_replace &&
      (catalog.sequences.contains(id) || catalog.relations.contains(id) ||
       (context.traits().relations_share_names && catalog.index_owners.contains(id)))) {
    if (!statement.if_not_exists)
      context.refuse("sequence-exists", statement.sequence.span(),
                     "a sequence or table " + quoted(statement.sequence) + " exists already");
    return;
  }
  Sequence sequence;
  sequence.schema = statement.sequence.schema ? statement.sequence.schema.text : id.schema;
  sequence.name = statement.sequence.name.text;
  sequence.temporary = statement.temporary;
  read_options(context, sequence, statement.options);
  context.catalog.sequences.put(id, std::move(sequence));
}

void change(Context& context, const sql::AlterSequence& statement) {
  const auto id = find_sequence(context, statement.sequence);
  if (!id) {
    if (!statement.if_exists &&
        !may_exist(context, place_of(context, statement.sequence, NameKind::relation)))
      context.refuse("no-such-sequence", statement.sequence.span(),
                     "sequence " + quoted(statement.sequence) + " does not exist");
    return;
  }
  Sequence sequence = *context.catalog.sequence(*id);
  read_options(context, sequence, statement.options);
  context.catalog.sequences.put(*id, std::move(sequence));
}

namespace {

bool names_character_set(const sql::Option& option) {
  return option.name.ends_with("CHARSET") || option.name.ends_with("CHARACTER SET");
}

/// What a schema sets for the tables that are made in it.
void read_options(const Context& context, Schema& schema, const sql::Options& options) {
  schema.character_set.clear();
  schema.collation.clear();
  schema.assumed_character_set = false;
  for (const sql::Option& option : options) {
    if (names_character_set(option)) schema.character_set = text::lower(option.value);
    if (option.name.ends_with("COLLATE")) schema.collation = text::lower(option.value);
  }
  context.semantics.complete(schema);
}

/// `ALTER DATABASE` that changes a character set, and nothing else. A database that no statement
/// has made is the one that the migrations are for.
bool sets_defaults(Context& context, const sql::DefineObject& statement) {
  const auto is_about_texts = [](const sql::Option& option) {
    return names_character_set(option) || option.name.ends_with("COLLATE");
  };
  const auto& options = statement.options;
  const bool is_schema =
      statement.kind == sql::ObjectKind::database || statement.kind == sql::ObjectKind::schema;
  if (!context.traits().databases_are_schemas || !statement.alter || !is_schema ||
      options.empty() || !std::all_of(options.begin(), options.end(), is_about_texts))
    return false;
  Id id{"", context.key(NameKind::schema, statement.object.name.name.text)};
  if (!context.catalog.schemas.contains(id)) id.name = context.traits().default_schema;
  read_options(context, context.catalog.schemas.edit(id)->edit(), options);
  return true;
}

}  // namespace

void change(Context& context, const sql::CreateSchema& statement) {
  const std::string name = statement.schema ? statement.schema.text : statement.authorization.text;
  const Id id{"", context.key(NameKind::schema, name)};
  if (statement.database && !context.traits().databases_are_schemas) return;
  if (context.catalog.schemas.contains(id) && !statement.or_replace) {
    const bool usual = id.name == context.traits().default_schema;
    if (!statement.if_not_exists && !usual)
      context.refuse("schema-exists", statement.schema.span,
                     "schema " + quoted(name) + " exists already");
    return;
  }
  Schema schema;
  schema.name = name;
  read_options(context, schema, statement.options);
  context.catalog.schemas.put(id, std::move(schema));
}

void change(Context& context, const sql::CreateExtension& statement) {
  const Id id{"", context.key(NameKind::other, statement.extension.text)};
  if (context.catalog.extensions.contains(id)) {
    if (!statement.if_not_exists)
      context.refuse("extension-exists", statement.extension.span,
                     "extension " + quoted(statement.extension) + " exists already");
    return;
  }
  Extension extension;
  extension.name = statement.extension.text;
  extension.schema = statement.schema.text;
  extension.version = statement.version;
  context.catalog.extensions.put(id, std::move(extension));
}

void change(Context& context, const sql::CreatePolicy& statement) {
  const Relation* relation = require_relation(context, statement.table);
  if (!relation) return;
  const std::string key = context.key(NameKind::trigger, statement.policy.text);
  const bool open = is_open(context, *relation);
  Relation& edited = context.catalog.edit_relation(relation_id(context, statement.table));
  auto at = std::find_if(edited.policies.begin(), edited.policies.end(),
                         [&](const auto& policy) { return policy->key == key; });
  const bool found = at != edited.policies.end();
  if (found != statement.alter) {
    if (!open)
      context.refuse(found ? "policy-exists" : "no-such-policy", statement.policy.span,
                     "table " + quoted(edited.name) +
                         (found ? " has a policy " : " has no policy ") + quoted(statement.policy) +
                         (found ? " already" : ""));
    if (found || !open) return;
  }
  Policy policy = found ? **at : Policy{};
  policy.name = statement.policy.text;
  policy.key = key;
  if (statement.permissive) policy.permissive = statement.permissive;
  if (!statement.command.empty()) policy.command = statement.command;
  if (!statement.roles.empty()) {
    policy.roles.clear();
    for (const sql::Name& role : statement.roles)
      policy.roles.push_back(role.text);
  }
  if (statement.using_condition) policy.using_condition = shared(*statement.using_condition);
  if (statement.check) policy.check = shared(*statement.check);
  if (found)
    *at = Shared<Policy>(std::move(policy));
  else
    edited.policies.push_back(std::move(policy));
}

void change(Context& context, const sql::CreateRule& statement) {
  if (!require_relation(context, statement.table)) return;
  const std::string key = context.key(NameKind::trigger, statement.rule.text);
  Relation& edited = context.catalog.edit_relation(relation_id(context, statement.table));
  if (statement.or_replace)
    std::erase_if(edited.rules, [&](const auto& rule) { return rule->key == key; });
  Rule rule;
  rule.name = statement.rule.text;
  rule.key = key;
  rule.event = statement.event;
  rule.instead = statement.instead;
  rule.actions = statement.actions;
  edited.rules.push_back(std::move(rule));
}

Id id_of_other(Context& context, ObjectKind kind, const sql::ObjectName& name) {
  const auto id_in = [&](const std::string& schema) {
    const bool shown = !schema.empty() && schema != context.traits().default_schema;
    return Id{"", std::string(words_of(kind)) + ' ' + (shown ? schema + '.' : "") + name.name.text};
  };
  if (name.schema) return id_in(name.schema.text);
  if (kind != ObjectKind::statistics || !context.traits().has_search_path) return id_in({});
  for (const std::string& schema : searched_schemas(context))
    if (context.catalog.others.contains(id_in(schema))) return id_in(schema);
  return id_in(place_of(context, name, NameKind::other).schema);
}

void change(Context& context, const sql::DefineObject& statement) {
  if (sets_defaults(context, statement)) return;
  const Id id = id_of_other(context, statement.kind, statement.object.name);
  OtherObject object;
  const auto* held = context.catalog.others.find(id);
  if (held) object = **held;
  object.kind = statement.kind;
  object.schema = statement.object.name.schema.text;
  if (object.schema.empty() && held)
    object.schema = (*held)->schema;
  else if (object.schema.empty() && statement.kind == ObjectKind::statistics)
    object.schema = place_of(context, statement.object.name, NameKind::other).schema;
  object.name = statement.object.name.name.text;
  for (const sql::ObjectName& table : statement.tables)
    if (require_relation(context, table)) object.tables.push_back(relation_id(context, table));
  object.definition =
      statement.alter && held ? object.definition + "; " + statement.text : statement.text;
  context.catalog.others.put(id, std::move(object));
}

void change(Context& context, const sql::CommentOn& statement) {
  Commenter(context, statement).comment();
}

}  // namespace segue::catalog
