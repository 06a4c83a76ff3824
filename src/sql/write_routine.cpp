#include "sql/writer.h"

namespace segue::sql {

void Writer::definer(const std::string& account) {
  if (!account.empty()) word("DEFINER=" + account);
}

void Writer::put(const RoutineParameter& parameter) {
  word(parameter.mode);
  put(parameter.name);
  if (parameter.type) put(*parameter.type);
  clause("DEFAULT", parameter.default_value);
}

void Writer::put(const CreateRoutine& routine) {
  word("CREATE");
  word_if(routine.or_replace, "OR REPLACE");
  definer(routine.definer);
  word_if(routine.aggregate, "AGGREGATE");
  word(routine.procedure ? "PROCEDURE" : "FUNCTION");
  if_not_exists(routine.if_not_exists);
  put(routine.routine);
  // What is loaded from a library has no list of parameters.
  const bool loaded =
      !routine.characteristics.empty() && routine.characteristics.front().name == "SONAME";
  if (!loaded) {
    open_attached();
    list(routine.parameters);
    close();
  }
  if (routine.returns) {
    word("RETURNS");
    put(*routine.returns);
  }
  plain_options(routine.characteristics);
  if (routine.body.empty()) return;
  new_line();
  word(routine.body);
}

void Writer::put(const AlterRoutine& routine) {
  word("ALTER");
  word(routine.kind);
  put(routine.routine);
  if (routine.has_parameters) {
    open_attached();
    list(routine.parameters);
    close();
  }
  plain_options(routine.characteristics);
}

void Writer::put(const TriggerEvent& event) {
  word(event.event);
  if (event.columns.empty()) return;
  word("OF");
  list(event.columns);
}

void Writer::put(const CreateTrigger& trigger) {
  word("CREATE");
  word_if(trigger.or_replace, "OR REPLACE");
  definer(trigger.definer);
  word_if(trigger.temporary, "TEMPORARY");
  word_if(trigger.constraint, "CONSTRAINT");
  word("TRIGGER");
  if_not_exists(trigger.if_not_exists);
  put(trigger.trigger);
  word(trigger.timing);
  for (const TriggerEvent& event : trigger.events) {
    word_if(&event != &trigger.events.front(), "OR");
    put(event);
  }
  clause("ON", trigger.table);
  clause("FROM", trigger.from_table);
  put(trigger.attributes);
  if (!trigger.referencing.empty()) {
    word("REFERENCING");
    modifiers(trigger.referencing);
  }
  clause("FOR EACH", trigger.for_each);
  word(trigger.order);
  if (trigger.when) {
    word("WHEN");
    parenthesized(*trigger.when);
  }
  if (trigger.function) {
    clause("EXECUTE FUNCTION", trigger.function);
    open_attached();
    list(trigger.arguments);
    close();
  }
  if (trigger.body.empty()) return;
  new_line();
  word(trigger.body);
}

void Writer::put(const CreateEvent& event) {
  word(event.alter ? "ALTER" : "CREATE");
  word_if(event.or_replace, "OR REPLACE");
  definer(event.definer);
  word("EVENT");
  if_not_exists(event.if_not_exists);
  put(event.event);
  clause("ON SCHEDULE", event.schedule);
  plain_options(event.options);
  clause("DO", event.body);
}

void Writer::put(const CodeBlock& block) {
  word(block.body);
}

}  // namespace segue::sql
