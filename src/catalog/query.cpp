#include "catalog/query.h"

#include <algorithm>

#include "base/text.h"

namespace segue::catalog {

TypeRef type_ref(Semantics::TypeGuess made) {
  return made ? std::make_shared<const sql::TypeName>(*std::move(made)) : nullptr;
}

namespace {

/// The type of a column that outlives the reference.
TypeRef type_ref_of(const Column& column) {
  return {TypeRef(), column.type ? &*column.type : nullptr};
}

void rename_columns(const Context& context, Shape& shape,
                    const std::vector<sql::ColumnDeclaration>& names) {
  for (size_t i = 0; i < names.size() && i < shape.columns.size(); ++i) {
    shape.columns[i].name = names[i].name.text;
    shape.columns[i].key = context.key(NameKind::column, names[i].name.text);
    if (names[i].type)
      shape.columns[i].type = type_ref(context.semantics.canonical(*names[i].type));
  }
}

void rename_columns(const Context& context, Shape& shape, const sql::Names& names) {
  for (size_t i = 0; i < names.size() && i < shape.columns.size(); ++i) {
    shape.columns[i].name = names[i].text;
    shape.columns[i].key = context.key(NameKind::column, names[i].text);
  }
}

}  // namespace

Shape QueryReader::read(const sql::Query& query) {
  return read(query, nullptr);
}

Shape QueryReader::read(const sql::Query& query, const Scope* outer) {
  const size_t common = common_tables_.size();
  if (query.with) read_with(*query.with, outer);
  Scope scope;
  scope.outer = outer;
  Shape shape = read_body(query, scope);
  scope.results = &shape;
  if (std::holds_alternative<sql::Select>(query.body)) read_order(query.order_by, scope);
  if (query.limit) read(*query.limit, scope);
  if (query.offset) read(*query.offset, scope);
  common_tables_.resize(common);
  return shape;
}

Shape QueryReader::read_body(const sql::Query& query, Scope& scope) {
  if (const auto* select = std::get_if<sql::Select>(&query.body))
    return read_select(*select, scope);
  if (const auto* values = std::get_if<sql::Values>(&query.body))
    return read_values(*values, scope);
  if (const auto* table = std::get_if<sql::TableQuery>(&query.body))
    return source_of(table->table, {}).shape;
  return read_set(std::get<sql::SetOperation>(query.body), scope.outer);
}

Shape QueryReader::read_select(const sql::Select& select, Scope& scope) {
  for (const sql::TableReference& reference : select.from)
    read_from(reference, scope);
  Shape result;
  add_items(select.items, scope, result);
  scope.results = &result;
  if (select.where) read(*select.where, scope);
  read_all(select.distinct_on, scope);
  read_all(select.group_by, scope);
  if (select.having) read(*select.having, scope);
  for (const sql::NamedWindow& window : select.windows)
    read_window(window.window, scope);
  scope.results = nullptr;
  return result;
}

void QueryReader::add_items(const std::vector<sql::SelectItem>& items, Scope& scope,
                            Shape& result) {
  for (const sql::SelectItem& item : items) {
    const auto* reference = std::get_if<sql::ColumnReference>(&item.value.form);
    if (reference && reference->star) {
      expand_star(item, scope, result);
      continue;
    }
    OutputColumn column;
    const OutputColumn* found = nullptr;
    if (reference) {
      column.type = type_ref(read_column(*reference, scope, &found));
      if (found) column.source = found->source;
      column.name = reference->parts.back().text;
    } else {
      column.type = type_ref(read(item.value, scope));
      column.name = item.alias ? "" : context_.semantics.label_of(item.value);
    }
    if (item.alias) column.name = item.alias.text;
    column.key = context_.key(NameKind::column, column.name);
    if (column.name.empty()) result.complete = false;
    if (const auto* access = std::get_if<sql::FieldAccess>(&item.value.form))
      if (access->star) result.complete = false;
    result.columns.push_back(std::move(column));
  }
}

void QueryReader::expand_star(const sql::SelectItem& item, const Scope& scope, Shape& result) {
  const auto& star = std::get<sql::ColumnReference>(item.value.form);
  NamedStar named{&item, {}};
  const std::string alias = star.parts.empty() ? "" : alias_key(star.parts.back());
  bool found = false;
  for (const Scope* at = &scope; at && !found; at = alias.empty() ? nullptr : at->outer) {
    for (const Source& source : at->sources) {
      if (!alias.empty() && source.alias != alias) continue;
      found = true;
      if (!source.shape.complete) result.complete = false;
      for (const OutputColumn& column : source.shape.columns) {
        if (!source.relation.name.empty()) use(source.relation, column.key);
        if (!report_)
          named.columns.push_back({source.name, column.name, {source.relation, column.key}});
        result.columns.push_back(column);
      }
      if (alias.empty()) continue;
      if (!source.relation.name.empty()) note(star, source, "");
      break;
    }
  }
  if (!found) result.complete = false;
  if (!report_) stars_.push_back(std::move(named));
}

Shape QueryReader::read_values(const sql::Values& values, Scope& scope) {
  Shape shape;
  for (const sql::Expressions& row : values.rows) {
    for (size_t i = 0; i < row.size(); ++i) {
      const TypeGuess type = read(row[i], scope);
      if (shape.columns.size() <= i) {
        OutputColumn column;
        column.name = column.key = "column" + std::to_string(i + 1);
        column.type = type_ref(type);
        shape.columns.push_back(std::move(column));
      } else {
        TypeRef& common = shape.columns[i].type;
        common = type_ref(context_.semantics.common_type(guess(common), type));
      }
    }
  }
  return shape;
}

Shape QueryReader::read_set(const sql::SetOperation& operation, const Scope* outer) {
  Shape left = read(*operation.left, outer);
  const Shape right = read(*operation.right, outer);
  left.complete = left.complete && right.complete;
  for (size_t i = 0; i < left.columns.size() && i < right.columns.size(); ++i) {
    TypeRef& common = left.columns[i].type;
    common = type_ref(context_.semantics.common_type(guess(common), guess(right.columns[i].type)));
    left.columns[i].source = nullptr;
  }
  return left;
}

size_t QueryReader::read_with(const sql::With& with, const Scope* outer) {
  for (const sql::CommonTable& table : with.tables) {
    CommonTable common;
    common.name = alias_key(table.name);
    if (with.recursive && table.body) {
      // The part that does not refer to itself gives the columns.
      const auto* query = std::get_if<sql::Query>(&table.body->form);
      const auto* set = query ? std::get_if<sql::SetOperation>(&query->body) : nullptr;
      if (set) {
        const bool report = report_;
        report_ = false;
        common.shape = read(*set->left, outer);
        report_ = report;
        rename_columns(context_, common.shape, table.columns);
        common_tables_.push_back(common);
        read_statement(*table.body, outer);
        continue;
      }
    }
    if (table.body) common.shape = read_statement(*table.body, outer);
    rename_columns(context_, common.shape, table.columns);
    common_tables_.push_back(std::move(common));
  }
  return with.tables.size();
}

Shape QueryReader::read_statement(const sql::DataStatement& statement, const Scope* outer) {
  if (const auto* query = std::get_if<sql::Query>(&statement.form)) return read(*query, outer);
  read(statement);
  Shape shape;
  shape.complete = false;  // RETURNING
  return shape;
}

void QueryReader::read_from(const sql::TableReference& reference, Scope& scope) {
  if (const auto* table = std::get_if<sql::NamedTable>(&reference.form)) {
    add_table(*table, reference, scope);
  } else if (const auto* derived = std::get_if<sql::DerivedTable>(&reference.form)) {
    Shape shape = read(*derived->query, &scope);
    rename_columns(context_, shape, reference.columns);
    scope.sources.push_back(
        {alias_key(reference.alias), {}, std::move(shape), reference.alias.text, false});
  } else if (const auto* function = std::get_if<sql::TableFunction>(&reference.form)) {
    add_function(*function, reference, scope);
  } else {
    const auto& join = std::get<sql::Join>(reference.form);
    read_from(*join.left, scope);
    read_from(*join.right, scope);
    if (join.on) read(*join.on, scope);
    if (!join.using_columns.empty() || join.natural) {
      // The column is there once in `*`; the plain reading of it finds the left one.
      for (const sql::Name& name : join.using_columns) {
        auto& columns = scope.sources.back().shape.columns;
        const std::string key = column_key(name);
        sql::ColumnReference column;
        column.parts.push_back(name);
        const size_t named = named_columns_.size();
        read_column(column, scope);
        for (size_t i = named; i < named_columns_.size(); ++i)
          named_columns_[i].reference = nullptr;
        std::erase_if(columns, [&](const OutputColumn& c) { return c.key == key; });
      }
      // Of a join in parentheses we do not look for which of its tables has the column.
      if (join.natural || std::holds_alternative<sql::Join>(join.right->form))
        scope.sources.back().shape.complete = false;
    }
  }
}

void QueryReader::add_table(const sql::NamedTable& table, const sql::TableReference& reference,
                            Scope& scope) {
  Source source = source_of(table.name, reference.alias);
  if (!report_ && !source.relation.name.empty())
    named_relations_.push_back({&table, source.relation});
  rename_columns(context_, source.shape, reference.columns);
  scope.sources.push_back(std::move(source));
}

QueryReader::Source QueryReader::source_of(const sql::ObjectName& name, const sql::Name& alias) {
  Source source;
  source.name = alias ? alias.text : name.name.text;
  source.alias = alias_key(alias ? alias : name.name);
  source.named_by_relation = !alias;
  if (!name.schema) {
    const std::string key = alias_key(name.name);
    for (auto at = common_tables_.rbegin(); at != common_tables_.rend(); ++at)
      if (at->name == key) {
        source.shape = at->shape;
        return source;
      }
  }
  auto id = find_relation(context_, name);
  if (!id && report_ && require_relation(context_, name)) id = relation_id(context_, name);
  const Relation* relation = id ? context_.catalog.relation(*id) : nullptr;
  if (!relation) {
    met_unknown_ = true;
    source.shape.complete = false;
    return source;
  }
  source.relation = *std::move(id);
  source.shape = shape_of(*relation);
  use(source.relation, "");
  return source;
}

Shape QueryReader::shape_of(const Relation& relation) const {
  Shape shape;
  shape.complete = !is_open(context_, relation);
  shape.columns.reserve(relation.columns.size());
  for (const auto& column : relation.columns)
    shape.columns.push_back({column->name, column->key, type_ref_of(*column), &*column});
  return shape;
}

void QueryReader::add_function(const sql::TableFunction& function,
                               const sql::TableReference& reference, Scope& scope) {
  Shape shape;
  shape.complete = false;
  for (const sql::Expression& call : function.calls)
    read(call, scope);
  const auto* call =
      function.calls.size() == 1 ? std::get_if<sql::Call>(&function.calls[0].form) : nullptr;
  const bool typed = !reference.columns.empty() && reference.columns.front().type.has_value();
  std::string alias = alias_key(reference.alias);
  if (typed) {
    for (const sql::ColumnDeclaration& column : reference.columns)
      shape.columns.push_back({column.name.text, column_key(column.name),
                               type_ref(context_.semantics.canonical(*column.type)), nullptr});
    shape.complete = true;
  } else if (call) {
    if (alias.empty()) alias = alias_key(call->function.name);
    const sql::Name& name = reference.columns.empty() ? reference.alias : reference.columns[0].name;
    OutputColumn column;
    column.name = name ? name.text : call->function.name.text;
    column.key = context_.key(NameKind::column, column.name);
    column.type = type_ref(read_call(*call, scope));
    shape.columns.push_back(std::move(column));
  }
  scope.sources.push_back({alias, {}, std::move(shape), alias, false});
}

void QueryReader::use(const Id& relation, const std::string& column) {
  uses_.push_back({relation, column});
}

void QueryReader::note(const sql::ColumnReference& reference, const Source& source,
                       const std::string& column) {
  if (!report_)
    named_columns_.push_back({&reference, {source.relation, column}, source.named_by_relation});
}

std::vector<ColumnUse> QueryReader::uses() const {
  std::vector<const ColumnUse*> sorted;
  sorted.reserve(uses_.size());
  for (const ColumnUse& use : uses_)
    sorted.push_back(&use);
  std::sort(sorted.begin(), sorted.end(),
            [](const ColumnUse* a, const ColumnUse* b) { return *a < *b; });
  std::vector<ColumnUse> result;
  for (const ColumnUse* use : sorted)
    if (result.empty() || result.back() != *use) result.push_back(*use);
  return result;
}

void QueryReader::read(const sql::DataStatement& statement) {
  std::visit([&](const auto& form) { read(form); }, statement.form);
}

void QueryReader::read_statement(const sql::Statement& statement) {
  const auto read_rows = [this](const auto& form) {
    if constexpr (requires { this->read(form); }) read(form);
  };
  std::visit(read_rows, statement);
}

bool is_of_row(const sql::ColumnReference& reference) {
  const auto& parts = reference.parts;
  return parts.size() == 2 && (text::equal_ignoring_case(parts[0].text, "new") ||
                               text::equal_ignoring_case(parts[0].text, "old"));
}

void QueryReader::write_target(const sql::Expression& target, const Id& table) {
  const sql::Expression* at = &target;
  while (const auto* subscript = std::get_if<sql::Subscript>(&at->form))
    at = &*subscript->operand;
  while (const auto* access = std::get_if<sql::FieldAccess>(&at->form))
    at = &*access->operand;
  const auto* reference = std::get_if<sql::ColumnReference>(&at->form);
  const Relation* relation = context_.catalog.relation(table);
  if (!reference || !relation || reference->parts.empty()) return;
  // `a.b` is column b of table a, or field b of column a.
  for (const sql::Name& part : reference->parts)
    if (find_column(*relation, column_key(part))) {
      use(table, column_key(part));
      refuse_generated(*relation, part);
      return;
    }
  const sql::Name& name = reference->parts.back();
  if (report_ && !context_.semantics.is_system_column(column_key(name)))
    require_column(context_, *relation, name);
}

void QueryReader::assign(const sql::Assignments& assignments, const Id& table, Scope& scope) {
  for (const sql::Assignment& assignment : assignments) {
    for (const sql::Expression& target : assignment.targets)
      if (!table.name.empty()) write_target(target, table);
    read(assignment.value, scope);
  }
}

void QueryReader::read(const sql::Insert& insert) {
  const size_t common = common_tables_.size();
  if (insert.with) read_with(*insert.with, nullptr);
  const Id table = written_table(insert.table);
  for (const sql::Expression& column : insert.columns)
    if (!table.name.empty()) write_target(column, table);
  check_writable(table, insert.table.span(), "INSERT");
  read_source(insert, table);
  check_arbiters(insert, table);
  const bool plain = insert.set.empty() && insert.on_duplicate.empty() &&
                     insert.on_conflict.empty() && insert.returning.empty();
  if (!plain) read_rest(insert, table);
  common_tables_.resize(common);
}

Id QueryReader::written_table(const sql::ObjectName& name) {
  const auto id = find_relation(context_, name);
  const bool known = id || (report_ && require_relation(context_, name));
  if (!known) {
    met_unknown_ = true;
    return {};
  }
  const Id result = id ? *id : relation_id(context_, name);
  use(result, "");
  return result;
}

/// Rows of plain values, of which there may be many, say nothing about names.
void QueryReader::read_source(const sql::Insert& insert, const Id& table) {
  if (!insert.source) return;
  const auto* values = std::get_if<sql::Values>(&insert.source->body);
  if (!values) {
    const Shape shape = read(*insert.source, nullptr);
    if (shape.complete) check_count(insert, table, shape.columns.size());
    return;
  }
  if (!values->rows.empty()) check_count(insert, table, values->rows.front().size());
  const Scope scope;
  for (const sql::Expressions& row : values->rows)
    for (const sql::Expression& value : row)
      if (!std::holds_alternative<sql::Literal>(value.form) &&
          !std::holds_alternative<sql::Parameter>(value.form))
        read(value, scope);
}

/// Where a row has as many values as it has columns, be they named or not. What is generated has
/// none.
void QueryReader::check_count(const sql::Insert& insert, const Id& table, size_t values) {
  const Relation* relation = context_.catalog.relation(table);
  if (!report_ || context_.traits().checks_views || !relation || is_open(context_, *relation) ||
      relation->kind != RelationKind::table)
    return;
  const auto all = std::count_if(relation->columns.begin(), relation->columns.end(),
                                 [](const auto& column) { return !column->generated; });
  const size_t wanted = insert.columns.empty() ? static_cast<size_t>(all) : insert.columns.size();
  if (values == wanted) return;
  context_.refuse("wrong-number-of-values", insert.table.span(),
                  std::to_string(values) + " values are given for " + std::to_string(wanted) +
                      " columns of " + quoted(insert.table),
                  "name the columns on both sides");
}

/// Where nothing at all can be written to a column that is made of others.
void QueryReader::refuse_generated(const Relation& relation, const sql::Name& name) {
  const Column* column = find_column(relation, column_key(name));
  if (!report_ || context_.traits().checks_views || !column || !column->generated) return;
  context_.refuse("generated-column-written", name.span,
                  "column " + quoted(name) + " of " + quoted(relation.name) +
                      " is generated: nothing can be written to it",
                  "leave the column out");
}

namespace {

bool is_over(const std::vector<std::string>& columns, const std::vector<std::string>& wanted) {
  return std::is_permutation(columns.begin(), columns.end(), wanted.begin(), wanted.end());
}

/// Whether the relation has a key over these columns and no others, for all of its rows.
bool has_key_over(const Relation& relation, const std::vector<std::string>& wanted) {
  const auto is_key = [&](const auto& constraint) {
    return (constraint->kind == ConstraintKind::primary_key ||
            constraint->kind == ConstraintKind::unique) &&
           is_over(constraint->columns, wanted);
  };
  const auto is_unique = [&](const auto& index) {
    std::vector<std::string> columns;
    for (const IndexColumn& part : index->parts)
      columns.push_back(part.column);
    return index->unique && !index->where && is_over(columns, wanted);
  };
  return std::any_of(relation.constraints.begin(), relation.constraints.end(), is_key) ||
         std::any_of(relation.indexes.begin(), relation.indexes.end(), is_unique);
}

}  // namespace

/// What ON CONFLICT (a, b) names must be a key: the server looks for it whether rows conflict or
/// not.
void QueryReader::check_arbiters(const sql::Insert& insert, const Id& table) {
  const Relation* relation = report_ ? context_.catalog.relation(table) : nullptr;
  if (!relation || relation->kind != RelationKind::table || is_open(context_, *relation)) return;
  for (const sql::OnConflict& conflict : insert.on_conflict) {
    std::vector<std::string> wanted, names;
    for (const sql::Expression& target : conflict.target)
      if (const auto* column = std::get_if<sql::ColumnReference>(&target.form);
          column && column->parts.size() == 1) {
        wanted.push_back(column_key(column->parts.front()));
        names.push_back(quoted(column->parts.front()));
      }
    const bool plain = !wanted.empty() && wanted.size() == conflict.target.size() &&
                       conflict.target_tails.empty() && !conflict.target_where;
    const bool known = std::all_of(wanted.begin(), wanted.end(), [&](const auto& key) {
      return find_column(*relation, key) != nullptr;
    });
    if (!plain || !known || has_key_over(*relation, wanted)) continue;
    context_.refuse("no-such-constraint", insert.table.span(),
                    "table " + quoted(insert.table) + " has no key over " +
                        text::joined(names, ", ") + " alone: ON CONFLICT finds none",
                    "name the columns of a primary key or of a unique index without WHERE");
  }
}

/// Where a view takes nothing by itself.
void QueryReader::check_writable(const Id& table, Span span, std::string_view event) {
  const Relation* view = report_ ? context_.catalog.relation(table) : nullptr;
  if (!view || !view->is_view() || context_.traits().checks_views || is_open(context_, *view))
    return;
  for (const auto& trigger : view->triggers)
    for (const sql::TriggerEvent& each : trigger->events)
      if (trigger->timing == "INSTEAD OF" && each.event == event) return;
  context_.refuse("wrong-object-kind", span,
                  quoted(view->name) + " is a view: it takes no " + std::string(event) +
                      " without an INSTEAD OF trigger",
                  "write to its table, or make the trigger first");
}

void QueryReader::check_writable(const Scope& targets, Span span, std::string_view event) {
  if (targets.sources.size() == 1) check_writable(targets.sources.front().relation, span, event);
}

/// What may name the row that is there or the row that was to be inserted.
void QueryReader::read_rest(const sql::Insert& insert, const Id& table) {
  Scope scope;
  Source target = source_of(insert.table, insert.alias);
  scope.sources.push_back(target);
  if (insert.row_alias) {
    target.alias = alias_key(insert.row_alias);
    if (!insert.row_alias_columns.empty()) target.shape.complete = false;
    scope.sources.push_back(target);
  }
  target.alias = "excluded";
  scope.sources.push_back(target);
  for (Source& source : scope.sources)
    if (insert.source && std::holds_alternative<sql::Select>(insert.source->body))
      source.shape.complete = false;  // columns of the SELECT may be named too
  assign(insert.set, table, scope);
  assign(insert.on_duplicate, table, scope);
  for (const sql::OnConflict& conflict : insert.on_conflict) {
    read_all(conflict.target, scope);
    if (conflict.target_where) read(*conflict.target_where, scope);
    assign(conflict.assignments, table, scope);
    if (conflict.where) read(*conflict.where, scope);
  }
  Shape returned;
  add_items(insert.returning, scope, returned);
}

void QueryReader::read(const sql::Update& update) {
  const size_t common = common_tables_.size();
  if (update.with) read_with(*update.with, nullptr);
  Scope scope;
  for (const sql::TableReference& table : update.tables)
    read_from(table, scope);
  check_writable(scope, update.span, "UPDATE");
  const bool single = scope.sources.size() == 1;
  const Id table = single ? scope.sources[0].relation : Id{};
  for (const sql::TableReference& reference : update.from)
    read_from(reference, scope);
  assign(update.assignments, table, scope);
  if (update.where) read(*update.where, scope);
  read_order(update.order_by, scope);
  Shape returned;
  add_items(update.returning, scope, returned);
  common_tables_.resize(common);
}

void QueryReader::read(const sql::Delete& remove) {
  const size_t common = common_tables_.size();
  if (remove.with) read_with(*remove.with, nullptr);
  Scope scope;
  for (const sql::TableReference& reference : remove.from)
    read_from(reference, scope);
  check_writable(scope, remove.span, "DELETE");
  for (const sql::TableReference& reference : remove.using_tables)
    read_from(reference, scope);
  if (remove.where) read(*remove.where, scope);
  read_order(remove.order_by, scope);
  Shape returned;
  add_items(remove.returning, scope, returned);
  common_tables_.resize(common);
}

void QueryReader::read(const sql::Merge& merge) {
  const size_t common = common_tables_.size();
  if (merge.with) read_with(*merge.with, nullptr);
  Scope scope;
  read_from(merge.target, scope);
  const Id table = scope.sources.empty() ? Id{} : scope.sources[0].relation;
  read_from(merge.source, scope);
  read(merge.on, scope);
  for (const sql::MergeWhen& when : merge.when) {
    if (when.condition) read(*when.condition, scope);
    for (const sql::Expression& column : when.columns)
      if (!table.name.empty()) write_target(column, table);
    read_all(when.values, scope);
    assign(when.assignments, table, scope);
  }
  common_tables_.resize(common);
}

}  // namespace segue::catalog
