#include <algorithm>
#include <optional>
#include <string_view>

#include "base/text.h"
#include "catalog/definitions.h"
#include "catalog/families.h"

namespace segue::catalog {
namespace {

bool includes(const sql::LikeTable& like, std::string_view what) {
  bool included = false;
  for (const std::string& option : like.options) {
    const bool matches = option.ends_with(what) || option.ends_with("ALL");
    if (matches) included = option.starts_with("INCLUDING");
  }
  return included;
}

/// Makes one table.
class TableMaker {
 public:
  TableMaker(Context& context, const sql::CreateTable& statement)
      : context_(context), statement_(statement) {}

  void make() {
    id_ = place_of(context_, statement_.table, NameKind::relation, statement_.temporary);
    if (statement_.or_replace && context_.catalog.relations.contains(id_))
      drop_relation(context_, id_, statement_.table.span(), true);
    if (!is_free_for_relation(context_, id_, statement_.table, statement_.if_not_exists)) return;
    describe();
    add_columns();
    if (!context_.outcome.applied && statement_.partition_of) return;
    made(context_, id_);
    context_.catalog.relations.put(id_, table_);
    context_.sync();
    // Foreign keys come last where they need indexes: those that are written serve them too.
    PendingConstraints foreign_keys;
    if (context_.traits().foreign_keys_make_indexes) take_foreign_keys(foreign_keys);
    add_constraints(context_, id_, pending_);
    for (const auto* index : indexes_)
      add_index(context_, id_, *index, false);
    add_constraints(context_, id_, foreign_keys);
    for (const auto& column : table_.columns)
      if (column->generated) require_columns(context_, table_, *column->generated);
    copy_of_parents();
    for (const auto& like : likes_)
      copy_rest(*like);
  }

 private:
  void take_foreign_keys(PendingConstraints& foreign_keys) {
    const auto is_foreign_key = [](const PendingConstraint& pending) {
      return std::holds_alternative<sql::ForeignKey>(pending.constraint.form);
    };
    for (const PendingConstraint& pending : pending_)
      if (is_foreign_key(pending)) foreign_keys.push_back(pending);
    std::erase_if(pending_, is_foreign_key);
  }

  void describe() {
    table_.schema = statement_.table.schema ? statement_.table.schema.text : id_.schema;
    table_.name = statement_.table.name.text;
    table_.kind = statement_.foreign ? RelationKind::foreign_table : RelationKind::table;
    table_.temporary = statement_.temporary;
    table_.on_commit = statement_.on_commit;
    table_.unlogged = statement_.unlogged;
    table_.strict = statement_.strict;
    table_.without_rowid = statement_.without_rowid;
    if (statement_.partition_by)
      table_.partition_by = std::make_shared<const sql::PartitionBy>(*statement_.partition_by);
    read_options(table_, statement_.options);
    const auto* schema = context_.catalog.schemas.find(Id{"", id_.schema});
    context_.semantics.complete(table_, schema ? &**schema : nullptr);
  }

  void add_columns() {
    if (statement_.like) copy_columns(*statement_.like);
    if (statement_.of_type) take_type();
    if (statement_.partition_of) inherit(statement_.partition_of, true);
    for (const sql::ObjectName& parent : statement_.inherits)
      inherit(parent, false);
    for (const sql::TableElement& element : statement_.elements)
      std::visit([&](const auto& e) { add(e); }, element);
    for (const sql::TableElement& element : statement_.elements)
      if (const auto* period = std::get_if<sql::PeriodDefinition>(&element)) bound_by(*period);
    if (statement_.as_query) take_query();
    if (!statement_.as_execute.empty()) table_.columns_unknown = true;
  }

  void add(const sql::ColumnDefinition& definition) {
    const std::string key = context_.key(NameKind::column, definition.name.text);
    if (Column* inherited = edit_column(table_, key)) {
      merge(*inherited, definition);
      return;
    }
    Column column = defined_column(context_, id_, table_, definition, pending_);
    table_.columns.push_back(std::move(column));
  }

