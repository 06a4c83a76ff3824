#include "catalog/describe.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"
#include "catalog/context.h"
#include "sql/names.h"

namespace segue::catalog {
namespace {

/// Collects the attributes of one object; those that say nothing are left out.
class Describer {
 public:
  Describer(const Semantics& semantics, std::string kind, std::string name)
      : semantics_(semantics) {
    item_.kind = std::move(kind);
    item_.name = std::move(name);
  }

  Describer& say(std::string_view name, const std::string& value) {
    if (!value.empty()) item_.attributes.emplace_back(name, value);
    return *this;
  }
  Describer& say(std::string_view name, bool value) {
    return value ? say(name, std::string("yes")) : *this;
  }
  Describer& say(std::string_view name, const ExpressionRef& value) {
    return value ? say(name, semantics_.text_of(*value)) : *this;
  }
  Describer& say(std::string_view name, const std::vector<std::string>& values) {
    return say(name, text::joined(values, ", "));
  }
  Describer& say(std::string_view name, const sql::TypeName& type) {
    return say(name, semantics_.text_of(type));
  }
  Describer& say(std::string_view name, const std::optional<sql::TypeName>& type) {
    return type ? say(name, *type) : *this;
  }
  Describer& say(const Settings& settings) {
    for (const auto& [name, value] : settings)
      say("option " + name, value.empty() ? std::string("yes") : value);
    return *this;
  }
  Describer& say(std::string_view name, const std::vector<Id>& ids) {
    std::vector<std::string> names;
    for (const Id& id : ids)
      names.push_back(display_name(semantics_, id.schema, id.name));
    return say(name, names);
  }
  Item take() { return std::move(item_); }

