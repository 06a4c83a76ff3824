#include <utility>

#include "base/text.h"
#include "dialects/mysql/parse/builder.h"

namespace segue::mysql {

CreateHeader Builder::owner_options(Reader& reader) const {
  CreateHeader header;
  while (auto* each = reader.rule<P::OwnerOptionContext>()) {
    header.options.push_back(written(each));
    if (auto* account = each->account()) header.definer = written(account);
  }
  return header;
}

sql::Statement Builder::create_trigger(P::CreateTriggerContext* context,
                                       const CreateHeader& header) {
  sql::CreateTrigger result;
  result.or_replace = header.or_replace;
  result.definer = header.definer;
  result.if_not_exists = context->ifNotExists() != nullptr;
  result.trigger = object(context->trigger);
  result.timing = text::upper(written(context->timing));
  result.table = object(context->table);
  result.for_each = "ROW";
  for (auto* each : context->triggerEvent()) {
    sql::TriggerEvent event;
    event.event = text::upper(static_cast<const Token*>(each->start)->view());
    if (auto* list = each->nameList()) event.columns = names(list);
    result.events.push_back(std::move(event));
  }
  if (context->other)
    result.order = (context->K_FOLLOWS() ? "FOLLOWS " : "PRECEDES ") + written(context->other);
  result.body_span = span_of(*context->triggerBody());
  result.body = written(result.body_span);
  return result;
}

sql::Statement Builder::create_procedure(P::CreateProcedureContext* context,
                                         const CreateHeader& header) {
  sql::CreateRoutine result;
  result.procedure = true;
  result.or_replace = header.or_replace;
  result.definer = header.definer;
  result.if_not_exists = context->ifNotExists() != nullptr;
  result.routine = object(context->procedure);
  for (auto* each : context->parameter())
    result.parameters.push_back(parameter(each));
  for (auto* each : context->characteristic())
    result.characteristics.push_back(characteristic(each));
  if (auto* plain = context->routineBody()) {
    body(span_of(*plain), result);
  } else {
    // The body is a query in parentheses; its opening one stands outside of the rule.
    const Span rest = span_of(*context->opaqueRest());
    body({static_cast<uint32_t>(file_.rfind('(', rest.begin - 1)), rest.end}, result);
  }
  return result;
}

sql::Statement Builder::create_function(P::CreateFunctionContext* context,
                                        const CreateHeader& header, bool aggregate) {
  sql::CreateRoutine result;
  result.aggregate = aggregate;
  result.or_replace = header.or_replace;
  result.definer = header.definer;
  result.if_not_exists = context->ifNotExists() != nullptr;
  result.routine = object(context->function);
  for (auto* each : context->parameter())
    result.parameters.push_back(parameter(each));
  Reader reader(context);
  while (!reader.at<P::BaseTypeContext>())
    reader.skip();
  result.returns = type_with_attributes(reader);
  for (auto* each : context->characteristic())
    result.characteristics.push_back(characteristic(each));
  if (auto* library = context->STRING())
    result.characteristics.push_back({.name = "SONAME", .value = written(library->getSymbol())});
  if (auto* text = context->routineBody()) body(span_of(*text), result);
  return result;
}

void Builder::body(Span span, sql::CreateRoutine& routine) const {
  routine.body_span = span;
  routine.body = written(span);
  routine.body_is_sql = true;
}

sql::RoutineParameter Builder::parameter(P::ParameterContext* context) {
  sql::RoutineParameter result;
  if (context->way) result.mode = text::upper(written(context->way));
  result.name = name(context->parameterName);
  Reader reader(context);
  while (!reader.at<P::BaseTypeContext>())
    reader.skip();
  result.type = type_with_attributes(reader);
  if (auto* value = context->expr()) result.default_value = expression(value);
  return result;
}

sql::Option Builder::characteristic(P::CharacteristicContext* context) const {
  sql::Option option;
  option.span = span_of(*context);
  Reader reader(context);
  switch (reader.peek()) {
    case token::K_COMMENT:
    case token::K_LANGUAGE:
      option.name = text::upper(reader.word().view());
      option.value = written(reader.rest_span());
      break;
    case token::K_SQL:
      option.name = "SQL SECURITY";
      option.value = text::upper(written(context->name()));
      break;
    default:
      option.name = words(context);
  }
  return option;
}

sql::Statement Builder::create_event(P::CreateEventContext* context, const CreateHeader& header) {
  sql::CreateEvent result;
  result.or_replace = header.or_replace;
  result.definer = header.definer;
  result.if_not_exists = context->ifNotExists() != nullptr;
  result.event = object(context->event);
  result.schedule = written(context->schedule());
  for (auto* each : context->eventOption())
    result.options.push_back({.name = words(each), .span = span_of(*each)});
  result.body = written(context->eventBody());
  return result;
}

sql::Statement Builder::alter_event(P::AlterEventContext* context, const CreateHeader& header) {
  sql::CreateEvent result;
  result.alter = true;
  result.definer = header.definer;
  result.event = object(context->event);
  for (auto* each : context->alterEventOption()) {
    if (auto* when = each->schedule()) {
      result.schedule = written(when);
    } else if (auto* name = each->qname()) {
      result.options.push_back({.name = "RENAME TO", .value = written(name)});
    } else {
      result.options.push_back({.name = words(each), .span = span_of(*each)});
    }
  }
  if (auto* text = context->eventBody()) result.body = written(text);
  return result;
}

}  // namespace segue::mysql
