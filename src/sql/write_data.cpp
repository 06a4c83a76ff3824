#include "sql/writer.h"

namespace segue::sql {

void Writer::put(const DataStatement& statement) {
  std::visit([this](const auto& form) { put(form); }, statement.form);
}

void Writer::modifiers(const std::vector<std::string>& words) {
  for (const std::string& each : words)
    word(each);
}

void Writer::put(const Assignment& assignment) {
  if (assignment.targets.size() > 1)
    in_parentheses(assignment.targets);
  else
    list(assignment.targets);
  word("=");
  put(assignment.value);
}

void Writer::where(const Maybe<Expression>& condition, const Name& cursor) {
  clause("WHERE CURRENT OF", cursor);
  clause("WHERE", condition);
}

void Writer::order_and_limit(const OrderItems& order, const Maybe<Expression>& limit,
                             const Maybe<Expression>& offset) {
  order_by(order);
  clause("LIMIT", limit);
  clause("OFFSET", offset);
}

void Writer::returning(const std::vector<SelectItem>& items) {
  if (items.empty()) return;
  word("RETURNING");
  list(items);
}

// ---------------------------------------------------------------- INSERT

void Writer::put(const Insert& insert) {
  if (insert.with) put(*insert.with);
  word(insert.replace ? "REPLACE" : "INSERT");
  clause("OR", insert.or_action);
  modifiers(insert.modifiers);
  clause("INTO", insert.table);
  if (!insert.partitions.empty()) {
    word("PARTITION");
    in_parentheses(insert.partitions);
  }
  clause("AS", insert.alias);
  in_parentheses(insert.columns);
  if (!insert.overriding.empty()) word("OVERRIDING " + insert.overriding + " VALUE");
  word_if(insert.default_values, "DEFAULT VALUES");
  if (insert.source) put(*insert.source);
  if (!insert.set.empty()) {
    word("SET");
    list(insert.set);
  }
  clause("AS", insert.row_alias);
  in_parentheses(insert.row_alias_columns);
  for (const OnConflict& conflict : insert.on_conflict)
    put(conflict);
  if (!insert.on_duplicate.empty()) {
    word("ON DUPLICATE KEY UPDATE");
    list(insert.on_duplicate);
  }
  returning(insert.returning);
}

void Writer::put(const OnConflict& conflict) {
  word("ON CONFLICT");
  if (!conflict.target.empty()) {
    open();
    for (size_t i = 0; i < conflict.target.size(); ++i) {
      if (i > 0) attach(",");
      key_expression(conflict.target[i]);
      if (i < conflict.target_tails.size()) word(conflict.target_tails[i]);
    }
    close();
  }
  clause("WHERE", conflict.target_where);
  clause("ON CONSTRAINT", conflict.constraint);
  if (!conflict.update) return word("DO NOTHING");
  word("DO UPDATE SET");
  list(conflict.assignments);
  clause("WHERE", conflict.where);
}

// ---------------------------------------------------------------- UPDATE, DELETE

void Writer::put(const Update& update) {
  if (update.with) put(*update.with);
  word("UPDATE");
  clause("OR", update.or_action);
  modifiers(update.modifiers);
  list(update.tables);
  word("SET");
  list(update.assignments);
  if (!update.from.empty()) {
    word("FROM");
    list(update.from);
  }
  where(update.where, update.current_of);
  if (returning_before_order()) returning(update.returning);
  order_and_limit(update.order_by, update.limit, update.offset);
  if (!returning_before_order()) returning(update.returning);
}

void Writer::put(const Delete& deletion) {
  if (deletion.with) put(*deletion.with);
  word("DELETE");
  modifiers(deletion.modifiers);
  if (!deletion.targets.empty() && !deletion.targets_after_from) list(deletion.targets);
  word("FROM");
  if (deletion.targets_after_from) {
    list(deletion.targets);
    word("USING");
  }
  list(deletion.from);
  if (!deletion.using_tables.empty()) {
    word_if(!deletion.targets_after_from, "USING");
    list(deletion.using_tables);
  }
  where(deletion.where, deletion.current_of);
  if (returning_before_order()) returning(deletion.returning);
  order_and_limit(deletion.order_by, deletion.limit, deletion.offset);
  if (!returning_before_order()) returning(deletion.returning);
}

// ---------------------------------------------------------------- MERGE

void Writer::put(const Merge& merge) {
  if (merge.with) put(*merge.with);
  word("MERGE INTO");
  put(merge.target);
  word("USING");
  put(merge.source);
  word("ON");
  put(merge.on);
  for (const MergeWhen& when : merge.when)
    put(when);
  returning(merge.returning);
}

void Writer::put(const MergeWhen& when) {
  word(when.matched ? "WHEN MATCHED" : "WHEN NOT MATCHED");
  clause("BY", when.by);
  clause("AND", when.condition);
  word("THEN");
  word(when.action);
  if (when.action == "UPDATE") {
    word("SET");
    return list(when.assignments);
  }
  in_parentheses(when.columns);
  if (!when.overriding.empty()) word("OVERRIDING " + when.overriding + " VALUE");
  word_if(when.default_values, "DEFAULT VALUES");
  if (when.values.empty()) return;
  word("VALUES");
  in_parentheses(when.values);
}

// ---------------------------------------------------------------- the rest

void Writer::put(const Truncate& truncate) {
  word("TRUNCATE TABLE");
  list(truncate.tables);
  if (truncate.restart_identity)
    word(*truncate.restart_identity ? "RESTART IDENTITY" : "CONTINUE IDENTITY");
  cascade(truncate.cascade, truncate.restrict);
  word(truncate.wait);
}

void Writer::put(const Copy& copy) {
  word("COPY");
  put(copy.table);
  in_parentheses(copy.columns);
  if (copy.query) {
    open();
    put(*copy.query);
    close();
  }
  word(copy.from ? "FROM" : "TO");
  word(copy.endpoint);
  copy_options(copy.options);
  clause("WHERE", copy.where);
}

void Writer::copy_options(const Options& options) {
  if (options.empty()) return;
  word("WITH");
  listed_options(options);
}

void Writer::put(const LoadData& load) {
  word("LOAD DATA");
  word_if(load.local, "LOCAL");
  clause("INFILE", string_literal(load.file));
  word(load.on_duplicate);
  clause("INTO TABLE", load.table);
  word(load.format);
  in_parentheses(load.columns);
  if (load.set.empty()) return;
  word("SET");
  list(load.set);
}

void Writer::put(const CallProcedure& call) {
  word("CALL");
  put(call.procedure);
  open_attached();
  list(call.arguments);
  close();
}

void Writer::put(const Evaluate& evaluate) {
  word("DO");
  list(evaluate.values);
}

}  // namespace segue::sql
