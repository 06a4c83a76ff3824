#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "catalog/definitions.h"
#include "catalog/families.h"
#include "catalog/trigger_uses.h"
#include "sql/walk.h"

namespace segue::catalog {
namespace {

constexpr int deepest_code = 8;  // code that runs code that runs code …

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || (c & 0x80) != 0;
}

/// Marks the relations whose names stand anywhere in the text.
void mark_named_relations(Context& context, std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    if (!is_word(text[at])) {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < text.size() && is_word(text[end]))
      ++end;
    sql::ObjectName name;
    name.name.text = std::string(text.substr(at, end - at));
    if (const auto id = find_relation(context, name))
      context.catalog.edit_relation(*id).unknown = true;
    at = end;
  }
}

/// Notes what code may have done that we cannot follow.
void mark_effect(Context& context, std::string_view body) {
  const Semantics::CodeEffect effect = context.semantics.effect_of(body);
  if (!effect.changes_schema && !effect.dynamic) return;
  if (effect.dynamic && effect.reads_catalog) context.catalog.unknown = true;
  mark_named_relations(context, body);
  mark_schemas(context);
}

/// Runs code whose statements are plain; notes what the rest may do. What goes wrong inside is not
/// reported: code often is written to meet errors.
void run_code(Context& context, const std::string& language, const std::string& body) {
  if (context.depth >= deepest_code) return;
  const auto plain = context.semantics.plain_code(language, body);
  if (!plain) {
    mark_effect(context, body);
    return;
  }
  const Catalog before = context.catalog;
  bool failed = false;
  for (const sql::Statement& statement : plain->statements) {
    context.sync();
    Outcome inner;
    Context below{context.catalog, context.semantics, inner, context.catalog, context.depth + 1};
    std::visit([&](const auto& form) { change(below, form); }, statement);
    below.sync();
    failed = failed || !inner.applied;
    if (failed && plain->all_or_nothing) break;
  }
  if (failed && plain->all_or_nothing) context.catalog = before;
  context.synced = context.catalog;
}

/// "integer,text": how the server tells overloads apart.
std::string argument_types(Context& context, const std::vector<sql::RoutineParameter>& parameters) {
  std::string result;
  for (const sql::RoutineParameter& parameter : parameters) {
    if (parameter.mode == "OUT" || parameter.mode == "TABLE" || !parameter.type) continue;
    sql::TypeName type = context.semantics.canonical(*parameter.type);
    type.arguments.clear();
    if (!result.empty()) result += ',';
    result += context.semantics.text_of(type);
  }
  return result;
}

/// Of these a routine has one.
bool is_volatility(std::string_view word) {
  return word == "IMMUTABLE" || word == "STABLE" || word == "VOLATILE";
}

void add_characteristics(Routine& routine, const sql::Options& options) {
  std::string& all = routine.characteristics;
  for (const sql::Option& option : options) {
    if (is_volatility(option.name)) {
      std::vector<std::string> words;
      for (const auto word : text::split(all, ' '))
        if (!is_volatility(word) && !word.empty()) words.emplace_back(word);
      all = text::joined(words, " ");
    }
    all += (all.empty() ? "" : " ") + option.name;
    if (!option.value.empty()) all += ' ' + option.value;
  }
}

/// Why a relation cannot have a trigger of that timing; empty where it can.
std::string unfit_for_trigger(const Context& context, const Relation& relation,
                              std::string_view timing) {
  if (relation.external) return {};
  if (relation.kind == RelationKind::virtual_table) return "it can have no trigger";
  const bool instead = timing == "INSTEAD OF";
  if (instead && !relation.is_view()) return "INSTEAD OF is for views only";
  if (!instead && relation.is_view() && !context.traits().checks_views)
    return "its triggers are INSTEAD OF";
  return {};
}

}  // namespace

void mark_schemas(Context& context) {
  for (const std::string& schema : searched_schemas(context))
    if (Shared<Schema>* held = context.catalog.schemas.edit(Id{"", schema}))
      held->edit().unknown = true;
}

void change(Context& context, const sql::CreateRoutine& statement) {
  Id id = place_of(context, statement.routine, NameKind::routine);
  Routine routine;
  routine.schema = statement.routine.schema ? statement.routine.schema.text : id.schema;
  routine.name = statement.routine.name.text;
  routine.arguments =
      context.traits().databases_are_schemas ? "" : argument_types(context, statement.parameters);
  id.name += '(' + routine.arguments + ')';
  if (context.catalog.routines.contains(id) && !statement.or_replace) {
    if (!statement.if_not_exists)
      context.refuse("routine-exists", statement.routine.span(),
                     "routine " + quoted(statement.routine) + " exists already",
                     "drop it first, or say CREATE OR REPLACE");
    return;
  }
  routine.procedure = statement.procedure;
  routine.aggregate = statement.aggregate;
  routine.parameters = statement.parameters;
  routine.returns = statement.returns;
  routine.returns_table = statement.returns_table;
  routine.language = statement.language;
  routine.body = statement.body;
  add_characteristics(routine, statement.characteristics);
  for (const sql::RoutineParameter& parameter : statement.parameters)
    if (parameter.type) add_uses(context, *parameter.type, routine.uses);
  if (statement.returns) add_uses(context, *statement.returns, routine.uses);
  context.catalog.routines.put(id, std::move(routine));
}

