#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {
namespace {

/// What SERIAL and SERIAL DEFAULT VALUE are an alias for.
std::vector<sql::ColumnConstraint> serial_attributes(Span span) {
  std::vector<sql::ColumnConstraint> result(3, sql::ColumnConstraint{.span = span});
  result[0].form = sql::NotNull{};
  result[1].form = sql::AutoIncrement{};
  result[2].form = sql::UniqueColumn{};
  return result;
}

}  // namespace

sql::ColumnDefinition Builder::column(P::ColumnDefContext* context) {
  sql::ColumnDefinition result;
  result.span = span_of(*context);
  sql::Names parts = path(context->column);
  result.name = std::move(parts.back());
  result.type = type(context->baseType());
  Reader reader(context);
  reader.skip();
  reader.skip();
  while (auto* each = reader.rule<P::ColumnAttrContext>())
    column_attribute(each, result);
  if (result.type->name.name.text == "serial") {
    result.type->name.name.text = "bigint";
    result.type->is_unsigned = true;
    const auto attributes = serial_attributes(result.type->span);
    result.constraints.insert(result.constraints.begin(), attributes.begin(), attributes.end());
  }
  return result;
}

void Builder::column_attribute(P::ColumnAttrContext* context, sql::ColumnDefinition& column) {
  Reader reader(context);
  sql::ColumnConstraint constraint;
  constraint.span = span_of(*context);
  auto& list = column.constraints;
  if (auto* attr = reader.rule<P::TypeAttrContext>()) {
    attribute(attr, *column.type);
    auto* collate = attr->collate();
    if (collate == nullptr) return;
    sql::ColumnCollation form;
    form.collation.name = {.text = collation(collate), .span = span_of(*collate)};
    constraint.form = std::move(form);
  } else if (auto* target = reader.rule<P::ReferencesContext>()) {
    constraint.form = references(target);
  } else if (auto* condition = reader.rule<P::CheckAttrContext>()) {
    constraint = check(condition);
  } else {
    switch (reader.peek()) {
      case token::K_KEY:
        // `UNIQUE KEY` and `PRIMARY KEY` arrive as two attributes.
        if (!list.empty() && list.back().span.end <= constraint.span.begin &&
            (std::holds_alternative<sql::UniqueColumn>(list.back().form) ||
             (std::holds_alternative<sql::PrimaryKeyColumn>(list.back().form)))) {
          list.back().span.end = constraint.span.end;
          return;
        }
        constraint.form = sql::PrimaryKeyColumn{};
        break;
      case token::K_ON:
        if (!on_attribute(reader, column, constraint)) return;
        break;
      case token::K_VIRTUAL:
      case token::K_STORED:
      case token::K_PERSISTENT:
        return storage(context, list);
      case token::K_SERIAL: {
        const auto attributes = serial_attributes(constraint.span);
        list.insert(list.end(), attributes.begin(), attributes.end());
        return;
      }
      default:
        constraint = word_attribute(context);
    }
  }
  list.push_back(std::move(constraint));
}

/// VIRTUAL, STORED, PERSISTENT: of the generated column before it.
void Builder::storage(P::ColumnAttrContext* context, std::vector<sql::ColumnConstraint>& list) {
  for (sql::ColumnConstraint& each : list) {
    auto* generated = std::get_if<sql::Generated>(&each.form);
    if (generated == nullptr) continue;
    generated->storage = words(context);
    each.span.end = span_of(*context).end;
    return;
  }
  throw Misplaced{span_of(*context), {}};
}

/// `ON UPDATE CURRENT_TIMESTAMP` is an attribute; `ON DELETE CASCADE` belongs to the REFERENCES
/// before it, and then false is returned.
bool Builder::on_attribute(Reader reader, sql::ColumnDefinition& column,
                           sql::ColumnConstraint& constraint) {
  reader.take(token::K_ON);
  const bool of_delete = reader.take(token::K_DELETE);
  reader.take(token::K_UPDATE);
  if (auto* now = reader.rule<P::TimeNowContext>()) {
    constraint.form = sql::OnUpdate{time_now(now)};
    return true;
  }
  auto* what = reader.rule<P::RefActionContext>();
  auto* target = column.constraints.empty()
                     ? nullptr
                     : std::get_if<sql::References>(&column.constraints.back().form);
  if (target == nullptr) throw Misplaced{span_of(*what), of_delete ? "" : "`CURRENT_TIMESTAMP`"};
  (of_delete ? target->on_delete : target->on_update) = action(what);
  column.constraints.back().span.end = constraint.span.end;
  return false;
}

