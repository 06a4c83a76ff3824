#include "base/text.h"
#include "dialects/sqlite/parse/build.h"
#include "grammar/sqlite/tokens.h"

namespace segue::sqlite::build {
namespace {

// ------------------------------------------------------------------ columns

sql::Expression::Form default_literal(const antlr4::Token* literal) {
  switch (type_of(literal)) {
    case token::K_CURRENT_DATE:
    case token::K_CURRENT_TIME:
    case token::K_CURRENT_TIMESTAMP:
      return current_time(literal);
    default:
      return literal_from(literal);
  }
}

/// A bare word is a string, unless it says true or false.
sql::Literal default_word(const antlr4::Token* word) {
  const std::string text = unquoted(text_of(word));
  if (text::equal_ignoring_case(text, "true") || text::equal_ignoring_case(text, "false"))
    return {.kind = sql::LiteralKind::boolean, .value = text::lower(text)};
  return {.kind = sql::LiteralKind::identifier, .value = text};
}

sql::Expression default_value(const Parser::DefaultValueContext* context) {
  if (context->value != nullptr) return expression(context->value);
  if (context->literal == nullptr)
    return {.form = default_word(context->start), .span = span_of(context)};
  sql::Expression result{.form = default_literal(context->literal),
                         .span = span_of(context->literal)};
  if (context->sign == nullptr) return result;
  return {.form = sql::Unary{.op = word_of(context->sign), .operand = std::move(result)},
          .span = span_of(context)};
}

sql::ReferentialAction action_of(const Parser::ReferenceEffectContext* context) {
  switch (type_of(context->stop)) {
    case token::K_ACTION:
      return sql::ReferentialAction::no_action;
    case token::K_RESTRICT:
      return sql::ReferentialAction::restrict;
    case token::K_CASCADE:
      return sql::ReferentialAction::cascade;
    case token::K_NULL:
      return sql::ReferentialAction::set_null;
    default:
      return sql::ReferentialAction::set_default;
  }
}

/// ON INSERT is taken by SQLite's grammar and means nothing.
sql::References references(const Parser::ReferencesContext* context) {
  sql::References result;
  result.table = object_name(name_of(context->table));
  result.columns = names_of(context->columns);
  for (const auto* action : context->actions) {
    if (action->match != nullptr) {
      result.match = text::upper(name_of(action->match).text);
    } else if (type_of(action->event) == token::K_DELETE) {
      result.on_delete = action_of(action->effect);
    } else if (type_of(action->event) == token::K_UPDATE) {
      result.on_update = action_of(action->effect);
    }
  }
  return result;
}

void set_deferrable(bool deferrable, const Parser::InitiallyContext* when,
                    sql::ConstraintAttributes& attributes) {
  attributes.deferrable = deferrable;
  if (when != nullptr) attributes.initially_deferred = type_of(when->moment) == token::K_DEFERRED;
}

sql::Generated generated(const Parser::ColumnConstraintContext* context) {
  sql::Generated result;
  result.value = expression(context->value);
  if (context->storage == nullptr) return result;
  result.storage = word_of(context->storage);
  if (result.storage != "STORED" && result.storage != "VIRTUAL") refuse(context->storage);
  return result;
}

/// The attributes of one column, in order. A name goes to the constraint behind it; `DEFERRABLE`
/// to the foreign key before it.
class ColumnConstraints {
 public:
  void add(const Parser::ColumnConstraintContext* context) {
    if (context->constraintName != nullptr) {
      name_ = name_of(context->constraintName);
      name_begin_ = span_of(context).begin;
      return;
    }
    if (context->isDeferrable != nullptr) return defer(context);
    sql::ColumnConstraint constraint;
    constraint.span = span_of(context);
    if (name_) constraint.span.begin = name_begin_;
    constraint.name = std::move(name_);
    name_ = {};
    constraint.attributes.on_conflict = on_conflict(context->conflict);
    set_form(context, constraint);
    list_.push_back(std::move(constraint));
  }
  std::vector<sql::ColumnConstraint> take() { return std::move(list_); }

 private:
  void defer(const Parser::ColumnConstraintContext* context) {
    for (auto it = list_.rbegin(); it != list_.rend(); ++it) {
      if (!std::holds_alternative<sql::References>(it->form)) continue;
      set_deferrable(context->no == nullptr, context->when, it->attributes);
      it->span.end = span_of(context).end;
      return;
    }
  }

