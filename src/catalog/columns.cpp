#include <algorithm>

#include "base/text.h"
#include "catalog/definitions.h"
#include "sql/walk.h"

namespace segue::catalog {
namespace {

/// Reads the attributes of one column in the order in which they were written.
class ColumnReader {
 public:
  ColumnReader(Context& context, const Id& id, const Relation& relation, Column& column,
               PendingConstraints& pending)
      : context_(context), id_(id), relation_(relation), column_(column), pending_(pending) {}

  void read(const sql::ColumnConstraint& constraint) {
    at_ = &constraint;
    std::visit([&](const auto& form) { take(form); }, constraint.form);
  }

 private:
  void take(const sql::NotNull&) {
    column_.not_null = true;
    column_.not_null_name = at_->name.text;
  }
  void take(const sql::Null&) { column_.nullable = true; }
  void take(const sql::Default& value) { column_.default_value = shared(value.value); }
  void take(const sql::Check& check) { wait(check); }
  void take(const sql::PrimaryKeyColumn& key) {
    column_.auto_increment = column_.auto_increment || key.autoincrement;
    sql::KeyConstraint form;
    form.primary = true;
    form.columns.push_back(part(key.direction));
    form.storage = key.storage;
    wait(std::move(form));
  }
  void take(const sql::KeyColumn&) { take(sql::PrimaryKeyColumn{}); }
  void take(const sql::UniqueColumn& key) {
    sql::KeyConstraint form;
    form.columns.push_back(part({}));
    form.nulls_distinct = key.nulls_distinct;
    form.storage = key.storage;
    wait(std::move(form));
  }
  void take(const sql::References& references) {
    if (context_.traits().ignores_references_of_columns) return;
    sql::ForeignKey form;
    form.columns.push_back(sql::Name{column_.name, at_->span});
    form.references = references;
    wait(std::move(form));
  }
  void take(const sql::Generated& generated) {
    column_.generated = shared(generated.value);
    column_.generated_storage = generated.storage;
  }
  void take(const sql::Identity& identity) {
    column_.identity_always = identity.always;
    set_not_null_without_name();
    make_owned_sequence(context_, id_, relation_, column_.name,
                        column_.type ? *column_.type : sql::TypeName{}, identity.sequence, true);
  }
  void take(const sql::AutoIncrement&) { column_.auto_increment = true; }
  void take(const sql::ColumnCollation& collation) {
    column_.collation = collation.collation.text();
  }
  void take(const sql::ColumnComment& comment) { column_.comment = comment.text; }
  void take(const sql::OnUpdate& update) { column_.on_update = shared(update.value); }
  void take(const sql::ColumnOption& option) {
    column_.settings[option.option.name] = option.option.value;
  }

  void set_not_null_without_name() { column_.not_null = true; }

  sql::IndexPart part(sql::Direction direction) const {
    sql::IndexPart result;
    result.column = sql::Name{column_.name, at_->span};
    result.direction = direction;
    return result;
  }

  template <class Form>
  void wait(Form form) {
    sql::TableConstraint constraint;
    constraint.name = at_->name;
    constraint.form = std::move(form);
    constraint.attributes = at_->attributes;
    constraint.span = at_->span;
    pending_.push_back({std::move(constraint), true, context_.key(NameKind::column, column_.name)});
  }

  Context& context_;
  const Id& id_;
  const Relation& relation_;
  Column& column_;
  PendingConstraints& pending_;
  const sql::ColumnConstraint* at_ = nullptr;
};

template <class Parts>
auto* edit_part(Parts& parts, std::string_view key) {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const auto& p) { return p->key == key; });
  return found == parts.end() ? nullptr : &found->edit();
}

std::string number_or(const std::string& text, const std::string& usual) {
  return text.empty() ? usual : text;
}

}  // namespace

Column defined_column(Context& context, const Id& id, const Relation& relation,
                      const sql::ColumnDefinition& definition, PendingConstraints& pending) {
  Column column;
  column.name = definition.name.text;
  column.key = context.key(NameKind::column, column.name);
  std::optional<SerialType> serial;
  if (definition.type) {
    serial = context.semantics.serial(*definition.type);
    column.type = resolved_type(context, serial ? serial->type : *definition.type);
    column.character_set = text::lower(definition.type->character_set);
  }
  if (serial) {
    const Id sequence = make_owned_sequence(context, id, relation, column.name, *column.type,
                                            sql::SequenceOptions{}, false);
    column.default_value = context.semantics.sequence_default(*context.catalog.sequence(sequence));
    column.not_null = true;
  }
  ColumnReader reader(context, id, relation, column, pending);
  for (const sql::ColumnConstraint& constraint : definition.constraints)
    reader.read(constraint);
  context.semantics.complete(column, relation);
  refresh_uses(context, column);
  if (column.not_null && context.traits().named_not_null && column.not_null_name.empty())
    column.not_null_name = context.semantics.not_null_name(context.catalog, relation, column.name);
  return column;
}

void refresh_uses(const Context& context, Column& column) {
  column.uses.clear();
  if (column.type) add_uses(context, *column.type, column.uses);
  if (column.default_value) add_uses(context, *column.default_value, column.uses);
  if (column.generated) add_uses(context, *column.generated, column.uses);
}

