#include "dialects/sqlite/parse/build.h"
#include "grammar/sqlite/tokens.h"

namespace segue::sqlite::build {
namespace {

sql::CreateVirtualTable create_virtual_table(const Parser::CreateVirtualTableContext* context) {
  sql::CreateVirtualTable result;
  result.table = object_name(context->table);
  result.if_not_exists = context->exists != nullptr;
  result.module = name_of(context->module);
  // An argument is what stands between commas, whatever it is.
  const antlr4::Token* first = nullptr;
  const antlr4::Token* last = nullptr;
  const auto finish = [&] {
    if (first != nullptr) result.arguments.emplace_back(text_between(first, last));
    first = nullptr;
  };
  for (const auto* piece : context->arguments) {
    if (type_of(piece->start) == token::COMMA) {
      finish();
      continue;
    }
    if (first == nullptr) first = piece->start;
    last = piece->stop;
  }
  finish();
  return result;
}

sql::Statement create(const Parser::CreateContext* context) {
  const bool temporary = context->temp != nullptr;
  if (context->table != nullptr) return create_table(context->table, temporary);
  if (context->view != nullptr) return create_view(context->view, temporary);
  if (context->trigger != nullptr) return create_trigger(context->trigger, temporary);
  if (context->index != nullptr) return create_index(context->index, context->unique != nullptr);
  return create_virtual_table(context->virtualTable);
}

sql::Drop drop(const Parser::DropContext* context) {
  sql::Drop result;
  switch (type_of(context->kind)) {
    case token::K_INDEX:
      result.kind = sql::ObjectKind::index;
      break;
    case token::K_VIEW:
      result.kind = sql::ObjectKind::view;
      break;
    case token::K_TRIGGER:
      result.kind = sql::ObjectKind::trigger;
      break;
    default:
      break;
  }
  result.if_exists = context->exists != nullptr;
  sql::ObjectReference object;
  object.name = object_name(context->object);
  result.objects.push_back(std::move(object));
  return result;
}

sql::Expression pragma_value(const Parser::PragmaValueContext* context) {
  sql::Expression result;
  result.span = span_of(context);
  if (context->number != nullptr) {
    result.form = literal_from(context->number->number);
    if (context->number->sign == nullptr) return result;
    return {.form = sql::Unary{.op = word_of(context->number->sign), .operand = std::move(result)},
            .span = span_of(context)};
  }
  if (type_of(context->start) == token::STRING) {
    result.form = literal_from(context->start);
    return result;
  }
  result.form = sql::Literal{.kind = sql::LiteralKind::identifier,
                             .value = unquoted(text_of(context->start))};
  return result;
}

sql::Pragma pragma(const Parser::PragmaContext* context) {
  sql::Pragma result;
  result.name = object_name(context->pragmaName);
  result.call = context->argument != nullptr;
  if (context->argument != nullptr) result.value = pragma_value(context->argument);
  if (context->assigned != nullptr) result.value = pragma_value(context->assigned);
  return result;
}

sql::Transaction transaction(const Parser::TransactionContext* context) {
  using Kind = sql::Transaction::Kind;
  sql::Transaction result;
  switch (type_of(context->start)) {
    case token::K_BEGIN:
      result.kind = Kind::begin;
      break;
    case token::K_ROLLBACK:
      result.kind = context->savepoint != nullptr ? Kind::rollback_to : Kind::rollback;
      break;
    case token::K_SAVEPOINT:
      result.kind = Kind::savepoint;
      break;
    case token::K_RELEASE:
      result.kind = Kind::release;
      break;
    default:
      result.kind = Kind::commit;
      break;
  }
  if (context->savepoint != nullptr) result.savepoint = name_of(context->savepoint);
  if (context->behaviour != nullptr) result.modes.push_back(word_of(context->behaviour));
  return result;
}

sql::Attach attach(const Parser::AttachContext* context) {
  sql::Attach result;
  result.file = expression(context->file);
  result.schema = expression(context->schema);
  if (context->key != nullptr) result.key = expression(context->key);
  return result;
}

sql::Attach detach(const Parser::DetachContext* context) {
  sql::Attach result;
  result.detach = true;
  result.schema = expression(context->schema);
  return result;
}

sql::Maintain maintain(const antlr4::Token* verb, const Parser::QnameContext* target) {
  sql::Maintain result;
  result.verb = word_of(verb);
  if (target != nullptr) result.objects.push_back(object_name(target));
  return result;
}

sql::Maintain vacuum(const Parser::VacuumContext* context) {
  sql::Maintain result;
  result.verb = "VACUUM";
  if (context->schema != nullptr) result.objects.push_back(object_name(name_of(context->schema)));
  if (context->file != nullptr) result.options = "INTO " + std::string(text_of(context->file));
  return result;
}

sql::Statement unwrapped(sql::DataStatement statement) {
  return std::visit([](auto& form) { return sql::Statement(std::move(form)); }, statement.form);
}

sql::Statement command(const Parser::CommandContext* context) {
  if (context->created != nullptr) return create(context->created);
  if (context->altered != nullptr) return alter_table(context->altered);
  if (context->dropped != nullptr) return drop(context->dropped);
  if (context->data != nullptr) return unwrapped(data_statement(context->data));
  if (context->setting != nullptr) return pragma(context->setting);
  if (context->control != nullptr) return transaction(context->control);
  if (context->attached != nullptr) return attach(context->attached);
  if (context->detached != nullptr) return detach(context->detached);
  if (context->vacuumed != nullptr) return vacuum(context->vacuumed);
  if (context->analyzed != nullptr)
    return maintain(context->analyzed->start, context->analyzed->target);
  return maintain(context->reindexed->start, context->reindexed->target);
}

sql::Statement explained(const Parser::StatementContext* context) {
  sql::Explain result;
  if (context->plan != nullptr) result.options = "QUERY PLAN";
  if (context->body->data != nullptr) {
    result.statement = data_statement(context->body->data);
  } else {
    result.text = std::string(text_of(context->body));
  }
  return result;
}

}  // namespace

sql::Statement statement(const Parser::StatementContext* context) {
  sql::Statement result = context->explain != nullptr ? explained(context) : command(context->body);
  const Span span{span_of(context).begin, span_of(context->body).end};
  std::visit([&](auto& form) { form.span = span; }, result);
  return result;
}

}  // namespace segue::sqlite::build
