#include "base/text.h"
#include "sql/writer.h"

namespace segue::sql {

void Writer::put(const Call& call) {
  const Name& name = call.function.name;
  if (name.text.find(' ') != std::string::npos && !name.quoted && !call.function.schema)
    word(text::upper(name.text));  // GROUPING SETS
  else
    function_name(call.function);
  if (!call.bare) {
    open_attached();
    call_arguments(call);
    close();
  }
  if (!call.within_group.empty()) {
    word("WITHIN GROUP");
    open();
    order_by(call.within_group);
    close();
  }
  if (call.filter) {
    word("FILTER");
    open();
    word("WHERE");
    put(**call.filter);
    close();
  }
  word(call.null_treatment);
  if (!call.over) return;
  word("OVER");
  put(*call.over);
}

void Writer::call_arguments(const Call& call) {
  word_if(call.star, "*");
  word_if(call.distinct, "DISTINCT");
  for (const Argument& argument : call.arguments) {
    const bool first = &argument == &call.arguments.front();
    if (!first && argument.keyword.empty()) attach(",");
    word(argument.keyword);
    word_if(argument.variadic, "VARIADIC");
    if (argument.name) {
      put(argument.name);
      word("=>");
    }
    if (!argument.value) continue;
    // In `position(a IN b)` a bare comparison would swallow the IN.
    const bool before_keyword =
        &argument != &call.arguments.back() && !(&argument + 1)->keyword.empty();
    const bool in_words = before_keyword || argument.keyword == "IN";
    put(*argument.value, in_words ? binds_sign : binds_anything);
  }
  order_by(call.order_by);
  if (!call.separator.empty()) clause("SEPARATOR", string_literal(call.separator));
  word(call.tail);
}

void Writer::put(const OrderItem& item) {
  put(item.value);
  clause("USING", item.using_operator);
  word_if(item.direction == Direction::ascending, "ASC");
  word_if(item.direction == Direction::descending, "DESC");
  word_if(item.nulls == NullsOrder::first, "NULLS FIRST");
  word_if(item.nulls == NullsOrder::last, "NULLS LAST");
}

void Writer::order_by(const OrderItems& items) {
  if (items.empty()) return;
  word("ORDER BY");
  list(items);
}

void Writer::put(const WindowSpec& window) {
  if (window.only_name) return put(window.base);
  open();
  put(window.base);
  if (!window.partition_by.empty()) {
    word("PARTITION BY");
    list(window.partition_by);
  }
  order_by(window.order_by);
  if (window.frame) put(*window.frame);
  close();
}

void Writer::put(const WindowFrame& frame) {
  word(frame.unit);
  word_if(frame.end.has_value(), "BETWEEN");
  put(frame.start);
  if (frame.end) {
    word("AND");
    put(*frame.end);
  }
  clause("EXCLUDE", frame.exclude);
}

void Writer::put(const FrameBound& bound) {
  if (bound.offset) put(**bound.offset, binds_comparison + 1);
  word(bound.kind);
}

}  // namespace segue::sql