void place_column(Context& context, Relation& relation, Column column,
                  const sql::ColumnPlace& place) {
  auto at = relation.columns.end();
  if (place.first) {
    at = relation.columns.begin();
  } else if (place.after) {
    const std::string key = context.key(NameKind::column, place.after.text);
    const auto after = std::find_if(relation.columns.begin(), relation.columns.end(),
                                    [&](const auto& c) { return c->key == key; });
    if (after != relation.columns.end())
      at = after + 1;
    else if (!is_open(context, relation))
      context.refuse("no-such-column", place.after.span,
                     "table " + quoted(relation.name) + " has no column " + quoted(place.after));
  }
  relation.columns.insert(at, Shared<Column>(std::move(column)));
}

void set_not_null(Context& context, Relation& relation, Column& column, const sql::Name& name) {
  column.not_null = true;
  if (!context.traits().named_not_null || !column.not_null_name.empty()) return;
  column.not_null_name =
      name ? name.text : context.semantics.not_null_name(context.catalog, relation, column.name);
}

bool require_columns(Context& context, const Relation& relation,
                     const sql::Expression& expression) {
  if (is_open(context, relation)) return true;
  // Where the server takes what it does not find for a text.
  const bool may_be_text = !context.traits().checks_views;
  const std::string row = context.key(NameKind::column, relation.name);
  bool complete = true;
  auto visit = [&](const auto& node) {
    using T = std::decay_t<decltype(node)>;
    if constexpr (std::is_same_v<T, sql::Query>) return false;
    if constexpr (std::is_same_v<T, sql::ColumnReference>) {
      if (node.star || node.parts.size() != 1) return true;
      const sql::Name& name = node.parts.front();
      const std::string key = context.key(NameKind::column, name.text);
      if (!(name.quoted && may_be_text) && key != row && !context.semantics.is_system_column(key))
        complete = require_column(context, relation, name) && complete;
    }
    return true;
  };
  sql::walk(expression, visit);
  return complete;
}

Column* edit_column(Relation& relation, std::string_view key) {
  return edit_part(relation.columns, key);
}
Constraint* edit_constraint(Relation& relation, std::string_view key) {
  return edit_part(relation.constraints, key);
}
Index* edit_index(Relation& relation, std::string_view key) {
  return edit_part(relation.indexes, key);
}

Id make_owned_sequence(Context& context, const Id& table, const Relation& relation,
                       const std::string& column, const sql::TypeName& type,
                       const sql::SequenceOptions& options, bool of_identity) {
  Sequence sequence;
  sequence.schema = relation.schema;
  sequence.name = options.sequence_name
                      ? options.sequence_name.name.text
                      : context.semantics.sequence_name(context.catalog, relation, column);
  sequence.type = type.name.name.text;
  sequence.owner = table;
  sequence.owner_column = context.key(NameKind::column, column);
  sequence.of_identity = of_identity;
  read_options(context, sequence, options);
  const Id id{table.schema, context.key(NameKind::relation, sequence.name)};
  context.catalog.sequences.put(id, std::move(sequence));
  return id;
}

void read_options(Context& context, Sequence& sequence, const sql::SequenceOptions& options) {
  if (options.type) sequence.type = context.semantics.canonical(*options.type).name.name.text;
  sequence.increment = number_or(options.increment, sequence.increment);
  sequence.minimum = options.no_minimum ? "" : number_or(options.minimum, sequence.minimum);
  sequence.maximum = options.no_maximum ? "" : number_or(options.maximum, sequence.maximum);
  sequence.start = number_or(options.start, sequence.start);
  sequence.cache = number_or(options.cache, sequence.cache);
  if (options.cycle) sequence.cycle = *options.cycle;
  if (options.owned_by_none) {
    sequence.owner = {};
    sequence.owner_column.clear();
  } else if (options.owned_by.parts.size() >= 2) {
    const sql::Names& parts = options.owned_by.parts;
    sql::ObjectName table;
    table.name = parts[parts.size() - 2];
    if (parts.size() > 2) table.schema = parts[parts.size() - 3];
    if (const Relation* relation = require_relation(context, table)) {
      sequence.owner = relation_id(context, table);
      if (const Column* column = require_column(context, *relation, parts.back()))
        sequence.owner_column = column->key;
    }
  }
}

std::vector<Id> children_of(const Context& context, const Id& id) {
  std::vector<Id> result;
  for (const Node& node : context.catalog.dependents_of({ObjectClass::family, id})) {
    const Relation* relation = context.catalog.relation(node.id);
    if (relation && std::find(relation->parents.begin(), relation->parents.end(), id) !=
                        relation->parents.end())
      result.push_back(node.id);
  }
  return result;
}

bool has_value_of_its_own(const Column& column) {
  return column.default_value || column.generated || column.identity_always.has_value() ||
         column.auto_increment;
}

const sql::Expression* constant_default(const Column& column) {
  if (column.generated || column.identity_always.has_value() || column.auto_increment) return {};
  const sql::Expression* value = column.default_value ? &*column.default_value : nullptr;
  const sql::Expression* bare = value;
  while (bare != nullptr) {
    if (std::holds_alternative<sql::Literal>(bare->form)) return value;
    const auto* unary = std::get_if<sql::Unary>(&bare->form);
    const bool is_signed = unary != nullptr && (unary->op == "-" || unary->op == "+");
    bare = is_signed ? &*unary->operand : nullptr;
  }
  return nullptr;
}

std::vector<std::string> primary_key_of(const Relation& relation) {
  for (const auto& constraint : relation.constraints)
    if (constraint->kind == ConstraintKind::primary_key) return constraint->columns;
  for (const auto& index : relation.indexes) {
    if (!index->primary) continue;
    std::vector<std::string> columns;
    for (const IndexColumn& column : index->parts)
      columns.push_back(column.column);
    return columns;
  }
  return {};
}

}  // namespace segue::catalog
