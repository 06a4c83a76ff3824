#include <algorithm>

#include "base/text.h"
#include "catalog/query.h"

namespace segue::catalog {

const OutputColumn* QueryReader::find_in(const Scope& scope, const std::string& alias,
                                         const std::string& column, const Source** source,
                                         bool& surely_missing) const {
  bool alias_found = alias.empty();
  for (const Scope* at = &scope; at; at = at->outer) {
    for (const Source& candidate : at->sources) {
      if (!alias.empty() && candidate.alias != alias) continue;
      alias_found = true;
      for (const OutputColumn& output : candidate.shape.columns)
        if (output.key == column) {
          *source = &candidate;
          return &output;
        }
      if (!candidate.shape.complete) surely_missing = false;
    }
    if (alias_found && !alias.empty()) break;
    if (alias.empty() && at->results)
      for (const OutputColumn& output : at->results->columns)
        if (output.key == column) {
          surely_missing = false;
          return &output;
        }
  }
  if (!alias_found) surely_missing = false;  // `new`, `old`, a variable, a composite column …
  return nullptr;
}

QueryReader::TypeGuess QueryReader::read_column(const sql::ColumnReference& reference,
                                                const Scope& scope, const OutputColumn** found) {
  if (reference.parts.empty() || reference.star) return {};
  const sql::Name& name = reference.parts.back();
  const bool qualified = reference.parts.size() > 1;
  const std::string alias = qualified ? alias_key(reference.parts[reference.parts.size() - 2]) : "";
  const std::string key = column_key(name);
  const Source* source = nullptr;
  bool surely_missing = true;
  const OutputColumn* column = find_in(scope, alias, key, &source, surely_missing);
  if (column) {
    if (source && !source->relation.name.empty()) {
      use(source->relation, key);
      note(reference, *source, key);
    }
    if (found) *found = column;
    return guess(column->type);
  }
  // A whole row, a column that all tables have, or a string in the wrong quotes.
  const bool row = !qualified && std::any_of(scope.sources.begin(), scope.sources.end(),
                                             [&](const Source& s) { return s.alias == key; });
  bool has_sources = false;
  for (const Scope* at = &scope; at; at = at->outer)
    has_sources = has_sources || !at->sources.empty();
  if (report_ && surely_missing && has_sources && !row && context_.depth == 0 &&
      !(name.quoted && !context_.traits().checks_types) &&
      !context_.semantics.is_system_column(key))
    context_.refuse("no-such-column", name.span,
                    qualified ? quoted(reference.parts[reference.parts.size() - 2]) +
                                    " has no column " + quoted(name)
                              : "no table of the statement has a column " + quoted(name),
                    "check the name, or whether an earlier migration dropped or renamed it");
  return {};
}

QueryReader::TypeGuess QueryReader::truth() const {
  sql::Literal literal;
  literal.kind = sql::LiteralKind::boolean;
  literal.value = "true";
  return context_.semantics.type_of(literal);
}

void QueryReader::read_all(const sql::Expressions& expressions, const Scope& scope) {
  for (const sql::Expression& expression : expressions)
    read(expression, scope);
}

void QueryReader::read_order(const sql::OrderItems& items, const Scope& scope) {
  for (const sql::OrderItem& item : items)
    read(item.value, scope);
}

void QueryReader::read_window(const sql::WindowSpec& window, const Scope& scope) {
  read_all(window.partition_by, scope);
  read_order(window.order_by, scope);
}

QueryReader::TypeGuess QueryReader::read_call(const sql::Call& call, const Scope& scope) {
  std::vector<TypeGuess> types;
  // The first word of `extract(epoch FROM t)` is no column.
  const bool names_field = text::equal_ignoring_case(call.function.name.text, "extract");
  for (const sql::Argument& argument : call.arguments) {
    const bool is_field = names_field && &argument == &call.arguments.front();
    types.push_back(argument.value && !is_field ? read(*argument.value, scope) : TypeGuess{});
  }
  read_order(call.order_by, scope);
  read_order(call.within_group, scope);
  if (call.filter) read(**call.filter, scope);
  if (call.over) read_window(*call.over, scope);
  if (const auto id = find_routine(context_, call.function)) {
    needs_.push_back({ObjectClass::routine, *id});
    const auto overloads = context_.catalog.routines_named(*id);
    const Routine& routine = **context_.catalog.routines.find(overloads.front());
    if (routine.returns) return context_.semantics.canonical(*routine.returns);
    return {};
  }
  return context_.semantics.type_of_call(text::lower(call.function.name.text), types);
}

QueryReader::TypeGuess QueryReader::read_binary(const sql::Binary& binary, const Scope& scope) {
  const TypeGuess left = read(*binary.left, scope);
  const TypeGuess right = read(*binary.right, scope);
  if (binary.escape) read(**binary.escape, scope);
  if (!binary.quantifier.empty()) return truth();
  return context_.semantics.type_of_operator(binary.op, left, right);
}

QueryReader::TypeGuess QueryReader::read_case(const sql::Case& value, const Scope& scope) {
  if (value.operand) read(**value.operand, scope);
  TypeGuess type;
  bool first = true;
  const auto meet = [&](const sql::Expression& result) {
    const TypeGuess one = read(result, scope);
    type = first ? one : context_.semantics.common_type(type, one);
    first = false;
  };
  for (const sql::WhenClause& when : value.when) {
    read(*when.condition, scope);
    meet(*when.result);
  }
  if (value.otherwise) meet(**value.otherwise);
  return type;
}

QueryReader::TypeGuess QueryReader::read_field(const sql::FieldAccess& access, const Scope& scope) {
  const TypeGuess whole = read(*access.operand, scope);
  if (!whole || access.star) return {};
  const std::string key = column_key(access.field);
  if (const auto id = find_type(context_, whole->name)) {
    for (const auto& attribute : context_.catalog.type(*id)->attributes)
      if (attribute->key == key) return attribute->type;
  } else if (const auto table = find_relation(context_, whole->name)) {
    if (const Column* column = find_column(*context_.catalog.relation(*table), key))
      return column->type;
  }
  return {};
}

QueryReader::TypeGuess QueryReader::read(const sql::Expression& expression, const Scope& scope) {
  const auto visit = [&](const auto& form) -> TypeGuess {
    using T = std::decay_t<decltype(form)>;
    const Semantics& semantics = context_.semantics;
    if constexpr (std::is_same_v<T, sql::Literal>) {
      return semantics.type_of(form);
    } else if constexpr (std::is_same_v<T, sql::TypedLiteral>) {
      return semantics.canonical(form.type);
    } else if constexpr (std::is_same_v<T, sql::IntervalValue>) {
      if (form.amount) read(*form.amount, scope);
      return {};
    } else if constexpr (std::is_same_v<T, sql::ColumnReference>) {
      return read_column(form, scope);
    } else if constexpr (std::is_same_v<T, sql::Unary>) {
      const TypeGuess type = read(*form.operand, scope);
      return form.op == "NOT" ? truth() : semantics.type_of_operator(form.op, {}, type);
    } else if constexpr (std::is_same_v<T, sql::Binary>) {
      return read_binary(form, scope);
    } else if constexpr (std::is_same_v<T, sql::IsTest>) {
      read(*form.operand, scope);
      return truth();
    } else if constexpr (std::is_same_v<T, sql::Between>) {
      read(*form.operand, scope);
      read(*form.low, scope);
      read(*form.high, scope);
      return truth();
    } else if constexpr (std::is_same_v<T, sql::In>) {
      read(*form.operand, scope);
      // A bare name in the list may be a table or a function in one dialect.
      read_all(form.list, scope);
      if (form.query) read(**form.query, &scope);
      return truth();
    } else if constexpr (std::is_same_v<T, sql::Call>) {
      return read_call(form, scope);
    } else if constexpr (std::is_same_v<T, sql::Case>) {
      return read_case(form, scope);
    } else if constexpr (std::is_same_v<T, sql::Cast>) {
      read(*form.operand, scope);
      const sql::TypeName type = semantics.canonical(form.type);
      add_uses(context_, type, needs_);
      return type;
    } else if constexpr (std::is_same_v<T, sql::Collate>) {
      return read(*form.operand, scope);
    } else if constexpr (std::is_same_v<T, sql::AtTimeZone>) {
      const TypeGuess type = read(*form.operand, scope);
      return semantics.type_of_operator("AT TIME ZONE", type,
                                        form.zone ? read(*form.zone, scope) : TypeGuess{});
    } else if constexpr (std::is_same_v<T, sql::Subquery>) {
      const Shape shape = read(*form.query, &scope);
      if (form.kind == sql::SubqueryKind::exists) return truth();
      TypeGuess type = shape.columns.empty() ? TypeGuess{} : guess(shape.columns.front().type);
      if (type && form.kind == sql::SubqueryKind::array) ++type->array_dimensions;
      return type;
    } else if constexpr (std::is_same_v<T, sql::ArrayValue>) {
      TypeGuess type;
      for (const sql::Expression& element : form.elements) {
        const TypeGuess one = read(element, scope);
        type = &element == &form.elements.front() ? one : semantics.common_type(type, one);
      }
      if (type) type->array_dimensions = 1;
      return type;
    } else if constexpr (std::is_same_v<T, sql::RowValue>) {
      read_all(form.elements, scope);
      return {};
    } else if constexpr (std::is_same_v<T, sql::Subscript>) {
      TypeGuess type = read(*form.operand, scope);
      if (form.lower) read(**form.lower, scope);
      if (form.upper) read(**form.upper, scope);
      if (type && !form.slice && type->array_dimensions > 0) --type->array_dimensions;
      return type;
    } else if constexpr (std::is_same_v<T, sql::FieldAccess>) {
      return read_field(form, scope);
    } else if constexpr (std::is_same_v<T, sql::MatchAgainst>) {
      read_all(form.columns, scope);
      read(*form.against, scope);
      return {};
    } else if constexpr (std::is_same_v<T, sql::AssignValue>) {
      return read(*form.value, scope);
    } else {
      return {};
    }
  };
  return std::visit(visit, expression.form);
}

}  // namespace segue::catalog
