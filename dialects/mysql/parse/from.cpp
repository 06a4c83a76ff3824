#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {
namespace {

/// A join whose condition has not been read yet, and the table on its left.
struct Open {
  sql::TableReference left{};
  sql::Join join{};
};

sql::TableReference closed(Open open, sql::TableReference right) {
  sql::TableReference result;
  result.span = open.left.span.joined(right.span);
  open.join.left = std::move(open.left);
  open.join.right = std::move(right);
  result.form = std::move(open.join);
  return result;
}

sql::Join join_of(P::JoinOperatorContext* context) {
  sql::Join join;
  for (Reader reader(context); !reader.done();) {
    const Token& word = reader.word();
    switch (word.type()) {
      case token::K_NATURAL:
        join.natural = true;
        break;
      case token::K_STRAIGHT_JOIN:
        join.kind = "STRAIGHT";
        break;
      case token::K_OUTER:
      case token::K_JOIN:
        break;
      default:
        join.kind = text::upper(word.view());
    }
  }
  return join;
}

}  // namespace

sql::TableReferences Builder::tables(P::TableRefsContext* context) {
  sql::TableReferences result;
  for (auto* each : context->tableRef())
    result.push_back(table(each));
  return result;
}

/// Each ON or USING belongs to the innermost join that has none yet.
sql::TableReference Builder::table(P::TableRefContext* context) {
  Reader reader(context);
  std::vector<Open> open;
  sql::TableReference current = factor(reader.rule<P::TableFactorContext>());
  const auto close = [&] {
    Open last = std::move(open.back());
    open.pop_back();
    current = closed(std::move(last), std::move(current));
  };
  while (!reader.done()) {
    if (auto* op = reader.rule<P::JoinOperatorContext>()) {
      // A join that can have no condition is complete as soon as its right side was read.
      while (!open.empty() && (open.back().join.natural || open.back().join.kind == "CROSS"))
        close();
      open.push_back({std::move(current), join_of(op)});
      current = factor(reader.rule<P::TableFactorContext>());
    } else if (reader.take(token::K_ON)) {
      auto* condition = reader.rule<P::ExprContext>();
      if (open.empty()) throw Misplaced{span_of(*condition), "`JOIN`"};
      open.back().join.on = expression(condition);
      close();
    } else {
      reader.take(token::K_USING);
      auto* list = reader.rule<P::ColumnListContext>();
      if (open.empty()) throw Misplaced{span_of(*list), "`JOIN`"};
      open.back().join.using_columns = columns(list);
      close();
    }
  }
  while (!open.empty())
    close();
  return current;
}

sql::TableReference Builder::factor(P::TableFactorContext* context) {
  Reader reader(context);
  sql::TableReference result;
  if (reader.at<P::QnameContext>()) {
    result = named_table(reader);
  } else {
    const token::Type first = reader.peek();
    if (first == token::LPAREN) {
      result = table_in_parentheses(reader, false);
    } else if (first == token::K_LATERAL) {
      reader.token();
      result = table_in_parentheses(reader, true);
    } else if (first == token::K_JSON_TABLE) {
      result = json_table(reader);
    } else if (first == token::K_DUAL) {
      result.form = sql::NamedTable{.name = {.name = name(reader.word())}};
    } else {
      result = table(context->tableRef());  // { OJ … }
    }
  }
  result.span = span_of(*context);
  return result;
}

sql::TableReference Builder::named_table(Reader& reader) {
  sql::TableReference result;
  sql::NamedTable table{.name = object(reader.rule<P::QnameContext>())};
  const auto hint = [&table](const std::string& text) {
    if (!table.hints.empty()) table.hints += ' ';
    table.hints += text;
  };
  while (!reader.done()) {
    if (auto* partitions = reader.rule<P::PartitionSelectionContext>()) {
      table.partitions = columns(partitions->columnList());
    } else if (auto* period = reader.rule<P::PeriodContext>()) {
      hint("FOR" + written(period).substr(3));
    } else if (auto* index = reader.rule<P::IndexHintContext>()) {
      hint(written(index));
    } else {
      alias(reader.rule<P::TableAliasContext>(), result);
    }
  }
  result.form = std::move(table);
  return result;
}

sql::TableReference Builder::table_in_parentheses(Reader& reader, bool lateral) {
  sql::TableReference result;
  reader.take(token::LPAREN);
  if (auto* inner = reader.rule<P::QueryNPContext>()) {
    result.form = sql::DerivedTable{.lateral = lateral, .query = query(inner)};
  } else {
    sql::TableReferences list = tables(reader.rule<P::TableRefsContext>());
    auto* tail = reader.rule<P::SetTailContext>();
    auto* first = std::get_if<sql::DerivedTable>(&list.front().form);
    if (tail != nullptr && first != nullptr) {
      result.form = sql::DerivedTable{.lateral = lateral,
                                      .query = with_set_tail(std::move(*first->query), tail)};
    } else {
      result = std::move(list.front());
      for (size_t i = 1; i < list.size(); ++i)
        result = closed({std::move(result), {.kind = "CROSS"}}, std::move(list[i]));
    }
  }
  reader.take(token::RPAREN);
  if (auto* name = reader.rule<P::TableAliasContext>()) alias(name, result);
  return result;
}

/// JSON_TABLE(document, path COLUMNS (…)): the columns stay text.
sql::TableReference Builder::json_table(Reader& reader) {
  sql::Call call;
  call.function.name = name(reader.word());
  call.function.name.text = "json_table";
  reader.take(token::LPAREN);
  add_argument(call, expression(reader.rule<P::ExprContext>()));
  reader.take(token::COMMA);
  add_argument(call, expression(reader.rule<P::ExprContext>()));
  Span tail = span_of(*reader.rule<P::JsonColumnsContext>());
  while (auto* each = reader.rule<P::JsonOnContext>())
    tail = tail.joined(span_of(*each));
  call.tail = written(tail);
  reader.take(token::RPAREN);
  sql::TableReference result;
  sql::TableFunction function;
  function.calls.push_back({.form = std::move(call)});
  result.form = std::move(function);
  if (auto* name = reader.rule<P::TableAliasContext>()) alias(name, result);
  return result;
}

void Builder::alias(P::TableAliasContext* context, sql::TableReference& reference) const {
  reference.alias = alias(context->alias());
  if (auto* list = context->columnList()) {
    for (sql::Name& column : columns(list))
      reference.columns.push_back({.name = std::move(column)});
  }
}

}  // namespace segue::mysql
