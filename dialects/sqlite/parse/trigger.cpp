#include "dialects/sqlite/parse/build.h"
#include "grammar/sqlite/tokens.h"

namespace segue::sqlite::build {
namespace {

std::string timing(const antlr4::Token* word) {
  if (word == nullptr) return "";
  return type_of(word) == token::K_INSTEAD ? "INSTEAD OF" : word_of(word);
}

/// Refuses what SQLite takes in statements of their own, but not in the body of a trigger.
void check_step(const Parser::TopQueryContext* step) {
  if (step->with != nullptr && step->body == nullptr) refuse(step->with->start);
  const auto refuse_any = [](std::initializer_list<const antlr4::ParserRuleContext*> parts) {
    for (const auto* part : parts)
      if (part != nullptr) refuse(part->start);
  };
  if (const auto* insert = step->inserted) {
    refuse_any({insert->alias, insert->results});
    if (insert->defaults != nullptr) refuse(insert->defaults);
  }
  if (const auto* update = step->updated)
    refuse_any({update->alias, update->results, update->order, update->range});
  if (const auto* deletion = step->deleted)
    refuse_any({deletion->alias, deletion->results, deletion->order, deletion->range});
}

}  // namespace

sql::CreateTrigger create_trigger(const Parser::CreateTriggerContext* context, bool temporary) {
  sql::CreateTrigger result;
  result.trigger = object_name(context->trigger);
  result.temporary = temporary;
  result.if_not_exists = context->exists != nullptr;
  result.timing = timing(context->timing);
  sql::TriggerEvent event;
  event.event = word_of(context->event);
  if (context->columns != nullptr) {
    if (event.event != "UPDATE") refuse(context->of);
    event.columns = names_of(context->columns);
  }
  result.events.push_back(std::move(event));
  result.table = object_name(context->table);
  if (context->each != nullptr) result.for_each = "ROW";
  if (context->condition != nullptr) result.when = expression(context->condition);
  for (const auto* step : context->steps) {
    check_step(step);
    result.statements.push_back(data_statement(step));
  }
  result.body_understood = true;
  result.body = std::string(text_between(context->begin, context->stop));
  result.body_span = {span_of(context->begin).begin, span_of(context->stop).end};
  return result;
}

}  // namespace segue::sqlite::build
