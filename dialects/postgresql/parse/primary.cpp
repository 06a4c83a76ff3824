#include "base/text.h"
#include "dialects/postgresql/literals.h"
#include "dialects/postgresql/parse/builder.h"

namespace segue::postgresql {
namespace {

sql::ObjectName function_named(std::string text, Span span) {
  sql::ObjectName name;
  name.name.text = std::move(text);
  name.name.span = span;
  return name;
}

sql::Argument argument_of(sql::Expression value, std::string keyword = "") {
  sql::Argument argument;
  argument.keyword = std::move(keyword);
  argument.value = std::move(value);
  return argument;
}

}  // namespace

sql::Expression Builder::primary(P::PrimaryContext* tree) {
  sql::Expression made;
  made.span = span(tree);
  if (tree->named != nullptr) {
    named(made, tree->named);
  } else if (tree->literal != nullptr) {
    made.form = literal(flat(tree->literal));
  } else if (tree->subquery != nullptr) {
    auto kind = sql::SubqueryKind::scalar;
    if (tree->exists != nullptr) kind = sql::SubqueryKind::exists;
    if (tree->array != nullptr) kind = sql::SubqueryKind::array;
    made.form = subquery(tree->subquery, kind);
  } else if (tree->elements != nullptr) {
    made = array(tree->elements);
  } else if (tree->cast != nullptr) {
    made.form = cast(tree->cast, tree->expression(), tree->typeName(), tree);
  } else if (tree->function != nullptr) {
    made.form = bare_function(tree);
  } else if (tree->string != nullptr) {
    sql::TypedLiteral typed;
    typed.type.name.name = {.text = "double precision", .span = {}};
    typed.value = string(tree->string);
    made.form = std::move(typed);
  } else if (auto* branches = child<P::CaseExpressionContext>(tree)) {
    made.form = case_of(branches);
  } else if (tree->GROUPING_SETS() != nullptr) {
    sql::Call call;
    call.function = function_named("grouping sets", span(first(tree)));
    for (sql::Expression& set : expressions(tree->row))
      call.arguments.push_back(argument_of(set));
    made.form = std::move(call);
  } else if (auto* json_call = child<P::JsonCallContext>(tree)) {
    made.form = json(json_call);
  } else if (auto* xml_call = child<P::XmlCallContext>(tree)) {
    made.form = opaque(xml_call);
  } else if (tree->rowWord == nullptr && tree->row != nullptr && tree->row->COMMA().empty()) {
    // Parentheses that only group.
    const Span outer = made.span;
    made = expression(tree->row->expression(0));
    made.span = outer;
  } else {
    made.form = row(tree);
  }
  if (tree->named == nullptr) {
    for (auto* field : all<P::FieldContext>(tree))
      made = with_field(std::move(made), field);
  }
  return made;
}

sql::Expression::Form Builder::row(P::PrimaryContext* tree) {
  const bool keyword = tree->rowWord != nullptr;
  if (tree->row == nullptr && !keyword && !grouping_)
    refuse(tree, "syntax error at `)`, expected an expression or a query");
  return sql::RowValue{keyword, expressions(tree->row)};
}

sql::Expression::Form Builder::literal(const Token* token) {
  const std::string_view written = token->view();
  switch (token->type()) {
    case token::ICONST:
      return sql::Literal{sql::LiteralKind::integer, decoded_number(written), ""};
    case token::FCONST:
      return sql::Literal{sql::LiteralKind::decimal, decoded_number(written), ""};
    case token::K_TRUE:
      return sql::Literal{sql::LiteralKind::boolean, "true", ""};
    case token::K_FALSE:
      return sql::Literal{sql::LiteralKind::boolean, "false", ""};
    case token::K_NULL:
      return sql::Literal{sql::LiteralKind::null, "", ""};
    case token::K_DEFAULT:
      return sql::DefaultValue{};
    case token::PARAM:
      return sql::Parameter{std::string(written)};
    default:
      break;
  }
  if (written.front() == ':') return sql::Parameter{std::string(written)};
  auto kind = sql::LiteralKind::string;
  std::string introducer;
  if (written.size() > 1 && written[1] == '\'') {
    const char prefix = static_cast<char>(written[0] | 0x20);
    if (prefix == 'b') kind = sql::LiteralKind::bit_string;
    if (prefix == 'x') kind = sql::LiteralKind::hex_string;
    if (prefix == 'n') introducer = "N";
  }
  return sql::Literal{kind, decoded_string(written), std::move(introducer)};
}

sql::Expression::Form Builder::opaque(const Context* tree) {
  return sql::OpaqueExpression{sql(tree)};
}

sql::Subquery Builder::subquery(P::QueryInParensContext* tree, sql::SubqueryKind kind) {
  return {kind, query(tree)};
}

sql::Expression::Form Builder::cast(const antlr4::Token* word, P::ExpressionContext* value,
                                    P::TypeNameContext* to, const Context* whole) {
  if (type(word) == token::K_TREAT) return opaque(whole);
  return sql::Cast{expression(value), type_name(to)};
}

/// CURRENT_DATE and its like; COLLATION FOR and POSITION, which have words inside.
sql::Expression::Form Builder::bare_function(P::PrimaryContext* tree) {
  const Token* word = flat(tree->function);
  if (word->type() == token::K_POSITION)
    return position(tree->plainExpression(0), tree->plainExpression(1));
  sql::Call call;
  if (word->type() == token::K_COLLATION) {
    call.function = function_named("collation for", span(word));
    for (sql::Expression& value : expressions(tree->row))
      call.arguments.push_back(argument_of(value));
    return call;
  }
  call.function = function_named(text::lower(word->view()), span(word));
  call.bare = tree->LPAREN() == nullptr;
  if (tree->ICONST() != nullptr) {
    const Token* digits = flat(tree->ICONST()->getSymbol());
    sql::Expression precision{literal(digits), span(digits)};
    call.arguments.push_back(argument_of(precision));
  }
  return call;
}

sql::Expression::Form Builder::position(P::PlainExpressionContext* what,
                                        P::PlainExpressionContext* where) {
  sql::Call call;
  call.function = function_named("position", {});
  call.arguments.push_back(argument_of(expression(what)));
  call.arguments.push_back(argument_of(expression(where), "IN"));
  return call;
}

/// A column, a call, or a typed literal, made in place: there are more of these than of all else.
void Builder::named(sql::Expression& into, P::NameExpressionContext* tree) {
  if (tree->string != nullptr) {
    into.form = sql::TypedLiteral{literal_type(tree), string(tree->string)};
    return;
  }
  if (tree->open == nullptr) {
    auto& column = into.form.emplace<sql::ColumnReference>();
    column.star = last(tree)->type() == token::STAR;
    const uint32_t end = index(last(tree));
    column.parts = dotted(index(first(tree)), column.star ? end - 2 : end);
    return;
  }
  auto& call = into.form.emplace<sql::Call>();
  const uint32_t name_end = index(flat(tree->open)) - 1;
  call.function = object_name(index(first(tree)), name_end);
  auto* given = child<P::CallArgumentsContext>(tree);
  arguments(call, given);
  check_words(call, given);
  call_tail(call, child<P::CallTailContext>(tree));
}

/// Words instead of commas, and AS behind an argument, belong to few functions.
void Builder::check_words(const sql::Call& call, P::CallArgumentsContext* tree) {
  if (tree == nullptr) return;
  const std::string& name = call.function.name.text;
  for (const sql::Argument& argument : call.arguments) {
    if (argument.keyword.empty()) continue;
    if (name != "extract" && name != "substring" && name != "overlay" && name != "trim")
      throw Refusal{argument.value->span, "expected `,` or `)` instead of `" + argument.keyword +
                                              "` in the arguments of `" + name + "`"};
  }
  for (auto* argument : all<P::CallArgumentContext>(tree))
    if (child<P::AnyNameContext>(argument) != nullptr && name != "xmlforest" &&
        name != "xmlattributes")
      refuse(argument, "an argument of `" + name + "` has no name behind AS");
}

void Builder::arguments(sql::Call& call, P::CallArgumentsContext* tree) {
  if (tree == nullptr) return;
  if (tree->STAR() != nullptr) {
    call.star = true;
    return;
  }
  call.distinct = type(tree->quantifier) == token::K_DISTINCT;
  std::string keyword;
  const auto add = [&](sql::Argument&& argument) {
    argument.keyword = std::exchange(keyword, "");
    call.arguments.push_back(std::move(argument));
  };
  for (antlr4::tree::ParseTree* child : tree->children) {
    if (child->children.empty()) {
      const antlr4::Token* symbol = static_cast<antlr4::tree::TerminalNode*>(child)->getSymbol();
      const uint16_t kind = type(symbol);
      const bool separates =
          kind == token::COMMA || kind == token::K_ALL || kind == token::K_DISTINCT;
      if (!separates) keyword += (keyword.empty() ? "" : " ") + upper(symbol);
      continue;
    }
    auto* part = static_cast<Context*>(child);
    if (part->getRuleIndex() == P::RuleCallArgument) {
      add(argument(static_cast<P::CallArgumentContext*>(part)));
    } else if (part->getRuleIndex() == P::RuleOrderBy) {
      call.order_by = order_by(static_cast<P::OrderByContext*>(part));
    } else if (part->getRuleIndex() == P::RuleExpression) {
      add(argument_of(whole(part)));
    } else {
      for (sql::Expression& value : expressions(static_cast<P::ExpressionsContext*>(part)))
        add(argument_of(std::move(value)));
    }
  }
}

sql::Argument Builder::argument(P::CallArgumentContext* tree) {
  sql::Argument argument;
  argument.variadic = tree->variadic != nullptr;
  if (tree->named != nullptr) {
    argument.name = name(first(tree->value));
    argument.value = expression(tree->named);
  } else if (tree->anyName() != nullptr) {
    argument.value = sql::Expression{opaque(tree), span(tree)};
  } else {
    argument.value = expression(tree->value);
  }
  return argument;
}

void Builder::call_tail(sql::Call& call, P::CallTailContext* tree) {
  if (tree == nullptr) return;
  if (tree->within != nullptr) call.within_group = order_by(tree->within);
  if (tree->filter != nullptr) call.filter = expression(tree->filter);
  if (auto* spec = child<P::WindowSpecContext>(tree)) {
    call.over = window(spec);
  } else if (tree->colId() != nullptr) {
    call.over.emplace();
    call.over->base = name(tree->colId());
    call.over->only_name = true;
  }
}

sql::Expression::Form Builder::case_of(P::CaseExpressionContext* tree) {
  sql::Case made;
  if (tree->argument != nullptr) made.operand = expression(tree->argument);
  for (auto* branch : all<P::CaseBranchContext>(tree))
    made.when.push_back({expression(branch->condition), expression(branch->result)});
  if (tree->otherwise != nullptr) made.otherwise = expression(tree->otherwise);
  return made;
}

sql::Expression Builder::array(P::ArrayElementsContext* tree) {
  sql::ArrayValue array;
  for (auto* element : all<P::ArrayElementContext>(tree)) {
    if (child<P::ArrayElementsContext>(element) != nullptr)
      array.elements.push_back(this->array(child<P::ArrayElementsContext>(element)));
    else
      array.elements.push_back(expression(element->expression()));
  }
  return {std::move(array), span(tree)};
}

/// The items are arguments, `key: value` two with a colon between; the clauses behind them stay
/// text.
sql::Expression::Form Builder::json(P::JsonCallContext* tree) {
  if (child<P::QueryInParensContext>(tree) != nullptr) return opaque(tree);
  sql::Call call;
  call.function = function_named(text::lower(flat(tree->function)->view()), span(first(tree)));
  for (auto* item : tree->jsonItem()) {
    if (!item->jsonFormat().empty()) return opaque(tree);
    const auto values = item->expression();
    call.arguments.push_back(argument_of(expression(values[0])));
    if (values.size() < 2) continue;
    call.arguments.push_back(
        argument_of(expression(values[1]), item->COLON() != nullptr ? ":" : "VALUE"));
  }
  if (auto* order = child<P::OrderByContext>(tree)) call.order_by = order_by(order);
  const auto clauses = listed<P::JsonClauseContext>(tree);
  if (!clauses.empty()) call.tail = sql(first(clauses.front()), last(clauses.back()));
  if (child<P::JsonReturningContext>(tree) != nullptr)
    call.tail = sql(child<P::JsonReturningContext>(tree));
  call_tail(call, child<P::CallTailContext>(tree));
  return call;
}

// ---- windows and order

sql::WindowSpec Builder::window(P::WindowSpecContext* tree) {
  sql::WindowSpec window;
  if (tree->base != nullptr) window.base = name(tree->base);
  window.partition_by = expressions(tree->partition);
  if (child<P::OrderByContext>(tree) != nullptr)
    window.order_by = order_by(child<P::OrderByContext>(tree));
  if (child<P::FrameContext>(tree) != nullptr) window.frame = frame(child<P::FrameContext>(tree));
  return window;
}

sql::WindowFrame Builder::frame(P::FrameContext* tree) {
  sql::WindowFrame frame;
  frame.unit = upper(first(tree));
  const auto bounds = listed<P::FrameBoundContext>(tree);
  frame.start = bound(bounds[0]);
  if (bounds.size() > 1) frame.end = bound(bounds[1]);
  if (tree->K_EXCLUDE() != nullptr) {
    const uint32_t start = index(flat(tree->K_EXCLUDE()->getSymbol())) + 1;
    frame.exclude = text::upper(sql(at(start), last(tree)));
  }
  return frame;
}

sql::FrameBound Builder::bound(P::FrameBoundContext* tree) {
  sql::FrameBound bound;
  if (tree->plainExpression() == nullptr) {
    bound.kind = upper(tree);
    return bound;
  }
  bound.offset = expression(tree->plainExpression());
  bound.kind = upper(last(tree));
  return bound;
}

sql::OrderItems Builder::order_by(P::OrderByContext* tree) {
  sql::OrderItems items;
  if (tree == nullptr) return items;
  for (auto* each : all<P::SortItemContext>(tree)) {
    sql::OrderItem item;
    item.value = expression(each->expression());
    if (type(each->direction) == token::K_ASC) item.direction = sql::Direction::ascending;
    if (type(each->direction) == token::K_DESC) item.direction = sql::Direction::descending;
    if (type(each->nulls) == token::K_FIRST) item.nulls = sql::NullsOrder::first;
    if (type(each->nulls) == token::K_LAST) item.nulls = sql::NullsOrder::last;
    if (auto* op = each->operatorName()) {
      const std::string text = operator_text(op);
      item.using_operator = each->K_OPERATOR() != nullptr ? "OPERATOR(" + text + ")" : text;
    }
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace segue::postgresql