 private:
  const Semantics& semantics_;
  Item item_;
};

std::string shown(const Semantics& semantics, const Id& id) {
  return id.name.empty() ? "" : display_name(semantics, id.schema, id.name);
}

Item describe_column(const Column& column, const std::string& table, const Semantics& semantics) {
  Describer d(semantics, "column", table + '.' + column.name);
  d.say("type", column.type)
      .say("not null", column.not_null)
      .say("not null constraint", column.not_null_name)
      .say("default", column.default_value)
      .say("on update", column.on_update)
      .say("generated", column.generated)
      .say("storage", column.generated_storage)
      .say("auto increment", column.auto_increment)
      .say("character set", column.character_set)
      .say("collation", column.collation)
      .say("inherited", !column.local)
      .say("comment", column.comment)
      .say(column.settings);
  if (column.identity_always)
    d.say("identity", std::string(*column.identity_always ? "always" : "by default"));
  return d.take();
}

std::string kind_name(ConstraintKind kind) {
  switch (kind) {
    case ConstraintKind::primary_key:
      return "PRIMARY KEY";
    case ConstraintKind::unique:
      return "UNIQUE";
    case ConstraintKind::foreign_key:
      return "FOREIGN KEY";
    case ConstraintKind::check:
      return "CHECK";
    case ConstraintKind::exclusion:
      return "EXCLUDE";
  }
  return {};
}

Item describe_constraint(const Constraint& constraint, const std::string& table,
                         const Semantics& semantics) {
  // A constraint without a name is told apart by what it says.
  const std::string columns = text::joined(constraint.columns, ", ");
  const std::string name =
      constraint.name.empty() ? kind_name(constraint.kind) + " (" + columns + ')' : constraint.name;
  Describer d(semantics, "constraint", table + '.' + name);
  d.say("kind", kind_name(constraint.kind))
      .say("columns", constraint.columns)
      .say("condition", constraint.condition);
  if (constraint.kind == ConstraintKind::foreign_key)
    d.say("references", shown(semantics, constraint.target) + " (" +
                            text::joined(constraint.target_columns, ", ") + ')')
        .say("match", constraint.match)
        .say("on delete", std::string(sql::name_of(constraint.on_delete)))
        .say("on update", std::string(sql::name_of(constraint.on_update)));
  d.say("deferrable", constraint.attributes.deferrable.value_or(false))
      .say("initially deferred", constraint.attributes.initially_deferred.value_or(false))
      .say("not valid", constraint.attributes.not_valid)
      .say("not enforced", !constraint.attributes.enforced.value_or(true))
      .say("inherited", !constraint.local)
      .say("comment", constraint.comment);
  return d.take();
}

std::string text_of(const IndexColumn& part, const Semantics& semantics) {
  std::string text =
      part.expression ? '(' + semantics.text_of(*part.expression) + ')' : part.column;
  if (part.prefix_length > 0) text += '(' + std::to_string(part.prefix_length) + ')';
  if (!part.collation.empty()) text += " COLLATE " + part.collation;
  if (!part.operator_class.empty()) text += ' ' + part.operator_class;
  if (part.direction == sql::Direction::descending) text += " DESC";
  if (part.nulls != sql::NullsOrder::unspecified)
    text += part.nulls == sql::NullsOrder::first ? " NULLS FIRST" : " NULLS LAST";
  if (!part.with_operator.empty()) text += " WITH " + part.with_operator;
  return text;
}

Item describe_index(const Index& index, const std::string& table, const Semantics& semantics) {
  std::vector<std::string> parts;
  for (const IndexColumn& part : index.parts)
    parts.push_back(text_of(part, semantics));
  Describer d(semantics, "index", table + '.' + index.name);
  d.say("columns", parts)
      .say("unique", index.unique)
      .say("primary", index.primary)
      .say("kind", index.kind)
      .say("method", index.method)
      .say("include", index.include)
      .say("nulls not distinct", index.nulls_not_distinct)
      .say("where", index.where)
      .say("behind constraint", index.constraint)
      .say("made for a foreign key", index.implicit)
      .say("partition of", index.parents)
      .say("comment", index.comment)
      .say(index.settings);
  return d.take();
}

Item describe_trigger(const Trigger& trigger, const std::string& table,
                      const Semantics& semantics) {
  std::vector<std::string> events;
  for (const sql::TriggerEvent& event : trigger.events) {
    std::string text = event.event;
    for (const sql::Name& column : event.columns)
      text += (&column == &event.columns.front() ? " OF " : ", ") + column.text;
    events.push_back(text);
  }
  Describer d(semantics, "trigger", table + '.' + trigger.name);
  d.say("timing", trigger.timing)
      .say("events", text::joined(events, " OR "))
      .say("for each", trigger.for_each)
      .say("when", trigger.when)
      .say("function", trigger.function_name)
      .say("referencing", trigger.referencing)
      .say("body", trigger.body)
      .say("state", trigger.enabled)
      .say("comment", trigger.comment);
  return d.take();
}

Item describe_policy(const Policy& policy, const std::string& table, const Semantics& semantics) {
  Describer d(semantics, "policy", table + '.' + policy.name);
  d.say("command", policy.command)
      .say("restrictive", !policy.permissive.value_or(true))
      .say("roles", policy.roles)
      .say("using", policy.using_condition)
      .say("check", policy.check)
      .say("comment", policy.comment);
  return d.take();
}

Item describe_rule(const Rule& rule, const std::string& table, const Semantics& semantics) {
  Describer d(semantics, "rule", table + '.' + rule.name);
  d.say("event", rule.event)
      .say("instead", rule.instead)
      .say("actions", rule.actions)
      .say("state", rule.enabled);
  return d.take();
}

std::string partition_text(const sql::PartitionBy& by) {
  std::string text = by.method;
  std::vector<std::string> names;
  for (const sql::IndexPart& part : by.key)
    names.push_back(part.column ? part.column.text : "(expression)");
  text += " (" + text::joined(names, ", ") + ')';
  if (!by.count.empty()) text += " in " + by.count;
  names.clear();
  for (const sql::PartitionDefinition& partition : by.partitions)
    names.push_back(partition.name.text);
  return names.empty() ? text : text + ": " + text::joined(names, ", ");
}

bool names_same_columns(const Relation& a, const Relation& b) {
  return std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                    [](const auto& one, const auto& other) { return one->name == other->name; });
}

std::vector<std::string> column_names(const Relation& relation) {
  std::vector<std::string> names;
  for (const auto& column : relation.columns)
    names.push_back(column->name);
  return names;
}

std::vector<std::string> names_read(const Relation& relation, const Semantics& semantics) {
  std::vector<std::string> names;
  for (const ColumnUse& use : relation.reads)
    if (!use.column.empty()) names.push_back(shown(semantics, use.relation) + '.' + use.column);
  return names;
}

Item describe_itself(const Relation& relation, const std::string& name, const Semantics& semantics,
                     const Relation* other) {
  Describer d(semantics, std::string(word_of(relation.kind)), name);
  if (!other || !names_same_columns(relation, *other)) d.say("columns", column_names(relation));
  d.say("temporary", relation.temporary)
      .say("unlogged", relation.unlogged)
      .say("strict", relation.strict)
      .say("without rowid", relation.without_rowid)
      .say("parents", relation.parents)
      .say("is a partition", relation.is_partition)
      .say("of type", shown(semantics, relation.of_type))
      .say("engine", relation.engine)
      .say("character set", relation.character_set)
      .say("collation", relation.collation)
      .say("row security", relation.row_security)
      .say("forced row security", relation.force_row_security)
      .say("replica identity", relation.replica_identity);
  if (relation.partition_by) d.say("partitioned by", partition_text(*relation.partition_by));
  const bool shares_query = other && relation.query == other->query;
  if (relation.query && !shares_query) d.say("query", semantics.text_of(*relation.query));
  if (!other || relation.reads != other->reads) d.say("reads", names_read(relation, semantics));
  d.say("check option", relation.check_option)
      .say("not made by these migrations", relation.external)
      .say("columns unknown", relation.columns_unknown)
      .say("touched by code", relation.unknown)
      .say("comment", relation.comment)
      .say(relation.settings);
  return d.take();
}

/// Calls `visit` for the parts that the other list does not hold as they are.
template <class Part, class Visitor>
void for_each_own(const std::vector<Shared<Part>>& parts, const std::vector<Shared<Part>>* others,
                  Visitor&& visit) {
  for (size_t i = 0; i < parts.size(); ++i) {
    const auto is_this = [&](const Shared<Part>& other) { return other.same_as(parts[i]); };
    // Most stand where they stood.
    const bool shared = others && ((i < others->size() && is_this((*others)[i])) ||
                                   std::any_of(others->begin(), others->end(), is_this));
    if (!shared) visit(*parts[i]);
  }
}

/// Schema by schema.
template <class T>
void describe_all(const Objects<T>& objects, const Semantics& semantics, Items& items) {
  std::vector<std::pair<const Id*, const T*>> all;
  objects.for_each([&](const Id& id, const Shared<T>& object) { all.emplace_back(&id, &*object); });
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.first->schema < b.first->schema; });
  for (const auto& [id, object] : all)
    for (Item& item : describe(*object, semantics))
      items.push_back(std::move(item));
}

}  // namespace