  /// A column that a parent or a type has too; twice in one table it is an error.
  void merge(Column& inherited, const sql::ColumnDefinition& definition) {
    const bool merges =
        !statement_.inherits.empty() || statement_.partition_of || statement_.of_type;
    if (!merges) {
      context_.refuse("column-exists", definition.name.span,
                      "column " + quoted(definition.name) + " is defined twice");
      return;
    }
    Column own = defined_column(context_, id_, table_, definition, pending_);
    inherited.local = true;
    inherited.not_null = inherited.not_null || own.not_null;
    if (own.default_value) inherited.default_value = own.default_value;
  }

  void add(const sql::TableConstraint& constraint) { pending_.push_back({constraint, false, {}}); }
  void add(const sql::IndexDefinition& index) { indexes_.push_back(&index); }
  void add(const sql::LikeTable& like) { copy_columns(like); }
  void add(const sql::PeriodDefinition&) {}

  /// The ends of a period are never NULL. Those of the rows' own history say so without words.
  void bound_by(const sql::PeriodDefinition& period) {
    if (text::equal_ignoring_case(period.name.text, "SYSTEM_TIME")) return;
    for (const sql::Name& end : {period.start, period.end})
      if (Column* column = edit_column(table_, context_.key(NameKind::column, end.text)))
        set_not_null(context_, table_, *column);
  }

  void copy_columns(const sql::LikeTable& like) {
    const Relation* source = require_relation(context_, like.table);
    if (!source) return;
    likes_.push_back(&like);
    sources_.push_back(relation_id(context_, like.table));
    const bool whole = statement_.like.has_value();
    if (is_open(context_, *source)) table_.columns_unknown = true;
    const Relation copy = *source;
    if (whole) {
      table_.engine = copy.engine;
      table_.character_set = copy.character_set;
      table_.collation = copy.collation;
      table_.assumed_character_set = copy.assumed_character_set;
      table_.columns = copy.columns;
      table_.comment = copy.comment;
      table_.partition_by = copy.partition_by;
      table_.settings = copy.settings;
      for (const char* place : {"DATA DIRECTORY", "INDEX DIRECTORY"})
        table_.settings.erase(place);
      return;
    }
    for (const auto& held : copy.columns) {
      Column column = *held;
      column.local = true;
      column.inherited_by = 0;
      column.not_null_name.clear();
      if (!includes(like, "DEFAULTS")) column.default_value = nullptr;
      if (!includes(like, "GENERATED")) column.generated = nullptr;
      if (!includes(like, "COMMENTS")) column.comment.clear();
      const bool identity = column.identity_always.has_value() && includes(like, "IDENTITY");
      if (!identity) column.identity_always.reset();
      column.uses.clear();
      if (column.type) add_uses(context_, *column.type, column.uses);
      if (column.default_value) add_uses(context_, *column.default_value, column.uses);
      if (column.not_null) {
        column.not_null = false;
        set_not_null(context_, table_, column);
      }
      if (identity) make_owned_sequence(context_, id_, table_, column.name, *column.type, {}, true);
      table_.columns.push_back(std::move(column));
    }
  }

  /// Indexes and constraints of `LIKE`, which need the table to be there.
  void copy_rest(const sql::LikeTable& like) {
    const Id source_id = relation_id(context_, like.table);
    const Relation* held = context_.catalog.relation(source_id);
    if (!held) return;
    const Relation source = *held;
    const bool whole = statement_.like.has_value();
    if (whole || includes(like, "CONSTRAINTS")) copy_checks(source);
    if (whole || includes(like, "INDEXES"))
      for (const auto& index : source.indexes)
        copy_index(source, *index);
  }

  /// Where they are named anew, that is done in the order of their names.
  void copy_checks(const Relation& source) {
    std::vector<Constraint> checks;
    for (const auto& constraint : source.constraints)
      if (constraint->kind == ConstraintKind::check) checks.push_back(own(*constraint));
    const bool anew = context_.traits().checks_share_names;
    if (anew)
      std::stable_sort(checks.begin(), checks.end(),
                       [](const auto& a, const auto& b) { return a.key < b.key; });
    Relation& edited = context_.catalog.edit_relation(id_);
    for (Constraint& check : checks) {
      if (anew) {
        check.generated = true;
        check.name =
            context_.semantics.constraint_name(context_.catalog, edited, check.kind, check.columns);
        check.key = context_.key(NameKind::constraint, check.name);
      }
      edited.constraints.push_back(std::move(check));
    }
  }
  /// A copy is the table's own, wherever the original came from.
  static Constraint own(Constraint constraint) {
    constraint.local = true;
    constraint.inherited_by = 0;
    return constraint;
  }

