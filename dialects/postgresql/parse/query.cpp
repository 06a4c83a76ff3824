#include "base/text.h"
#include "dialects/postgresql/parse/builder.h"

namespace segue::postgresql {
namespace {

bool is_bare(const sql::Query& query) {
  return !query.with && query.order_by.empty() && !query.limit && !query.offset &&
         query.locks.empty();
}

}  // namespace

sql::DataStatement Builder::data_statement(P::QueryContext* tree) {
  const auto whole = [&](auto made) {
    made.span = span(tree);
    if (auto* clause = child<P::WithClauseContext>(tree)) made.with = with(clause);
    return sql::DataStatement{std::move(made)};
  };
  if (auto* body = child<P::QueryBodyContext>(tree)) return whole(query_body(body));
  if (auto* inserted = child<P::InsertContext>(tree)) return whole(insert(inserted));
  if (auto* updated = child<P::UpdateContext>(tree)) return whole(update(updated));
  if (auto* deleted = child<P::DeleteStatementContext>(tree)) return whole(delete_from(deleted));
  return whole(merge(child<P::MergeContext>(tree)));
}

sql::Query Builder::query(P::QueryContext* tree) {
  auto* body = child<P::QueryBodyContext>(tree);
  if (body == nullptr) refuse(tree, "a query is expected here");
  sql::Query query = query_body(body);
  query.span = span(tree);
  if (auto* clause = child<P::WithClauseContext>(tree)) query.with = with(clause);
  return query;
}

sql::Query Builder::source(P::SourceQueryContext* tree) {
  sql::Query query = query_body(child<P::QueryBodyContext>(tree));
  query.span = span(tree);
  if (child<P::WithClauseContext>(tree) != nullptr)
    query.with = with(child<P::WithClauseContext>(tree));
  return query;
}

sql::With Builder::with(P::WithClauseContext* tree) {
  sql::With with;
  with.recursive = tree->recursive != nullptr;
  for (auto* each : all<P::CommonTableContext>(tree)) {
    sql::CommonTable table;
    table.name = name(each->name);
    table.columns = names(child<P::ColumnNamesContext>(each));
    if (each->K_MATERIALIZED() != nullptr) table.materialized = each->K_NOT() == nullptr;
    table.body = data_statement(child<P::QueryInParensContext>(each)->query());
    for (const Context* clause : {static_cast<Context*>(child<P::SearchClauseContext>(each)),
                                  static_cast<Context*>(child<P::CycleClauseContext>(each))}) {
      if (clause == nullptr) continue;
      if (!table.tail.empty()) table.tail += ' ';
      table.tail += sql(clause);
    }
    with.tables.push_back(std::move(table));
  }
  return with;
}

sql::Query Builder::query_body(P::QueryBodyContext* tree) {
  sql::Query query = all<P::SetTailContext>(tree).empty()
                         ? set_operand(child<P::SetOperandContext>(tree))
                         : combined(tree);
  query.span = span(tree);
  const auto limit_trees = listed<P::LimitClauseContext>(tree);
  if (child<P::OrderByContext>(tree) == nullptr && limit_trees.empty()) return query;
  if (!is_bare(query)) {
    // `(SELECT … LIMIT 1) ORDER BY …`: a query around the one in parentheses says the same.
    sql::Select around;
    around.items.push_back({{sql::ColumnReference{{}, true}, query.span}, {}});
    const Span inner = query.span;
    around.from.push_back({sql::DerivedTable{false, std::move(query)}, {}, {}, inner});
    query = {};
    query.body = std::move(around);
    query.span = span(tree);
  }
  query.order_by = order_by(child<P::OrderByContext>(tree));
  limits(query, limit_trees);
  return query;
}

/// INTERSECT binds tighter than UNION and EXCEPT; all of them from left to right.
sql::Query Builder::combined(P::QueryBodyContext* tree) {
  std::vector<sql::Query> terms;
  std::vector<P::SetTailContext*> between;
  terms.push_back(set_operand(child<P::SetOperandContext>(tree)));
  for (auto* tail : all<P::SetTailContext>(tree)) {
    sql::Query operand = set_operand(child<P::SetOperandContext>(tail));
    if (type(tail->op) == token::K_INTERSECT) {
      terms.back() = pair(std::move(terms.back()), tail, std::move(operand));
    } else {
      between.push_back(tail);
      terms.push_back(std::move(operand));
    }
  }
  sql::Query result = std::move(terms[0]);
  for (size_t i = 0; i < between.size(); ++i)
    result = pair(std::move(result), between[i], std::move(terms[i + 1]));
  return result;
}

sql::Query Builder::pair(sql::Query left, P::SetTailContext* tail, sql::Query right) {
  sql::Query query;
  query.span = left.span.joined(right.span);
  sql::SetOperation operation;
  operation.op = upper(tail->op);
  operation.all = type(tail->quantifier) == token::K_ALL;
  operation.distinct = type(tail->quantifier) == token::K_DISTINCT;
  operation.left = std::move(left);
  operation.right = std::move(right);
  query.body = std::move(operation);
  return query;
}

sql::Query Builder::set_operand(P::SetOperandContext* tree) {
  auto* inner = child<P::QueryInParensContext>(tree);
  return inner != nullptr ? query(inner) : simple_query(tree);
}

sql::Query Builder::simple_query(P::SetOperandContext* tree) {
  sql::Query query;
  query.span = span(tree);
  if (auto* select_tree = child<P::SelectContext>(tree))
    query.body = select(select_tree);
  else if (tree->relation != nullptr)
    query.body = sql::TableQuery{object_name(tree->relation)};
  else
    query.body = values(first(tree), tree->valuesRow());
  return query;
}

sql::Values Builder::values(const Token* word, const std::vector<P::ValuesRowContext*>& rows) {
  sql::Values values;
  values.rows.reserve(rows.size());
  for (auto* row : rows)
    values.rows.push_back(expressions(child<P::ExpressionsContext>(row)));
  for (const SkippedRows& skipped : skipped_)
    if (skipped.values == index(word)) values.rows_skipped = skipped.count;
  return values;
}

void Builder::limits(sql::Query& query, const std::vector<P::LimitClauseContext*>& trees) {
  for (auto* tree : trees) {
    if (tree->locking != nullptr) {
      if (tree->locking->K_READ() == nullptr) query.locks.push_back(row_lock(tree));
    } else if (tree->offset != nullptr) {
      query.offset = expression(tree->offset);
    } else if (tree->limit != nullptr) {
      if (tree->COMMA() != nullptr)
        refuse(tree, "LIMIT takes one value: the first row is given by OFFSET");
      query.limit = expression(tree->limit);
    } else if (tree->K_FETCH() != nullptr) {
      query.fetch_with_ties = tree->ties != nullptr;
      sql::Expression count{sql::Literal{sql::LiteralKind::integer, "1", ""}, span(tree)};
      if (auto* given = tree->count) {
        if (given->expression() != nullptr) {
          count = expression(given->expression());
        } else {
          count = {literal(last(given)), span(given)};
          if (given->start != given->stop)
            count = {sql::Unary{upper(first(given)), count}, span(given)};
        }
      }
      query.limit = std::move(count);
    }
  }
}

sql::RowLock Builder::row_lock(P::LimitClauseContext* tree) {
  sql::RowLock lock;
  lock.strength = upper(tree->locking);
  if (auto* of = child<P::QualifiedNamesContext>(tree)) lock.tables = object_names(of);
  if (tree->K_NOWAIT() != nullptr) lock.wait = "NOWAIT";
  if (tree->K_SKIP() != nullptr) lock.wait = "SKIP LOCKED";
  return lock;
}

sql::Select Builder::select(P::SelectContext* tree) {
  sql::Select select;
  select.distinct = tree->distinct != nullptr;
  select.distinct_on = expressions(tree->distinctOn);
  select.items = targets(child<P::TargetsContext>(tree));
  if (tree->into != nullptr) {
    select.into_table = object_name(tree->into->qualifiedName());
    select.into_temporary = tree->into->temporary != nullptr;
  }
  if (tree->from != nullptr) select.from = tables(tree->from);
  if (tree->where != nullptr) select.where = expression(tree->where);
  if (tree->groupBy != nullptr) {
    grouping_ = true;
    select.group_by = expressions(tree->groupBy);
    grouping_ = false;
    const uint32_t by = index(first(tree->groupBy)) - 1;
    select.group_distinct = at(by)->type() == token::K_DISTINCT;
  }
  if (tree->having != nullptr) select.having = expression(tree->having);
  for (auto* each : all<P::WindowDefinitionContext>(tree))
    select.windows.push_back({name(each->name), window(child<P::WindowSpecContext>(each))});
  return select;
}

std::vector<sql::SelectItem> Builder::targets(P::TargetsContext* tree) {
  std::vector<sql::SelectItem> items;
  if (tree == nullptr) return items;
  items.reserve((tree->children.size() + 1) / 2);
  for (auto* target : all<P::TargetContext>(tree)) {
    sql::SelectItem& item = items.emplace_back();
    if (target->star != nullptr)
      item.value = {sql::ColumnReference{{}, true}, span(target)};
    else
      item.value = expression(child<P::ExpressionContext>(target));
    if (target->label != nullptr) item.alias = name(target->label);
    if (target->bare != nullptr) item.alias = name(target->bare);
  }
  return items;
}

}  // namespace segue::postgresql
