#include "dialects/postgresql/comparable.h"

#include <algorithm>

#include "base/text.h"
#include "dialects/postgresql/normal_form.h"
#include "dialects/postgresql/types.h"

namespace segue::postgresql {
namespace {

using namespace catalog;

const std::string usual_schema = "public";

void take_normal_form(ExpressionRef& expression, const TypeOfColumn& type_of = {}) {
  if (expression)
    expression = std::make_shared<const sql::Expression>(normal_form(*expression, type_of));
}

void take_normal_form(std::optional<sql::TypeName>& type) {
  if (!type) return;
  canonicalize(*type);
  if (type->name.schema.text == usual_schema || type->name.schema.text == "pg_catalog")
    type->name.schema = {};
  type->array_dimensions = std::min(type->array_dimensions, 1);
  // "char(1)" is "char", and numeric(5) is numeric(5,0).
  const std::string& name = type->name.name.text;
  if ((name == "character" || name == "bit") && type->arguments.empty()) type->arguments = {"1"};
  if (name == "numeric" && type->arguments.size() == 1) type->arguments.push_back("0");
}

void unless(std::string& text, std::string_view usual) {
  if (text::equal_ignoring_case(text, usual)) text.clear();
}

/// A name without the schema that need not be said.
std::string short_name(const std::string& name) {
  const size_t dot = name.rfind('.');
  return dot == std::string::npos ? name : name.substr(dot + 1);
}

std::string without(std::string text, char unwanted) {
  std::erase(text, unwanted);
  return text;
}

void make_comparable(Column& column) {
  take_normal_form(column.type);
  if (column.default_value && column.type)
    column.default_value =
        std::make_shared<const sql::Expression>(normal_form(*column.default_value, *column.type));
  take_normal_form(column.default_value);
  take_normal_form(column.generated);
  column.collation = without(short_name(column.collation), '"');
  unless(column.collation, "default");
  // Storage and compression.
  column.settings.clear();
}

void make_comparable(Constraint& constraint, const TypeOfColumn& type_of = {}) {
  take_normal_form(constraint.condition, type_of);
  if (constraint.kind == ConstraintKind::check)
    std::sort(constraint.columns.begin(), constraint.columns.end());
  unless(constraint.match, "SIMPLE");
  for (auto* action : {&constraint.on_delete, &constraint.on_update})
    if (*action == sql::ReferentialAction::no_action) *action = sql::ReferentialAction::unspecified;
}

void make_comparable(Index& index, const TypeOfColumn& type_of) {
  unless(index.method, "btree");
  for (IndexColumn& part : index.parts) {
    take_normal_form(part.expression, type_of);
    // A column in parentheses is a column.
    if (part.expression)
      if (const auto* column = std::get_if<sql::ColumnReference>(&part.expression->form)) {
        part.column = column->parts.empty() ? "" : column->parts.back().text;
        part.expression = nullptr;
      }
    part.collation = without(short_name(part.collation), '"');
    part.operator_class = without(short_name(part.operator_class), '"');
    const bool descending = part.direction == sql::Direction::descending;
    if (!descending) part.direction = sql::Direction::unspecified;
    if (part.nulls == (descending ? sql::NullsOrder::first : sql::NullsOrder::last))
      part.nulls = sql::NullsOrder::unspecified;
  }
  take_normal_form(index.where, type_of);
  // Storage makes no difference; that an index is broken does.
  std::erase_if(index.settings, [](const auto& setting) { return setting.first != "invalid"; });
}

void make_comparable(Trigger& trigger) {
  take_normal_form(trigger.when);
  if (trigger.for_each.empty()) trigger.for_each = "STATEMENT";
  std::sort(trigger.events.begin(), trigger.events.end(),
            [](const auto& a, const auto& b) { return a.event < b.event; });
  unless(trigger.enabled, "ENABLE");
}

void make_comparable(Policy& policy) {
  take_normal_form(policy.using_condition);
  take_normal_form(policy.check);
  unless(policy.command, "ALL");
  std::sort(policy.roles.begin(), policy.roles.end());
  if (policy.roles.size() == 1) unless(policy.roles.front(), "public");
  std::erase(policy.roles, "");
}

void make_comparable(Rule& rule) {
  rule.actions.clear();
}

template <class Part, class... Context>
void make_all_comparable(std::vector<Shared<Part>>& parts, const Context&... context) {
  for (auto& part : parts)
    make_comparable(part.edit(), context...);
}

void make_comparable(Relation& relation) {
  make_all_comparable(relation.columns);
  const TypeOfColumn type_of = [&](const std::string& name) -> const sql::TypeName* {
    const auto* column = find_column(relation, name);
    return column != nullptr && column->type ? &*column->type : nullptr;
  };
  make_all_comparable(relation.constraints, type_of);
  make_all_comparable(relation.indexes, type_of);
  std::erase_if(relation.triggers, [](const auto& trigger) { return trigger->temporary; });
  make_all_comparable(relation.triggers);
  make_all_comparable(relation.policies);
  make_all_comparable(relation.rules);
  relation.query = nullptr;
  relation.reads.clear();
  relation.unknown = false;
  Settings settings;
  for (const auto& [name, value] : relation.settings)
    settings[text::lower(name)] = value.empty() ? "true" : text::lower(without(value, '\''));
  if (const auto check = settings.find("check_option"); check != settings.end()) {
    relation.check_option = text::upper(check->second);
    settings.erase(check);
  }
  for (const char* elsewhere : {"tablespace", "using", "server", "oids"})
    settings.erase(elsewhere);
  // SET TABLESPACE, SET ACCESS METHOD, NO DEPENDS ON EXTENSION: not among the parameters.
  std::erase_if(settings, [](const auto& setting) {
    return setting.first.starts_with("set ") || setting.first.ends_with("depends on extension");
  });
  relation.settings = std::move(settings);
  unless(relation.replica_identity, "DEFAULT");
}

void make_comparable(Sequence& sequence) {
  if (sequence.type.empty()) sequence.type = "bigint";
  const bool down = sequence.increment.starts_with('-');
  const std::string largest = sequence.type == "integer"    ? "2147483647"
                              : sequence.type == "smallint" ? "32767"
                                                            : "9223372036854775807";
  const std::string smallest = sequence.type == "integer"    ? "-2147483648"
                               : sequence.type == "smallint" ? "-32768"
                                                             : "-9223372036854775808";
  const std::string minimum = sequence.minimum.empty() ? (down ? smallest : "1") : sequence.minimum;
  const std::string maximum = sequence.maximum.empty() ? (down ? "-1" : largest) : sequence.maximum;
  unless(sequence.start, down ? maximum : minimum);
  unless(sequence.minimum, down ? smallest : "1");
  unless(sequence.maximum, down ? "-1" : largest);
  unless(sequence.increment, "1");
  unless(sequence.cache, "1");
}

void make_comparable(Type& type) {
  make_all_comparable(type.attributes);
  make_all_comparable(type.checks);
  take_normal_form(type.base);
  take_normal_form(type.default_value);
  type.settings.clear();
  type.unknown = false;
}

/// Whether the server keeps the body as a tree.
bool is_parsed_body(const Routine& routine) {
  return text::equal_ignoring_case(routine.language, "sql") &&
         (text::starts_with_ignoring_case(routine.body, "RETURN") ||
          text::starts_with_ignoring_case(routine.body, "BEGIN ATOMIC"));
}

void make_comparable(Routine& routine) {
  if (routine.returns && routine.returns->of_column) routine.returns.reset();
  take_normal_form(routine.returns);
  routine.language = text::lower(routine.language);
  routine.characteristics.clear();
  if (is_parsed_body(routine)) routine.body.clear();
  const std::string qualifier = usual_schema + '.';
  for (size_t at; (at = routine.arguments.find(qualifier)) != std::string::npos;)
    routine.arguments.erase(at, qualifier.size());
}

Id place_of(const Id&, const Routine& routine) {
  return {routine.schema, routine.name + '(' + routine.arguments + ')'};
}
template <class T>
Id place_of(const Id& id, const T&) {
  return id;
}

void make_comparable(Schema& schema) {
  schema.unknown = false;
}

void make_comparable(Extension& extension) {
  extension = {extension.name, {}, {}, {}};
}

template <class T, class Keep>
void make_all_comparable(Objects<T>& objects, const Keep& keep) {
  Objects<T> result;
  objects.for_each([&](const Id& id, const Shared<T>& object) {
    if (!keep(*object)) return;
    T copy = *object;
    make_comparable(copy);
    const Id place = place_of(id, copy);
    result.put(place, std::move(copy));
  });
  objects = std::move(result);
}

/// Of what takes no part in the shape of tables, only extended statistics are read.
void keep_statistics(Objects<OtherObject>& others) {
  Objects<OtherObject> result;
  others.for_each([&](const Id&, const Shared<OtherObject>& object) {
    if (object->kind != sql::ObjectKind::statistics) return;
    OtherObject copy = *object;
    copy.definition.clear();
    if (copy.schema.empty()) copy.schema = usual_schema;
    const Id place{copy.schema, copy.name};
    result.put(place, std::move(copy));
  });
  others = std::move(result);
}

}  // namespace

Catalog comparable(const Catalog& catalog) {
  Catalog result = catalog;
  const auto all = [](const auto&) { return true; };
  make_all_comparable(result.relations,
                      [](const Relation& r) { return !r.temporary && !r.external; });
  make_all_comparable(result.sequences, [](const Sequence& s) { return !s.temporary; });
  make_all_comparable(result.types, all);
  make_all_comparable(result.routines, [](const Routine& r) { return !r.aggregate; });
  make_all_comparable(result.schemas, [](const Schema& s) { return s.name != usual_schema; });
  make_all_comparable(result.extensions, [](const Extension& e) { return e.name != "plpgsql"; });
  keep_statistics(result.others);
  return result;
}

}  // namespace segue::postgresql