Items describe(const Relation& relation, const Semantics& semantics, const Relation* other) {
  const std::string name = display_name(semantics, relation.schema, relation.name);
  if (other && (other->schema != relation.schema || other->name != relation.name)) other = nullptr;
  Items items;
  items.push_back(describe_itself(relation, name, semantics, other));
  const auto add = [&](auto list, auto describe_part) {
    for_each_own(relation.*list, other ? &(other->*list) : nullptr,
                 [&](const auto& part) { items.push_back(describe_part(part, name, semantics)); });
  };
  add(&Relation::columns, describe_column);
  add(&Relation::constraints, describe_constraint);
  add(&Relation::indexes, describe_index);
  add(&Relation::triggers, describe_trigger);
  add(&Relation::policies, describe_policy);
  add(&Relation::rules, describe_rule);
  return items;
}

Items describe(const Sequence& sequence, const Semantics& semantics) {
  Describer d(semantics, "sequence", display_name(semantics, sequence.schema, sequence.name));
  d.say("type", sequence.type)
      .say("start", sequence.start)
      .say("increment", sequence.increment)
      .say("minimum", sequence.minimum)
      .say("maximum", sequence.maximum)
      .say("cache", sequence.cache)
      .say("cycle", sequence.cycle)
      .say("temporary", sequence.temporary)
      .say("owned by", sequence.owner.name.empty()
                           ? std::string()
                           : shown(semantics, sequence.owner) + '.' + sequence.owner_column)
      .say("comment", sequence.comment);
  return {d.take()};
}

Items describe(const Type& type, const Semantics& semantics) {
  static constexpr std::string_view kinds[] = {"enum",       "domain",    "composite type",
                                               "range type", "base type", "shell type"};
  const std::string name = display_name(semantics, type.schema, type.name);
  Describer d(semantics, std::string(kinds[static_cast<size_t>(type.kind)]), name);
  d.say("values", type.values)
      .say("base", type.base)
      .say("not null", type.not_null)
      .say("default", type.default_value)
      .say("touched by code", type.unknown)
      .say("comment", type.comment)
      .say(type.settings);
  Items items{d.take()};
  for (const auto& attribute : type.attributes)
    items.push_back(describe_column(*attribute, name, semantics));
  for (const auto& check : type.checks)
    items.push_back(describe_constraint(*check, name, semantics));
  return items;
}

Items describe(const Routine& routine, const Semantics& semantics) {
  Describer d(
      semantics, routine.procedure ? "procedure" : "function",
      display_name(semantics, routine.schema, routine.name) + '(' + routine.arguments + ')');
  d.say("returns", routine.returns)
      .say("language", routine.language)
      .say("characteristics", routine.characteristics)
      .say("body", routine.body)
      .say("comment", routine.comment);
  return {d.take()};
}

Items describe(const Schema& schema, const Semantics& semantics) {
  Describer d(semantics, "schema", schema.name);
  d.say("character set", schema.character_set)
      .say("collation", schema.collation)
      .say("touched by code", schema.unknown)
      .say("comment", schema.comment);
  return {d.take()};
}

Items describe(const Extension& extension, const Semantics& semantics) {
  Describer d(semantics, "extension", extension.name);
  d.say("schema", extension.schema)
      .say("version", extension.version)
      .say("comment", extension.comment);
  return {d.take()};
}

Items describe(const OtherObject& object, const Semantics& semantics) {
  Describer d(semantics, text::lower(words_of(object.kind)),
              display_name(semantics, object.schema, object.name));
  d.say("definition", object.definition)
      .say("tables", object.tables)
      .say("comment", object.comment);
  return {d.take()};
}

Items describe(const State& state, const Semantics& semantics) {
  Items items;
  describe_all(state.schemas, semantics, items);
  describe_all(state.extensions, semantics, items);
  describe_all(state.types, semantics, items);
  describe_all(state.sequences, semantics, items);
  describe_all(state.relations, semantics, items);
  describe_all(state.routines, semantics, items);
  describe_all(state.others, semantics, items);
  return items;
}

}  // namespace segue::catalog
