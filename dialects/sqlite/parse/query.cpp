#include "dialects/sqlite/parse/build.h"
#include "grammar/sqlite/tokens.h"

namespace segue::sqlite::build {
namespace {

constexpr size_t max_compound_terms = 500;  // SQLITE_MAX_COMPOUND_SELECT
constexpr size_t max_joined_tables = 64;    // more than the engine joins

sql::Values values(const Parser::SimpleQueryContext* context) {
  sql::Values result;
  result.rows.reserve(context->rows.size());
  for (const auto* row : context->rows)
    result.rows.push_back(expressions(row->values));
  return result;
}

sql::Select select(const Parser::SelectContext* context) {
  sql::Select result;
  result.distinct =
      context->quantifier != nullptr && type_of(context->quantifier) == token::K_DISTINCT;
  result.items = select_items(context->results);
  if (context->from != nullptr) result.from = table_list(context->from);
  result.where = condition(context->filter);
  result.group_by = expressions(context->groups);
  if (context->having != nullptr) result.having = expression(context->having);
  for (const auto* named : context->windows) {
    sql::NamedWindow named_window;
    named_window.name = name_of(named->windowName);
    named_window.window = window(named->definition);
    result.windows.push_back(std::move(named_window));
  }
  return result;
}

sql::Query without_order(const Parser::SimpleQueryContext* context) {
  sql::Query result;
  result.span = span_of(context);
  if (context->selection != nullptr) result.body = select(context->selection);
  if (context->selection == nullptr) result.body = values(context);
  return result;
}

void refuse_order_inside(const Parser::SelectContext* context) {
  if (context == nullptr) return;
  if (context->order != nullptr) refuse(context->order->start);
  if (context->range != nullptr) refuse(context->range->start);
}

sql::Query combined(sql::Query left, const Parser::SetOperatorContext* op, sql::Query right) {
  sql::SetOperation operation;
  operation.op = word_of(op->start);
  operation.all = op->all != nullptr;
  sql::Query result;
  result.span = left.span.joined(right.span);
  operation.left = std::move(left);
  operation.right = std::move(right);
  result.body = std::move(operation);
  return result;
}

sql::TableReference named_or_function(const Parser::TableRefContext* context) {
  sql::TableReference result;
  if (context->open == nullptr) {
    sql::NamedTable table;
    table.name = object_name(context->table);
    if (context->hint != nullptr) table.hints = std::string(text_of(context->hint));
    result.form = std::move(table);
    return result;
  }
  sql::Call call;
  call.function = object_name(context->table);
  for (auto& value : expressions(context->arguments)) {
    sql::Argument argument;
    argument.value = std::move(value);
    call.arguments.push_back(std::move(argument));
  }
  sql::TableFunction function;
  function.calls.push_back({.form = std::move(call), .span = span_of(context->table)});
  result.form = std::move(function);
  return result;
}

sql::TableReference table_reference(const Parser::TableRefContext* context) {
  sql::TableReference result;
  if (context->table != nullptr) {
    result = named_or_function(context);
  } else if (context->subquery != nullptr) {
    sql::DerivedTable derived;
    derived.query = query(context->subquery);
    result.form = std::move(derived);
  } else {
    result = tables(context->nested);
  }
  if (context->alias != nullptr) result.alias = name_of(context->alias);
  if (context->bare != nullptr) result.alias = name_of(context->bare);
  result.span = span_of(context);
  return result;
}

/// LEFT and RIGHT together are FULL; other words do not go together.
std::string both(const std::string& kind, const antlr4::Token* next) {
  const std::string word = word_of(next);
  if (kind.empty() || kind == word) return word;
  if ((kind == "LEFT" && word == "RIGHT") || (kind == "RIGHT" && word == "LEFT")) return "FULL";
  refuse(next);
}

/// `NATURAL`, and the word that says what is kept of rows without a partner.
void set_kind(const Parser::JoinContext* context, sql::Join& join) {
  bool outer = false;
  for (const auto* type : context->types) {
    switch (type_of(type->start)) {
      case token::K_NATURAL:
        join.natural = true;
        break;
      case token::K_OUTER:
        outer = true;
        break;
      default:
        join.kind = both(join.kind, type->start);
        break;
    }
  }
  const bool keeps = join.kind == "LEFT" || join.kind == "RIGHT" || join.kind == "FULL";
  if (outer && !keeps) refuse(context->types.back()->start);
}

sql::TableReference joined(sql::TableReference left, const Parser::JoinContext* context) {
  sql::Join join;
  set_kind(context, join);
  if (context->right->condition != nullptr) join.on = expression(context->right->condition);
  if (context->right->columns != nullptr) join.using_columns = names_of(context->right->columns);
  sql::TableReference result;
  sql::TableReference right = table_reference(context->right);
  result.span = left.span.joined(right.span);
  join.left = std::move(left);
  join.right = std::move(right);
  result.form = std::move(join);
  return result;
}

void check_tables(const Parser::TablesContext* context) {
  if (context->first->condition != nullptr) refuse(context->first->on);
  if (context->first->columns != nullptr) refuse(context->first->columns->start);
  if (context->joins.size() >= max_joined_tables)
    throw Refusal{span_of(context), "at most 64 tables in a join"};
}

}  // namespace

sql::TableReferences table_list(const Parser::TablesContext* context) {
  check_tables(context);
  sql::TableReferences result;
  result.push_back(table_reference(context->first));
  for (const auto* join : context->joins) {
    const bool separate =
        join->comma != nullptr && join->right->on == nullptr && join->right->columns == nullptr;
    if (separate) {
      result.push_back(table_reference(join->right));
    } else {
      result.back() = joined(std::move(result.back()), join);
    }
  }
  return result;
}

sql::TableReference tables(const Parser::TablesContext* context) {
  check_tables(context);
  sql::TableReference result = table_reference(context->first);
  for (const auto* join : context->joins)
    result = joined(std::move(result), join);
  return result;
}

std::vector<sql::SelectItem> select_items(const Parser::ResultListContext* context) {
  std::vector<sql::SelectItem> result;
  for (const auto* column : context->columns) {
    sql::SelectItem item;
    if (column->star != nullptr) {
      sql::ColumnReference everything;
      everything.star = true;
      item.value = {.form = std::move(everything), .span = span_of(column->star)};
    } else {
      item.value = result_value(column->value);
    }
    if (column->alias != nullptr) item.alias = name_of(column->alias);
    if (column->bare != nullptr) item.alias = name_of(column->bare);
    result.push_back(std::move(item));
  }
  return result;
}

Maybe<sql::Expression> condition(const Parser::WhereContext* context) {
  if (context == nullptr) return std::nullopt;
  return expression(context->condition);
}

void set_limit(const Parser::LimitContext* context, Maybe<sql::Expression>& limit,
               Maybe<sql::Expression>& offset) {
  if (context == nullptr) return;
  limit = expression(context->count);
  if (context->second == nullptr) return;
  offset = expression(context->second);
  // `LIMIT 5, 10` names the offset first.
  if (type_of(context->separator) == token::COMMA) std::swap(limit, offset);
}

sql::With with(const Parser::WithClauseContext* context) {
  sql::With result;
  result.recursive = context->recursive != nullptr;
  for (const auto* cte : context->ctes) {
    sql::CommonTable table;
    table.name = name_of(cte->table);
    table.columns = names_of(cte->columns);
    if (cte->materialized != nullptr) table.materialized = cte->no == nullptr;
    table.body = sql::DataStatement{.form = query(cte->body)};
    result.tables.push_back(std::move(table));
  }
  return result;
}

sql::Query query_body(const Parser::QueryBodyContext* context) {
  if (context->parts.size() > max_compound_terms)
    throw Refusal{span_of(context), "more than 500 terms in a compound SELECT"};
  sql::Query result = without_order(context->parts.front());
  for (size_t i = 0; i < context->ops.size(); ++i) {
    refuse_order_inside(context->parts[i]->selection);
    result = combined(std::move(result), context->ops[i], without_order(context->parts[i + 1]));
  }
  if (const auto* last = context->parts.back()->selection) {
    result.order_by = order_by(last->order);
    set_limit(last->range, result.limit, result.offset);
  }
  result.span = span_of(context);
  return result;
}

sql::Query query(const Parser::QueryContext* context) {
  sql::Query result = query_body(context->body);
  if (context->with != nullptr) result.with = with(context->with);
  result.span = span_of(context);
  return result;
}

}  // namespace segue::sqlite::build
