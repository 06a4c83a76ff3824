#include "dialects/sqlite/parse/build.h"
#include "grammar/sqlite/tokens.h"

namespace segue::sqlite::build {
namespace {

sql::Expressions columns_of(const Parser::NameListContext* context) {
  sql::Expressions result;
  if (context == nullptr) return result;
  for (const auto* name : context->names)
    result.push_back(column(name_of(name)));
  return result;
}

sql::Assignments assignments(const Parser::AssignmentsContext* context) {
  sql::Assignments result;
  for (const auto* item : context->items) {
    sql::Assignment assignment;
    if (item->column != nullptr) assignment.targets.push_back(column(name_of(item->column)));
    if (item->columns != nullptr) assignment.targets = columns_of(item->columns);
    assignment.value = expression(item->value);
    result.push_back(std::move(assignment));
  }
  return result;
}

/// The columns of the index that the clause is about; the directions that may stand behind them
/// decide nothing, but are kept.
void set_target(const Parser::SortListContext* context, sql::OnConflict& clause) {
  bool directed = false;
  for (auto& item : order_items(context)) {
    directed = directed || item.direction != sql::Direction::unspecified;
    clause.target.push_back(std::move(item.value));
  }
  if (!directed) return;
  for (const auto* item : context->items)
    clause.target_tails.push_back(item->direction == nullptr ? "" : word_of(item->direction));
}

sql::OnConflict upsert(const Parser::UpsertContext* context) {
  sql::OnConflict result;
  if (context->target != nullptr) set_target(context->target, result);
  result.target_where = condition(context->targetWhere);
  result.update = context->changes != nullptr;
  if (result.update) result.assignments = assignments(context->changes);
  result.where = condition(context->updateWhere);
  return result;
}

std::vector<sql::SelectItem> results(const Parser::ReturningContext* context) {
  return context == nullptr ? std::vector<sql::SelectItem>{} : select_items(context->results);
}

sql::TableReference target(const Parser::QnameContext* table, const Parser::NameContext* alias,
                           const Parser::IndexHintContext* hint) {
  sql::NamedTable named;
  named.name = object_name(table);
  if (hint != nullptr) named.hints = std::string(text_of(hint));
  sql::TableReference result;
  result.span = named.name.span();
  if (alias != nullptr) {
    result.alias = name_of(alias);
    result.span = result.span.joined(result.alias.span);
  }
  result.form = std::move(named);
  return result;
}

}  // namespace

std::string conflict_action(const Parser::ConflictActionContext* context) {
  return context == nullptr ? std::string() : word_of(context->start);
}

sql::Insert insert(const Parser::InsertContext* context) {
  sql::Insert result;
  result.span = span_of(context);
  result.replace = context->replace != nullptr;
  result.or_action = conflict_action(context->action);
  result.table = object_name(context->table);
  if (context->alias != nullptr) result.alias = name_of(context->alias);
  result.columns = columns_of(context->columns);
  result.default_values = context->defaults != nullptr;
  if (context->source != nullptr) result.source = query(context->source);
  for (const auto* clause : context->upserts)
    result.on_conflict.push_back(upsert(clause));
  result.returning = results(context->results);
  return result;
}

sql::Update update(const Parser::UpdateContext* context) {
  sql::Update result;
  result.span = span_of(context);
  result.or_action = conflict_action(context->action);
  result.tables.push_back(target(context->table, context->alias, context->hint));
  result.assignments = assignments(context->changes);
  if (context->from != nullptr) result.from = table_list(context->from);
  result.where = condition(context->filter);
  result.returning = results(context->results);
  result.order_by = order_by(context->order);
  set_limit(context->range, result.limit, result.offset);
  return result;
}

sql::Delete delete_from(const Parser::DeleteFromContext* context) {
  sql::Delete result;
  result.span = span_of(context);
  result.from.push_back(target(context->table, context->alias, context->hint));
  result.where = condition(context->filter);
  result.returning = results(context->results);
  result.order_by = order_by(context->order);
  set_limit(context->range, result.limit, result.offset);
  return result;
}

sql::DataStatement data_statement(const Parser::TopQueryContext* context) {
  sql::DataStatement result;
  std::optional<sql::With> tables;
  if (context->with != nullptr) tables = with(context->with);
  const auto take = [&](auto statement) {
    statement.with = std::move(tables);
    statement.span = span_of(context);
    result.form = std::move(statement);
  };
  if (context->body != nullptr) take(query_body(context->body));
  if (context->inserted != nullptr) take(insert(context->inserted));
  if (context->updated != nullptr) take(update(context->updated));
  if (context->deleted != nullptr) take(delete_from(context->deleted));
  return result;
}

}  // namespace segue::sqlite::build
