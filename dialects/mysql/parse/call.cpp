#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {

void Builder::arguments(P::CallArgsContext* context, sql::Call& call) {
  std::string keyword;
  for (Reader reader(context); !reader.done();) {
    if (auto* each = reader.rule<P::CallArgContext>()) {
      argument(each, std::exchange(keyword, {}), call);
    } else if (auto* order = reader.rule<P::OrderByContext>()) {
      call.order_by = order_by(order);
    } else if (auto* bound = reader.rule<P::LimitContext>()) {
      call.tail = written(bound);
    } else if (auto* separator = reader.rule<P::StringContext>()) {
      call.separator = string(separator);
    } else {
      const Token& word = reader.word();
      if (word.type() == token::K_DISTINCT) call.distinct = true;
      const bool between = word.type() == token::K_FROM || word.type() == token::K_FOR ||
                           word.type() == token::K_USING;
      if (between) keyword = text::upper(word.view());
    }
  }
}

void Builder::argument(P::CallArgContext* context, std::string keyword, sql::Call& call) {
  Reader reader(context);
  if (reader.take(token::STAR)) {
    call.star = true;
    return;
  }
  // LEADING, TRAILING, BOTH: perhaps with nothing before FROM.
  if (const Token* side = reader.token()) {
    sql::Expression word{.form = sql::Literal{.kind = sql::LiteralKind::identifier,
                                              .value = text::upper(side->view())},
                         .span = span_of(*side)};
    if (reader.done()) {
      add_argument(call, std::move(word), std::move(keyword));
      return;
    }
    keyword = text::upper(side->view());
  }
  add_argument(call, expression(reader.rule<P::ExprContext>()), std::move(keyword));
  if (!reader.done()) call.tail = words(reader);
}

void Builder::tail(P::CallTailContext* context, sql::Call& call) {
  Reader reader(context);
  switch (reader.word().type()) {
    case token::K_OVER:
      if (auto* spec = reader.rule<P::WindowSpecContext>()) {
        call.over = window(spec);
      } else {
        call.over = sql::WindowSpec{.base = name(reader.rule<P::NameContext>()), .only_name = true};
      }
      return;
    case token::K_RESPECT:
      call.null_treatment = "RESPECT NULLS";
      return;
    case token::IGNORE_NULLS:
      call.null_treatment = "IGNORE NULLS";
      return;
    default:
      call.within_group = order_by(context->orderBy());
  }
}

sql::WindowSpec Builder::window(P::WindowSpecContext* context) {
  sql::WindowSpec spec;
  for (Reader reader(context); !reader.done();) {
    if (auto* base = reader.rule<P::NameContext>()) {
      spec.base = name(base);
    } else if (auto* list = reader.rule<P::ExprListContext>()) {
      spec.partition_by = expressions(list);
    } else if (auto* order = reader.rule<P::OrderByContext>()) {
      spec.order_by = order_by(order);
    } else if (auto* bounds = reader.rule<P::FrameContext>()) {
      spec.frame = frame(bounds);
    } else {
      reader.skip();
    }
  }
  return spec;
}

sql::WindowFrame Builder::frame(P::FrameContext* context) {
  Reader reader(context);
  sql::WindowFrame result;
  result.unit = text::upper(reader.word().view());
  const bool two = reader.take(token::K_BETWEEN);
  result.start = bound(reader.rule<P::FrameBoundContext>());
  if (two) {
    reader.take(token::K_AND);
    result.end = bound(reader.rule<P::FrameBoundContext>());
  }
  if (reader.take(token::K_EXCLUDE)) result.exclude = words(reader);
  return result;
}

sql::FrameBound Builder::bound(P::FrameBoundContext* context) {
  Reader reader(context);
  sql::FrameBound result;
  if (auto* offset = reader.rule<P::BExprContext>()) result.offset = expression(offset);
  result.kind = words(reader);
  return result;
}

}  // namespace segue::mysql
