#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {
namespace {

using Body = decltype(sql::Query::body);

/// ORDER BY, LIMIT and the like, which were read as the last operand's, belong to the whole.
void hoist(sql::Query& from, sql::Query& to) {
  to.order_by = std::exchange(from.order_by, {});
  to.limit = std::exchange(from.limit, std::nullopt);
  to.offset = std::exchange(from.offset, std::nullopt);
  to.fetch_with_ties = std::exchange(from.fetch_with_ties, false);
  to.locks = std::exchange(from.locks, {});
  to.into_target = std::exchange(from.into_target, {});
}

/// One operand of a chain, and the operator before it.
struct Part {
  sql::SetOperation link{};
  sql::Query query{};
};

sql::Query joined(sql::Query left, Part right) {
  sql::Query result;
  result.span = left.span.joined(right.query.span);
  right.link.left = std::move(left);
  right.link.right = std::move(right.query);
  result.body = std::move(right.link);
  return result;
}

/// INTERSECT goes before UNION and EXCEPT; otherwise from left to right.
sql::Query folded(std::vector<Part> parts) {
  std::vector<Part> sums;
  for (Part& part : parts) {
    if (part.link.op == "INTERSECT" && !sums.empty()) {
      sums.back().query = joined(std::move(sums.back().query), std::move(part));
    } else {
      sums.push_back(std::move(part));
    }
  }
  sql::Query result = std::move(sums.front().query);
  for (size_t i = 1; i < sums.size(); ++i)
    result = joined(std::move(result), std::move(sums[i]));
  return result;
}

}  // namespace

sql::Query Builder::query(P::QueryContext* context) {
  return query(context->queryBody());
}

sql::Query Builder::query(P::FullQueryContext* context) {
  sql::Query result = query(context->queryBody());
  if (auto* clause = context->withClause()) result.with = with(clause);
  result.span = span_of(*context);
  return result;
}

sql::Query Builder::query(P::QueryNPContext* context) {
  sql::Query result;
  if (auto* clause = context->withClause()) {
    result = query(context->queryBody());
    result.with = with(clause);
  } else {
    Reader reader(context);
    sql::Query first = operand(reader.rule<P::SetOperandNPContext>());
    result = combined(std::move(first), reader);
  }
  result.span = span_of(*context);
  return result;
}

sql::Query Builder::query(P::QueryBodyContext* context) {
  Reader reader(context);
  sql::Query first = operand(reader.rule<P::SetOperandContext>());
  sql::Query result = combined(std::move(first), reader);
  result.span = span_of(*context);
  return result;
}

sql::Query Builder::with_set_tail(sql::Query first, P::SetTailContext* context) {
  Reader reader(context);
  sql::Query result = combined(std::move(first), reader);
  result.span = result.span.joined(span_of(*context));
  return result;
}

/// The operators and operands after the first.
sql::Query Builder::combined(sql::Query first, Reader& reader) {
  if (reader.done()) return first;
  std::vector<Part> parts;
  parts.push_back({.query = std::move(first)});
  bool last_is_bare = false;
  sql::Query tail;
  while (auto* link = reader.rule<P::SetOperatorContext>()) {
    Part part;
    Reader inner(link);
    part.link.op = text::upper(inner.word().view());
    part.link.all = inner.take(token::K_ALL);
    part.link.distinct = inner.take(token::K_DISTINCT);
    auto* right = reader.rule<P::SetOperandContext>();
    last_is_bare = right->setOperandNP() != nullptr;
    if (!last_is_bare) {
      Reader each(right);
      each.take(token::LPAREN);
      part.query = query(each.rule<P::FullQueryContext>());
      each.take(token::RPAREN);
      while (auto* clause = each.rule<P::TailClauseContext>())
        this->tail(clause, tail);
    } else {
      part.query = operand(right->setOperandNP());
    }
    parts.push_back(std::move(part));
  }
  if (last_is_bare) hoist(parts.back().query, tail);
  sql::Query result = folded(std::move(parts));
  hoist(tail, result);
  return result;
}

sql::Query Builder::operand(P::SetOperandContext* context) {
  if (auto* bare = context->setOperandNP()) return operand(bare);
  Reader reader(context);
  reader.take(token::LPAREN);
  sql::Query result = query(reader.rule<P::FullQueryContext>());
  reader.take(token::RPAREN);
  while (auto* clause = reader.rule<P::TailClauseContext>())
    tail(clause, result);
  return result;
}

sql::Query Builder::operand(P::SetOperandNPContext* context) {
  if (auto* core = context->selectCore()) return select(core);
  Reader reader(context);
  sql::Query result;
  result.span = span_of(*context);
  if (reader.take(token::K_TABLE)) {
    result.body = sql::TableQuery{object(reader.rule<P::QnameContext>())};
  } else {
    P::RowAliasContext* alias = nullptr;
    result.body = values(reader, alias);
  }
  while (auto* clause = reader.rule<P::TailClauseContext>())
    tail(clause, result);
  return result;
}

sql::Values Builder::values(Reader& reader, P::RowAliasContext*& alias) {
  sql::Values result;
  reader.token();
  while (auto* row = reader.rule<P::ValuesRowContext>()) {
    if (row->K_ROW()) result.row_keyword = true;
    auto* list = row->exprList();
    result.rows.push_back(list ? expressions(list) : sql::Expressions{});
    reader.take(token::COMMA);
  }
  result.rows_skipped = std::exchange(rows_skipped_, 0);
  alias = reader.rule<P::RowAliasContext>();
  return result;
}

