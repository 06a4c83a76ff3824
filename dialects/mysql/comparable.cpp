#include "dialects/mysql/comparable.h"

#include <algorithm>

#include "base/text.h"
#include "dialects/mysql/normal_form.h"
#include "dialects/mysql/types.h"
#include "dialects/mysql/writer.h"

namespace segue::mysql {
namespace {

using namespace catalog;

void take_normal_form(ExpressionRef& expression) {
  if (expression) expression = std::make_shared<const sql::Expression>(normal_form(*expression));
}

void unless(std::string& text, std::string_view usual) {
  if (text::equal_ignoring_case(text, usual)) text.clear();
}

std::string without_quotes(std::string text) {
  const bool is_quoted = text.size() > 1 && text.front() == text.back() &&
                         (text.front() == '\'' || text.front() == '"' || text.front() == '`');
  return is_quoted ? text.substr(1, text.size() - 2) : text;
}

/// Options of a table with a value that says what holds without them: the servers leave them out.
bool says_usual(const std::string& name, const std::string& value) {
  if (value == "default") return true;
  if (name == "encryption") return value == "n";
  if (name == "compression") return value.empty() || value == "none";
  for (const std::string_view each : {"key_block_size", "checksum", "table_checksum", "max_rows",
                                      "min_rows", "avg_row_length", "delay_key_write"})
    if (name == each) return value == "0";
  return false;
}

/// Names and values of options without case and quotes; those that say what is usual anyway are
/// left out.
Settings plain(const Settings& settings, std::initializer_list<std::string_view> left_out) {
  Settings result;
  for (const auto& [name, value] : settings) {
    const std::string word = without_quotes(text::lower(name));
    if (std::find(left_out.begin(), left_out.end(), word) == left_out.end())
      result[word] = without_quotes(text::lower(value));
  }
  return result;
}

void make_comparable(Column& column) {
  if (column.type)
    column.type = normal_form(*column.type, bytes_per_character(column.character_set));
  if (column.default_value && column.type)
    column.default_value =
        std::make_shared<const sql::Expression>(normal_form(*column.default_value, *column.type));
  take_normal_form(column.default_value);
  take_normal_form(column.on_update);
  take_normal_form(column.generated);
  if (column.generated) {
    unless(column.generated_storage, "VIRTUAL");
    if (column.generated_storage == "PERSISTENT") column.generated_storage = "STORED";
  }
  column.settings = plain(column.settings, {"visible", "column_format", "storage", "json"});
}

/// Columns of views: the server derives their types.
void make_comparable_of_view(Column& column) {
  Column plain;
  plain.name = column.name;
  plain.key = column.key;
  column = std::move(plain);
}

void make_comparable(Constraint& constraint) {
  take_normal_form(constraint.condition);
  if (constraint.kind == ConstraintKind::check)
    std::sort(constraint.columns.begin(), constraint.columns.end());
  unless(constraint.match, "SIMPLE");
  // MariaDB has no name for the check of a column, and numbers the others by their own count.
  if (constraint.kind == ConstraintKind::check && constraint.condition &&
      constraint.name.starts_with("CONSTRAINT_")) {
    constraint.name = "check " + write(*constraint.condition);
    constraint.key = constraint.name;
  }
  for (auto* action : {&constraint.on_delete, &constraint.on_update})
    if (*action == sql::ReferentialAction::no_action || *action == sql::ReferentialAction::restrict)
      *action = sql::ReferentialAction::unspecified;
}

/// `json_valid(column)`, which MariaDB adds to columns of the type JSON.
bool only_checks_json(const Constraint& constraint) {
  const auto* call =
      constraint.condition ? std::get_if<sql::Call>(&constraint.condition->form) : nullptr;
  return constraint.kind == ConstraintKind::check && constraint.of_column && call &&
         call->function.name.text == "json_valid";
}

void make_comparable(Index& index, const Relation& relation) {
  index.implicit = false;
  index.method = text::lower(index.method);
  unless(index.method, "btree");
  if (relation.engine == "InnoDB") unless(index.method, "hash");
  for (IndexColumn& part : index.parts) {
    take_normal_form(part.expression);
    if (part.direction == sql::Direction::ascending) part.direction = sql::Direction::unspecified;
    const Column* column = find_column(relation, part.column);
    // A prefix that is the whole is none.
    if (column && column->type && column->type->arguments.size() == 1 &&
        column->type->arguments.front() == std::to_string(part.prefix_length))
      part.prefix_length = 0;
  }
  index.settings = plain(index.settings, {"visible", "not ignored", "key_block_size"});
  // ALTER INDEX says anew what CREATE INDEX had said.
  if (const auto said = index.settings.find("visibility"); said != index.settings.end()) {
    const std::string word = said->second;
    for (const char* old : {"visibility", "invisible", "ignored"})
      index.settings.erase(old);
    if (word == "invisible" || word == "ignored") index.settings[word];
  }
}

void make_comparable(Trigger& trigger) {
  trigger.for_each = "ROW";
  trigger.timing = text::upper(trigger.timing);
}

void make_comparable(Relation& relation) {
  relation.unknown = false;
  for (auto& column : relation.columns) {
    if (relation.is_view())
      make_comparable_of_view(column.edit());
    else
      make_comparable(column.edit());
  }
  for (auto& constraint : relation.constraints)
    make_comparable(constraint.edit());
  std::erase_if(relation.constraints, [](const auto& held) { return only_checks_json(*held); });
  for (auto& index : relation.indexes)
    make_comparable(index.edit(), relation);
  for (auto& trigger : relation.triggers)
    make_comparable(trigger.edit());
  relation.settings =
      plain(relation.settings, {"auto_increment", "insert_method", "rows numbered"});
  std::erase_if(relation.settings,
                [](const auto& setting) { return says_usual(setting.first, setting.second); });
  if (!relation.is_view()) return;
  relation.query = nullptr;
  relation.reads.clear();
  relation.engine.clear();
  relation.character_set.clear();
  relation.collation.clear();
  relation.settings.clear();
}

void make_comparable(Sequence& sequence) {
  unless(sequence.start, sequence.minimum.empty() ? "1" : sequence.minimum);
  unless(sequence.minimum, "1");
  unless(sequence.maximum, "9223372036854775806");
  unless(sequence.increment, "1");
  unless(sequence.cache, "1000");
}

void make_comparable(Routine& routine) {
  if (routine.returns) {
    routine.returns = normal_form(*routine.returns);
    routine.returns->character_set.clear();
  }
  unless(routine.language, "sql");
  routine.characteristics.clear();
}

/// The objects of one schema, as if it were the one without a name.
template <class T, class Keep>
Objects<T> of_schema(const Objects<T>& objects, const std::string& schema, const Keep& keep) {
  Objects<T> result;
  objects.for_each([&](const Id& id, const Shared<T>& object) {
    if (id.schema != schema || !keep(*object)) return;
    T copy = *object;
    make_comparable(copy);
    copy.schema.clear();
    result.put({"", id.name}, std::move(copy));
  });
  return result;
}

Objects<OtherObject> events_of(const Objects<OtherObject>& others) {
  Objects<OtherObject> result;
  others.for_each([&](const Id&, const Shared<OtherObject>& object) {
    if (object->kind != sql::ObjectKind::event) return;
    OtherObject copy = *object;
    copy.definition.clear();
    const Id place{"", copy.name};
    result.put(place, std::move(copy));
  });
  return result;
}

/// References to tables of the schema need not name it.
void point_inside(Objects<Relation>& relations, const std::string& schema) {
  if (schema.empty()) return;
  Objects<Relation> result;
  relations.for_each([&](const Id& id, const Shared<Relation>& held) {
    Relation copy = *held;
    for (auto& constraint : copy.constraints)
      if (constraint->target.schema == schema) constraint.edit().target.schema.clear();
    result.put(id, std::move(copy));
  });
  relations = std::move(result);
}

}  // namespace

Catalog comparable(const Catalog& catalog) {
  const std::string& schema = catalog.current_schema;
  const auto all = [](const auto&) { return true; };
  Catalog result;
  result.relations = of_schema(catalog.relations, schema, [](const Relation& relation) {
    return !relation.temporary && !relation.external;
  });
  point_inside(result.relations, schema);
  result.sequences = of_schema(catalog.sequences, schema,
                               [](const Sequence& sequence) { return !sequence.temporary; });
  result.routines = of_schema(catalog.routines, schema, all);
  result.others = events_of(catalog.others);
  return result;
}

}  // namespace segue::mysql