void change(Context& context, const sql::AlterRoutine& statement) {
  if (const auto name = find_routine(context, statement.routine)) {
    const std::string signature =
        statement.routine.name.text + '(' + argument_types(context, statement.parameters) + ')';
    for (const Id& id : context.catalog.routines_named(*name))
      if (!statement.has_parameters || id.name == signature)
        if (Shared<Routine>* held = context.catalog.routines.edit(id))
          add_characteristics(held->edit(), statement.characteristics);
    return;
  }
  if (context.catalog.extensions.empty() &&
      !may_exist(context, place_of(context, statement.routine, NameKind::routine)))
    context.refuse("no-such-routine", statement.routine.span(),
                   "routine " + quoted(statement.routine) + " does not exist");
}

void change(Context& context, const sql::CreateTrigger& statement) {
  const Relation* relation = require_relation(context, statement.table);
  if (!relation) return;
  const Id id = relation_id(context, statement.table);
  const std::string key = context.key(NameKind::trigger, statement.trigger.name.text);
  const bool on_schema = context.traits().trigger_scope == NameScope::schema;
  const Id* owner = on_schema ? context.catalog.trigger_owners.find(Id{id.schema, key}) : nullptr;
  const bool on_table = std::any_of(relation->triggers.begin(), relation->triggers.end(),
                                    [&](const auto& trigger) { return trigger->key == key; });
  if ((owner || on_table) && !statement.or_replace) {
    if (!statement.if_not_exists)
      context.refuse("trigger-exists", statement.trigger.span(),
                     "trigger " + quoted(statement.trigger) + " exists already", "drop it first");
    return;
  }
  if (const std::string why = unfit_for_trigger(context, *relation, statement.timing);
      !why.empty()) {
    context.refuse(
        "wrong-object-kind", statement.table.span(),
        quoted(statement.table) + " is a " + std::string(word_of(relation->kind)) + ": " + why);
    return;
  }
  Trigger trigger;
  trigger.name = statement.trigger.name.text;
  trigger.key = key;
  trigger.timing = statement.timing;
  trigger.events = statement.events;
  trigger.for_each = statement.for_each;
  if (statement.when) trigger.when = shared(*statement.when);
  trigger.referencing = statement.referencing;
  trigger.body = statement.body;
  trigger.constraint = statement.constraint;
  trigger.temporary = statement.temporary;
  if (context.traits().checks_views)
    for (const sql::TriggerEvent& event : statement.events)
      for (const sql::Name& name : event.columns)
        require_column(context, *context.catalog.relation(id), name);
  if (statement.function) {
    trigger.function_name = statement.function.name.text;
    if (const auto function = find_routine(context, statement.function)) {
      trigger.function = *function;
      trigger.uses.push_back({ObjectClass::routine, *function});
    } else if (context.catalog.extensions.empty() && !context.catalog.unknown &&
               !context.semantics.is_system_relation(statement.function.name.text) &&
               !may_exist(context, place_of(context, statement.function, NameKind::routine))) {
      context.refuse("no-such-routine", statement.function.span(),
                     "function " + quoted(statement.function) + " does not exist");
    }
  }
  if (statement.body_understood && context.traits().views_follow_renames) {
    const TriggerUses uses = uses_of(context, id, trigger);
    std::set_union(uses.reads.begin(), uses.reads.end(), uses.writes.begin(), uses.writes.end(),
                   std::back_inserter(trigger.reads));
  }
  Relation& edited = context.catalog.edit_relation(id);
  std::erase_if(edited.triggers, [&](const auto& held) { return held->key == key; });
  edited.triggers.push_back(std::move(trigger));
}

void change(Context& context, const sql::CreateEvent& statement) {
  const Id id = id_of_other(context, sql::ObjectKind::event, statement.event);
  OtherObject object;
  object.kind = sql::ObjectKind::event;
  object.name = statement.event.name.text;
  object.definition = statement.schedule + ' ' + statement.body;
  context.catalog.others.put(id, std::move(object));
}

void change(Context& context, const sql::CodeBlock& statement) {
  run_code(context, statement.language, statement.body);
}

void change(Context& context, const sql::CallProcedure& statement) {
  const auto id = find_routine(context, statement.procedure);
  if (!id) return;
  const auto overloads = context.catalog.routines_named(*id);
  const Routine routine = **context.catalog.routines.find(overloads.front());
  if (routine.parameters.empty())
    run_code(context, routine.language, routine.body);
  else
    mark_effect(context, routine.body);
  auto visit = [&](const auto& node) {
    if constexpr (std::is_same_v<std::decay_t<decltype(node)>, sql::Literal>)
      mark_named_relations(context, node.value);
    return true;
  };
  for (const sql::Expression& argument : statement.arguments)
    sql::walk(argument, visit);
}

void change(Context&, const sql::Evaluate&) {}

void change(Context& context, const sql::Command& statement) {
  if (!statement.dynamic) return;
  mark_named_relations(context, statement.text);
  context.catalog.unknown = true;
}

void change(Context& context, const sql::Opaque& statement) {
  const bool changes = statement.keywords.starts_with("CREATE") ||
                       statement.keywords.starts_with("ALTER") ||
                       statement.keywords.starts_with("DROP");
  if (changes) mark_schemas(context);
}

}  // namespace segue::catalog