  static void set_form(const Parser::ColumnConstraintContext* context,
                       sql::ColumnConstraint& constraint) {
    switch (type_of(context->start)) {
      case token::K_PRIMARY:
        constraint.form = sql::PrimaryKeyColumn{.direction = direction_of(context->direction),
                                                .autoincrement = context->autoincrement != nullptr};
        break;
      case token::K_NOT:
        constraint.form = sql::NotNull{};
        break;
      case token::K_NULL:
        constraint.form = sql::Null{};
        break;
      case token::K_UNIQUE:
        constraint.form = sql::UniqueColumn{};
        break;
      case token::K_CHECK:
        constraint.form = sql::Check{.condition = expression(context->condition)};
        break;
      case token::K_DEFAULT:
        constraint.form = sql::Default{.value = default_value(context->initial)};
        break;
      case token::K_COLLATE:
        constraint.form =
            sql::ColumnCollation{.collation = object_name(name_of(context->collation))};
        break;
      case token::K_REFERENCES:
        constraint.form = references(context->target);
        break;
      default:
        constraint.form = generated(context);
        break;
    }
  }

  std::vector<sql::ColumnConstraint> list_;
  sql::Name name_;
  uint32_t name_begin_ = 0;
};

// ------------------------------------------------------------------ table constraints

sql::KeyConstraint key(const Parser::TableConstraintContext* context) {
  sql::KeyConstraint result;
  result.primary = context->unique == nullptr;
  result.columns = index_parts(context->columns);
  result.autoincrement = context->autoincrement != nullptr;
  return result;
}

sql::TableConstraint table_constraint(const Parser::TableConstraintContext* context) {
  sql::TableConstraint result;
  result.span = span_of(context);
  result.attributes.on_conflict = on_conflict(context->conflict);
  if (context->check != nullptr) {
    result.form = sql::Check{.condition = expression(context->condition)};
  } else if (context->referencing != nullptr) {
    sql::ForeignKey foreign;
    foreign.columns = names_of(context->referencing);
    foreign.references = references(context->target);
    result.form = std::move(foreign);
    if (context->isDeferrable != nullptr)
      set_deferrable(context->no == nullptr, context->when, result.attributes);
  } else {
    result.form = key(context);
  }
  return result;
}

void add_constraints(const std::vector<Parser::TableConstraintContext*>& contexts,
                     sql::CreateTable& table) {
  sql::Name name;
  uint32_t begin = 0;
  for (const auto* context : contexts) {
    if (context->constraintName != nullptr) {
      name = name_of(context->constraintName);
      begin = span_of(context).begin;
      continue;
    }
    sql::TableConstraint constraint = table_constraint(context);
    if (name) constraint.span.begin = begin;
    constraint.name = std::move(name);
    name = {};
    table.elements.emplace_back(std::move(constraint));
  }
}

void add_elements(const Parser::CreateTableContext* context, sql::CreateTable& table) {
  table.elements.emplace_back(column_definition(context->first));
  bool constraints_began = false;
  for (const auto* element : context->elements) {
    if (element->column != nullptr) {
      if (constraints_began) refuse(element->start);
      table.elements.emplace_back(column_definition(element->column));
    } else {
      constraints_began = true;
      add_constraints(element->constraints, table);
    }
  }
}

void add_option(const Parser::TableOptionContext* context, sql::CreateTable& table) {
  const std::string_view word = text_of(context->word);
  const bool without = context->without != nullptr;
  if (without && text::equal_ignoring_case(word, "rowid")) {
    table.without_rowid = true;
  } else if (!without && text::equal_ignoring_case(word, "strict")) {
    table.strict = true;
  } else {
    refuse(context->word);
  }
}

}  // namespace

std::string on_conflict(const Parser::OnConflictContext* context) {
  return context == nullptr ? std::string() : conflict_action(context->action);
}

sql::ColumnDefinition column_definition(const Parser::ColumnDefContext* context) {
  sql::ColumnDefinition result;
  result.name = name_of(context->column);
  if (context->type != nullptr) result.type = type_name(context->type);
  ColumnConstraints constraints;
  for (const auto* constraint : context->constraints)
    constraints.add(constraint);
  result.constraints = constraints.take();
  result.span = span_of(context);
  return result;
}

sql::CreateTable create_table(const Parser::CreateTableContext* context, bool temporary) {
  sql::CreateTable result;
  result.table = object_name(context->table);
  result.temporary = temporary;
  result.if_not_exists = context->exists != nullptr;
  if (context->source != nullptr) result.as_query = query(context->source);
  if (context->first != nullptr) add_elements(context, result);
  for (const auto* option : context->options)
    add_option(option, result);
  return result;
}

}  // namespace segue::sqlite::build