sql::Expression Builder::time_now(P::TimeNowContext* context) {
  Reader reader(context);
  const Token& word = reader.word();
  sql::Call call;
  call.function.name = {.text = text::lower(word.view()), .span = span_of(word)};
  call.bare = !reader.take(token::LPAREN);
  if (reader.peek() == token::INT) add_argument(call, literal(reader));
  return {.form = std::move(call), .span = span_of(*context)};
}

sql::ColumnConstraint Builder::word_attribute(P::ColumnAttrContext* context) {
  Reader reader(context);
  sql::ColumnConstraint result;
  result.span = span_of(*context);
  const auto option = [&](std::string name, std::string value) {
    result.form = sql::ColumnOption{
        {.name = std::move(name), .value = std::move(value), .span = result.span}};
  };
  const Token& first = reader.word();
  switch (first.type()) {
    case token::K_NOT:
      result.form = sql::NotNull{};
      break;
    case token::K_NULL:
      result.form = sql::Null{};
      break;
    case token::K_DEFAULT:
      result.form = sql::Default{expression(context->value)};
      break;
    case token::K_AUTO_INCREMENT:
      result.form = sql::AutoIncrement{};
      break;
    case token::K_UNIQUE:
      result.form = sql::UniqueColumn{};
      break;
    case token::K_PRIMARY:
      result.form = sql::PrimaryKeyColumn{};
      break;
    case token::K_COMMENT:
      result.form = sql::ColumnComment{string(context->text)};
      break;
    case token::K_GENERATED:
    case token::K_AS: {
      auto* value = context->generated();
      if (value->expr() == nullptr) {
        option("GENERATED ALWAYS AS", words(value));
      } else {
        result.form = sql::Generated{.value = expression(value->expr())};
      }
      break;
    }
    case token::K_CONSTRAINT:
      return named_attribute(reader);
    case token::IDENT:
      option(std::string(first.view()) + "=", written(context->optionValue()));
      break;
    case token::WITH_SYSTEM:
      option("WITH SYSTEM VERSIONING", "");
      break;
    case token::K_COMPRESSED:
      option("COMPRESSED", reader.done() ? "" : written(reader.rest_span()));
      break;
    case token::K_WITHOUT:
    case token::K_VISIBLE:
    case token::K_INVISIBLE:
      option(words(context), "");
      break;
    default:  // COLUMN_FORMAT x, STORAGE x, SRID n
      option(text::upper(first.view()), words(reader));
  }
  return result;
}

/// What follows CONSTRAINT [name].
sql::ColumnConstraint Builder::named_attribute(Reader reader) {
  sql::Name constraint;
  if (auto* written_name = reader.rule<P::NameContext>()) constraint = name(written_name);
  sql::ColumnConstraint result;
  if (auto* condition = reader.rule<P::CheckAttrContext>()) {
    result = check(condition);
  } else if (auto* target = reader.rule<P::ReferencesContext>()) {
    result.form = references(target);
    result.span = span_of(*target);
  } else {
    const Token& word = reader.word();
    result.span = span_of(word);
    if (word.type() == token::K_UNIQUE) result.form = sql::UniqueColumn{};
    if (word.type() == token::K_PRIMARY) result.form = sql::PrimaryKeyColumn{};
    if (word.type() == token::K_NOT) result.form = sql::NotNull{};
  }
  result.name = std::move(constraint);
  return result;
}

sql::ColumnConstraint Builder::check(P::CheckAttrContext* context) {
  sql::ColumnConstraint result;
  result.span = span_of(*context);
  result.form = sql::Check{expression(context->expr())};
  if (context->NOT_ENFORCED())
    result.attributes.enforced = false;
  else if (context->K_ENFORCED())
    result.attributes.enforced = true;
  return result;
}

}  // namespace segue::mysql
