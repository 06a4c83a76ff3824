#include "base/text.h"
#include "dialects/postgresql/parse/builder.h"

namespace segue::postgresql {

sql::CreateRoutine Builder::create_routine(P::CreateRoutineContext* tree) {
  sql::CreateRoutine routine;
  routine.routine = object_name(tree->name);
  routine.parameters = parameters(child<P::ParametersContext>(tree));
  for (auto* option : all<P::RoutineOptionContext>(tree))
    routine_option(routine, option);
  return routine;
}

void Builder::routine_option(sql::CreateRoutine& routine, P::RoutineOptionContext* tree) {
  switch (type(tree->kind)) {
    case token::K_AS: {
      const auto strings = tree->SCONST();
      routine.body = string(tree->definitionText);
      routine.body_span = span(flat(tree->definitionText));
      if (strings.size() > 1) routine.link_symbol = string(strings[1]->getSymbol());
      return;
    }
    case token::K_LANGUAGE:
      routine.language = text::lower(word(child<P::NameOrStringContext>(tree)));
      return;
    case token::K_RETURNS:
      if (!all<P::ParameterContext>(tree).empty()) {
        for (auto* column : all<P::ParameterContext>(tree))
          routine.returns_table.push_back(parameter(column));
      } else if (!tree->typeName().empty()) {
        routine.returns = type_name(tree->typeName(0));
      } else {
        routine.characteristics.push_back({"RETURNS NULL ON NULL INPUT", "", span(tree)});
      }
      return;
    case token::K_RETURN:
    case token::ATOMIC_BODY:
      routine.body = sql(tree);
      routine.body_is_sql = true;
      routine.body_span = span(tree);
      return;
    default:
      break;
  }
  if (auto option = characteristic(tree)) routine.characteristics.push_back(std::move(*option));
}

/// An option as words and a value; the words are in upper case.
std::optional<sql::Option> Builder::characteristic(P::RoutineOptionContext* tree) {
  const auto value_from = [&](size_t words) {
    return sql(at(index(first(tree)) + static_cast<uint32_t>(words)), last(tree));
  };
  const Span where = span(tree);
  switch (type(tree->kind)) {
    case token::K_SECURITY:
      return sql::Option{"SECURITY " + upper(tree->who), "", where};
    case token::K_COST:
    case token::K_ROWS:
    case token::K_SUPPORT:
    case token::K_SET:
    case token::K_RESET:
      return sql::Option{upper(tree->kind), value_from(1), where};
    case token::K_PARALLEL:
      return sql::Option{"PARALLEL", upper(last(tree)), where};
    case token::K_TRANSFORM:
      return sql::Option{"TRANSFORM", value_from(1), where};
    case token::K_RENAME:
    case token::K_OWNER:
      refuse(tree, "this is for ALTER only");
    case token::K_RESTRICT:
      return std::nullopt;
    default:
      return sql::Option{upper(tree), "", where};
  }
}

std::vector<sql::RoutineParameter> Builder::parameters(P::ParametersContext* tree) {
  std::vector<sql::RoutineParameter> result;
  if (tree == nullptr) return result;
  for (auto* each : all<P::ParameterContext>(tree))
    result.push_back(parameter(each));
  return result;
}

/// `[mode] [name] type`: of two types the first is the name.
sql::RoutineParameter Builder::parameter(P::ParameterContext* tree) {
  sql::RoutineParameter made;
  made.mode = upper(tree->direction != nullptr ? tree->direction : tree->lateDirection);
  if (tree->second != nullptr) {
    if (tree->first->start != tree->first->stop)
      refuse(tree->first, "a parameter's name is one word");
    made.name = name(tree->first);
    made.type = type_name(tree->second);
  } else {
    made.type = type_name(tree->first);
  }
  if (tree->value != nullptr) made.default_value = expression(tree->value);
  return made;
}

sql::CreateTrigger Builder::create_trigger(P::CreateTriggerContext* tree) {
  sql::CreateTrigger trigger;
  trigger.trigger.name = name(tree->name);
  trigger.timing = upper(tree->timing);
  if (type(tree->timing) == token::K_INSTEAD) trigger.timing = "INSTEAD OF";
  for (auto* each : all<P::TriggerEventContext>(tree)) {
    sql::TriggerEvent event;
    event.event = upper(each->event);
    if (each->columns != nullptr) event.columns = names(each->columns);
    trigger.events.push_back(std::move(event));
  }
  trigger.table = object_name(tree->table);
  if (tree->from != nullptr) trigger.from_table = object_name(tree->from);
  for (auto* each : all<P::ConstraintAttributeContext>(tree))
    attribute(trigger.attributes, each);
  for (auto* each : all<P::TransitionContext>(tree)) {
    std::string words =
        upper(each->which) + (each->K_TABLE() != nullptr ? " TABLE AS " : " ROW AS ");
    trigger.referencing.push_back(words + sql(each->colId()));
  }
  trigger.for_each = upper(tree->level);
  if (tree->when != nullptr) trigger.when = expression(tree->when);
  trigger.function = object_name(tree->function);
  for (auto* each : all<P::TriggerArgumentContext>(tree)) {
    const Token* token = last(each);
    if (each->anyName() == nullptr && each->start == each->stop)
      trigger.arguments.push_back({literal(token), span(token)});
    else
      trigger.arguments.push_back(
          {sql::Literal{sql::LiteralKind::identifier, sql(each), ""}, span(each)});
  }
  return trigger;
}

sql::CodeBlock Builder::code_block(P::DoBlockContext* tree) {
  sql::CodeBlock block;
  block.span = span(tree);
  if (!all<P::LanguageContext>(tree).empty())
    block.language = text::lower(word(tree->language(0)->nameOrString()));
  if (tree->body == nullptr) refuse(tree, "DO needs a string that holds the code");
  block.body = string(tree->body);
  block.body_span = span(flat(tree->body));
  return block;
}

// ---- naming a routine

sql::ObjectReference Builder::reference(P::RoutineSignatureContext* tree) {
  sql::ObjectReference object;
  object.name = object_name(tree->name);
  object.has_arguments = child<P::ParametersContext>(tree) != nullptr;
  object.arguments = parameters(child<P::ParametersContext>(tree));
  return object;
}

sql::ObjectReference Builder::reference(P::AggregateSignatureContext* tree) {
  sql::ObjectReference object;
  object.name = object_name(tree->name);
  if (tree->STAR() != nullptr || child<P::OrderedArgumentsContext>(tree) != nullptr) {
    object.extra = sql(at(index(last(tree->name)) + 1), last(tree));
    return object;
  }
  object.has_arguments = true;
  for (auto* each : all<P::ParameterContext>(tree))
    object.arguments.push_back(parameter(each));
  return object;
}

sql::Statement Builder::alter_routine(P::AlterObjectContext* tree) {
  const auto kind = type(tree->routine) == token::K_FUNCTION    ? sql::ObjectKind::function
                    : type(tree->routine) == token::K_PROCEDURE ? sql::ObjectKind::procedure
                                                                : sql::ObjectKind::routine;
  const auto changes = listed<P::RoutineOptionContext>(tree);
  auto* change = changes.front();
  sql::ObjectReference object = reference(tree->routineSignature());
  if (type(change->kind) == token::K_RENAME)
    return sql::RenameObject{kind, std::move(object), role(change->roleName()), false, {}};
  if (type(change->kind) == token::K_OWNER)
    return sql::ChangeOwner{kind, std::move(object), role(change->roleName()), {}};
  if (auto* set = child<P::SettingContext>(change); set != nullptr && set->K_SCHEMA() != nullptr)
    return sql::MoveObject{kind, std::move(object), name(last(set)), false, {}};
  sql::AlterRoutine alter;
  alter.routine = std::move(object.name);
  alter.kind = upper(tree->routine);
  alter.has_parameters = object.has_arguments;
  alter.parameters = std::move(object.arguments);
  for (auto* each : changes)
    if (auto option = characteristic(each)) alter.characteristics.push_back(std::move(*option));
  return alter;
}

}  // namespace segue::postgresql