sql::Query Builder::select(P::SelectCoreContext* context) {
  sql::Query result;
  sql::Select select;
  result.span = span_of(*context);
  for (Reader reader(context); !reader.done();) {
    if (auto* option = reader.rule<P::SelectOptionContext>()) {
      const std::string word = words(option);
      if (word == "DISTINCT" || word == "DISTINCTROW") {
        select.distinct = true;
      } else if (word != "ALL") {
        select.modifiers.push_back(word);
      }
    } else if (auto* each = reader.rule<P::SelectItemContext>()) {
      select.items.push_back(item(each));
    } else if (auto* part = reader.rule<P::SelectClauseContext>()) {
      clause(part, select, result);
    } else {
      reader.skip();
    }
  }
  result.body = std::move(select);
  return result;
}

sql::SelectItem Builder::item(P::SelectItemContext* context) {
  Reader reader(context);
  sql::SelectItem result;
  if (reader.take(token::STAR)) {
    result.value = {.form = sql::ColumnReference{.star = true}, .span = span_of(*context)};
    return result;
  }
  result.value = expression(reader.rule<P::ExprContext>());
  reader.take(token::K_AS);
  if (auto* name = reader.rule<P::AliasContext>()) result.alias = alias(name);
  return result;
}

void Builder::clause(P::SelectClauseContext* context, sql::Select& select, sql::Query& query) {
  Reader reader(context);
  if (auto* part = reader.rule<P::TailClauseContext>()) return tail(part, query);
  if (auto* condition = reader.rule<P::WhereContext>()) {
    select.where = where(condition);
    return;
  }
  switch (reader.word().type()) {
    case token::K_FROM:
      select.from = tables(reader.rule<P::TableRefsContext>());
      return;
    case token::K_GROUP:
      reader.take(token::K_BY);
      while (auto* each = reader.rule<P::SortItemContext>()) {
        select.group_by.push_back(expression(each->expr()));
        reader.take(token::COMMA);
      }
      select.with_rollup = reader.take(token::WITH_ROLLUP);
      return;
    case token::K_HAVING:
      select.having = expression(reader.rule<P::ExprContext>());
      return;
    default:
      while (auto* each = reader.rule<P::NamedWindowContext>()) {
        select.windows.push_back({name(each->name()), window(each->windowSpec())});
        reader.take(token::COMMA);
      }
  }
}

void Builder::tail(P::TailClauseContext* context, sql::Query& query) {
  Reader reader(context);
  if (auto* order = reader.rule<P::OrderByContext>()) {
    query.order_by = order_by(order);
    return;
  }
  if (auto* bounds = reader.rule<P::LimitContext>())
    return limit(bounds, query.limit, query.offset);
  const Token& word = reader.word();
  switch (word.type()) {
    case token::K_OFFSET:
      query.offset = expression(reader.rule<P::ExprContext>());
      return;
    case token::K_FETCH: {
      reader.token();
      query.limit =
          sql::Expression{.form = sql::Literal{.kind = sql::LiteralKind::integer, .value = "1"}};
      if (reader.peek() == token::INT) query.limit = literal(reader);
      if (reader.peek() == token::PARAM) query.limit = sql::Expression{.form = sql::Parameter{"?"}};
      query.fetch_with_ties = context->K_TIES() != nullptr;
      return;
    }
    case token::K_INTO:
      query.into_target = written(context->into());
      return;
    case token::K_FOR:
    case token::K_LOCK: {
      sql::RowLock lock;
      lock.strength = context->K_UPDATE() ? "UPDATE" : "SHARE";
      if (auto* list = context->qnameList()) lock.tables = objects(list);
      if (auto* wait = context->lockWait()) lock.wait = words(wait);
      query.locks.push_back(std::move(lock));
      return;
    }
    default:
      query.into_target = written(context);  // PROCEDURE analyse(…)
  }
}

void Builder::limit(P::LimitContext* context, Maybe<sql::Expression>& limit,
                    Maybe<sql::Expression>& offset) {
  Reader reader(context);
  reader.take(token::K_LIMIT);
  auto* first = reader.rule<P::ExprContext>();
  if (first == nullptr) return;
  limit = expression(first);
  if (!reader.take(token::COMMA)) return;
  offset = std::move(limit);
  limit = expression(reader.rule<P::ExprContext>());
}

sql::OrderItem Builder::order_item(P::SortItemContext* context) {
  sql::OrderItem result;
  result.value = expression(context->expr());
  if (const auto* direction = static_cast<const Token*>(context->direction))
    result.direction =
        direction->type() == token::K_ASC ? sql::Direction::ascending : sql::Direction::descending;
  return result;
}

sql::OrderItems Builder::order_by(P::OrderByContext* context) {
  sql::OrderItems result;
  for (auto* each : context->sortItem())
    result.push_back(order_item(each));
  return result;
}

sql::Expression Builder::where(P::WhereContext* context) {
  return expression(context->expr());
}

sql::With Builder::with(P::WithClauseContext* context) {
  sql::With result;
  result.recursive = context->K_RECURSIVE() != nullptr;
  for (auto* each : context->cte()) {
    sql::CommonTable table;
    table.name = name(each->cteName);
    if (auto* list = each->columnList()) table.columns = columns(list);
    table.body = sql::DataStatement{query(each->fullQuery())};
    if (each->K_CYCLE()) {
      const uint32_t after = span_of(*each->fullQuery()).end;
      const Span cycle{after + 1, span_of(*each).end};
      table.tail = text::trimmed(file_.substr(cycle.begin, cycle.length()));
    }
    result.tables.push_back(std::move(table));
  }
  return result;
}

}  // namespace segue::mysql