  void copy_index(const Relation& source, const Index& index) {
    const Relation& table = *context_.catalog.relation(id_);
    Index copy = index;
    copy.implicit = false;
    copy.parents.clear();
    const Constraint* behind = find_constraint(source, index.constraint);
    if (behind) {
      Constraint constraint = own(*behind);
      constraint.name = context_.semantics.constraint_name(context_.catalog, table, constraint.kind,
                                                           naming_columns(context_, table, index));
      constraint.key = context_.key(NameKind::constraint, constraint.name);
      copy.name = constraint.name;
      copy.constraint = constraint.key;
      constraint.index = copy.key = constraint.key;
      context_.catalog.edit_relation(id_).constraints.push_back(std::move(constraint));
    } else if (context_.traits().index_scope == NameScope::schema) {
      copy.name = context_.semantics.index_name(context_.catalog, table, naming_parts(copy));
      copy.key = context_.key(NameKind::index, copy.name);
    }
    context_.catalog.edit_relation(id_).indexes.push_back(std::move(copy));
  }

  void take_type() {
    const auto id = find_type(context_, statement_.of_type);
    if (!id) {
      table_.columns_unknown = true;
      return;
    }
    table_.of_type = *id;
    table_.uses.push_back({ObjectClass::type, *id});
    table_.columns = context_.catalog.type(*id)->attributes;
  }

  void inherit(const sql::ObjectName& name, bool as_partition) {
    const Relation* parent = require_relation(context_, name);
    if (!parent) {
      table_.columns_unknown = true;
      return;
    }
    table_.parents.push_back(relation_id(context_, name));
    table_.is_partition = as_partition;
    if (statement_.bound && statement_.bound->kind == sql::PartitionBound::Kind::default_partition)
      table_.bound = "DEFAULT";
    if (is_open(context_, *parent)) table_.columns_unknown = true;
    for (const auto& held : parent->columns) {
      if (Column* column = edit_column(table_, held->key)) {
        ++column->inherited_by;
        column->not_null = column->not_null || held->not_null;
        continue;
      }
      Column column = *held;
      column.local = false;
      column.inherited_by = 1;
      column.identity_always.reset();
      if (as_partition) column.identity_always = shared_identity(context_, *held, table_);
      if (column.not_null && !column.not_null_name.empty()) column.inherited_not_null = true;
      table_.columns.push_back(std::move(column));
    }
  }

  /// Constraints and, for partitions, indexes and triggers of the parents.
  void copy_of_parents() {
    for (const Id& parent_id : table_.parents) {
      const Relation parent = *context_.catalog.relation(parent_id);
      for (const auto& constraint : parent.constraints)
        copy_constraint(*constraint);
      if (!table_.is_partition) continue;
      context_.sync();
      for (const auto& index : parent.indexes)
        copy_partition_index(parent_id, parent, *index);
    }
  }

  void copy_constraint(const Constraint& constraint) {
    const bool check =
        constraint.kind == ConstraintKind::check && !constraint.attributes.no_inherit;
    const bool foreign_key = constraint.kind == ConstraintKind::foreign_key && table_.is_partition;
    if (check) inherit_check(context_, id_, constraint);
    if (foreign_key) inherit_foreign_key(context_, id_, constraint);
  }

  void copy_partition_index(const Id& parent_id, const Relation& parent, const Index& index) {
    copy_index(parent, index);
    Relation& table = context_.catalog.edit_relation(id_);
    table.indexes.back().edit().parents = {Id{parent_id.schema, index.key}};
    if (index.of_constraint && !table.constraints.empty()) {
      Constraint& constraint = table.constraints.back().edit();
      constraint.local = false;
      constraint.inherited_by = 1;
    }
  }

  void take_query() {
    bool unknown = false;
    auto columns = columns_of_query(context_, *statement_.as_query, statement_.as_columns, unknown);
    for (auto& column : columns)
      if (!find_column(table_, column->key)) table_.columns.push_back(std::move(column));
    if (unknown) table_.columns_unknown = true;
    for (auto& column : table_.columns)
      context_.semantics.complete(column.edit(), table_);
  }

  Context& context_;
  const sql::CreateTable& statement_;
  Id id_{};
  Relation table_{};
  PendingConstraints pending_{};
  std::vector<const sql::IndexDefinition*> indexes_{};
  std::vector<const sql::LikeTable*> likes_{};
  std::vector<Id> sources_{};
};

}  // namespace

bool is_free_for_relation(Context& context, const Id& id, const sql::ObjectName& name,
                          bool if_not_exists) {
  const Catalog& catalog = context.catalog;
  const Relation* held = catalog.relation(id);
  if (held && held->external && !held->columns_unknown) held = nullptr;
  const bool shares = context.traits().relations_share_names;
  const bool of_index =
      context.traits().index_scope == NameScope::schema && catalog.index_owners.contains(id);
  const bool taken_otherwise = of_index || (shares && catalog.sequences.contains(id));
  if (!held && !taken_otherwise) return true;
  if (if_not_exists && (held || shares)) return false;
  if (held && (held->external || held->unknown)) {
    context.catalog.relations.erase(id);  // what we only guessed is made here for certain
    return true;
  }
  if (held)
    context.refuse(held->is_view() ? "view-exists" : "table-exists", name.span(),
                   std::string(word_of(held->kind)) + ' ' + quoted(name) + " exists already",
                   "an earlier statement creates it; drop it first, or give this one another name");
  else
    context.refuse("name-taken", name.span(),
                   "the name " + quoted(name) + " is taken by an index or a sequence");
  return false;
}

void set_character_set(Relation& relation, std::string_view set, std::string_view collation) {
  relation.character_set = text::lower(set);
  relation.collation = text::lower(collation);
  relation.assumed_character_set = false;
}

namespace {

/// Phrases that tell the server to do something once, and leave nothing that the table would keep.
bool acts_once(std::string_view name) {
  return name == "FORCE" || name.ends_with(" KEYS") || name.ends_with(" VALIDATION") ||
         name == "DISCARD TABLESPACE" || name == "IMPORT TABLESPACE";
}

void read_option(Relation& relation, const std::string& name, const sql::Option& option) {
  if (name == "ENGINE")
    relation.engine = option.value;
  else if (name == "COMMENT")
    relation.comment = option.value == "''" || option.value == R"("")" ? "" : option.value;
  else if (name == "ADD SYSTEM VERSIONING")
    relation.settings["WITH SYSTEM VERSIONING"];
  else if (name == "DROP SYSTEM VERSIONING")
    relation.settings.erase("WITH SYSTEM VERSIONING");
  else if (name != "AUTO_INCREMENT" && !acts_once(name))
    relation.settings[option.name] = option.value;
}

}  // namespace

void read_options(Relation& relation, const sql::Options& options) {
  std::optional<std::string_view> set, collation;
  for (const sql::Option& option : options) {
    std::string name = text::upper(option.name);
    if (name.starts_with("DEFAULT ")) name = name.substr(8);
    if (name == "CHARSET" || name == "CHARACTER SET")
      set = option.value;
    else if (name == "COLLATE")
      collation = option.value;
    else
      read_option(relation, name, option);
  }
  if (set || collation)
    set_character_set(relation, set.value_or(relation.character_set), collation.value_or(""));
}

void change(Context& context, const sql::CreateTable& statement) {
  TableMaker(context, statement).make();
}

void change(Context& context, const sql::CreateVirtualTable& statement) {
  const Id id = place_of(context, statement.table, NameKind::relation);
  if (!is_free_for_relation(context, id, statement.table, statement.if_not_exists)) return;
  Relation table;
  table.schema = statement.table.schema ? statement.table.schema.text : id.schema;
  table.name = statement.table.name.text;
  table.kind = RelationKind::virtual_table;
  table.columns_unknown = true;
  table.settings["USING"] =
      statement.module.text + '(' + text::joined(statement.arguments, ", ") + ')';
  made(context, id);
  context.catalog.relations.put(id, std::move(table));
}

}  // namespace segue::catalog
