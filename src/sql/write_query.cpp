#include "base/text.h"
#include "sql/writer.h"

namespace segue::sql {
namespace {

/// Whether the query is more than its body, so that it must stand in parentheses as an operand.
bool has_clauses(const Query& query) {
  return query.with || !query.order_by.empty() || query.limit || query.offset ||
         !query.locks.empty() || !query.into_target.empty();
}

bool has_no_condition(const Join& join) {
  return !join.natural && join.kind != "CROSS" && !join.on && join.using_columns.empty();
}

bool is_intersect(const SetOperation& operation) {
  return operation.op == "INTERSECT";
}

}  // namespace

void Writer::put(const Query& query) {
  if (query.with) put(*query.with);
  std::visit([this](const auto& body) { put(body); }, query.body);
  order_by(query.order_by);
  if (query.fetch_with_ties) {
    clause("OFFSET", query.offset);
    word("FETCH FIRST");
    if (query.limit) put(*query.limit, binds_primary);
    word("ROWS WITH TIES");
  } else {
    clause("LIMIT", query.limit);
    clause("OFFSET", query.offset);
  }
  for (const RowLock& lock : query.locks)
    put(lock);
  into(query.into_target);
}

void Writer::parenthesized(const Query& query) {
  open();
  put(query);
  close();
}

void Writer::into(const std::string& target) {
  if (target.empty()) return;
  // Beside INTO the field holds the PROCEDURE clause of older servers.
  const bool has_verb = text::starts_with_ignoring_case(target, "INTO") ||
                        text::starts_with_ignoring_case(target, "PROCEDURE");
  word_if(!has_verb, "INTO");
  word(target);
}

void Writer::put(const Select& select) {
  word("SELECT");
  modifiers(select.modifiers);
  word_if(select.distinct, "DISTINCT");
  if (!select.distinct_on.empty()) {
    word("ON");
    in_parentheses(select.distinct_on);
  }
  list(select.items);
  if (select.into_table) {
    word("INTO");
    word_if(select.into_temporary, "TEMPORARY");
    put(select.into_table);
  }
  into(select.into_target);
  if (!select.from.empty()) {
    word("FROM");
    list(select.from);
  }
  clause("WHERE", select.where);
  if (!select.group_by.empty()) {
    word("GROUP BY");
    word_if(select.group_distinct, "DISTINCT");
    list(select.group_by);
    word_if(select.with_rollup, "WITH ROLLUP");
  }
  clause("HAVING", select.having);
  if (select.windows.empty()) return;
  word("WINDOW");
  list(select.windows);
}

void Writer::put(const NamedWindow& window) {
  put(window.name);
  word("AS");
  put(window.window);
}

void Writer::put(const SelectItem& item) {
  put(item.value);
  clause("AS", item.alias);
}

void Writer::put(const Values& values) {
  if (values.rows_skipped > 0) return give_up();
  word("VALUES");
  list(values.rows, [&](const Expressions& row) {
    if (values.row_keyword) {
      word("ROW");
      open_attached();
    } else {
      open();
    }
    list(row);
    close();
  });
}

void Writer::put(const TableQuery& query) {
  clause("TABLE", query.table);
}

void Writer::put(const SetOperation& operation) {
  operand(*operation.left, false, operation);
  word(operation.op);
  word_if(operation.all, "ALL");
  word_if(operation.distinct, "DISTINCT");
  operand(*operation.right, true, operation);
}

void Writer::operand(const Query& query, bool right, const SetOperation& operation) {
  bool needs_parentheses = has_clauses(query);
  if (const auto* inner = std::get_if<SetOperation>(&query.body)) {
    const bool looser = intersect_first() && is_intersect(operation) && !is_intersect(*inner);
    const bool tighter = intersect_first() && is_intersect(*inner) && !is_intersect(operation);
    needs_parentheses |= looser || (right && !tighter);
  }
  if (needs_parentheses)
    parenthesized(query);
  else
    put(query);
}

void Writer::put(const With& with) {
  word("WITH");
  word_if(with.recursive, "RECURSIVE");
  list(with.tables);
}

void Writer::put(const CommonTable& table) {
  put(table.name);
  in_parentheses(table.columns);
  word("AS");
  if (table.materialized) word(*table.materialized ? "MATERIALIZED" : "NOT MATERIALIZED");
  open();
  put(*table.body);
  close();
  word(table.tail);
}

void Writer::put(const RowLock& lock) {
  clause("FOR", lock.strength);
  if (!lock.tables.empty()) {
    word("OF");
    list(lock.tables);
  }
  word(lock.wait);
}

// ---------------------------------------------------------------- FROM

void Writer::put(const TableReference& reference) {
  const bool aliased_join = std::holds_alternative<Join>(reference.form) &&
                            (reference.alias || !reference.columns.empty());
  if (aliased_join) open();
  std::visit([this](const auto& form) { put(form); }, reference.form);
  if (aliased_join) close();
  const auto* table = std::get_if<NamedTable>(&reference.form);
  const bool hints_first = table && table->hints.starts_with("FOR ");
  if (hints_first) word(table->hints);
  if (reference.alias || !reference.columns.empty()) word("AS");
  put(reference.alias);
  in_parentheses(reference.columns);
  if (table && !hints_first) word(table->hints);
}

void Writer::put(const NamedTable& table) {
  word_if(table.only, "ONLY");
  put(table.name);
  if (table.partitions.empty()) return;
  word("PARTITION");
  in_parentheses(table.partitions);
}

void Writer::put(const DerivedTable& table) {
  word_if(table.lateral, "LATERAL");
  parenthesized(*table.query);
}

void Writer::put(const TableFunction& function) {
  word_if(function.lateral, "LATERAL");
  if (function.rows_from) {
    word("ROWS FROM");
    in_parentheses(function.calls);
  } else {
    list(function.calls);
  }
  word_if(function.with_ordinality, "WITH ORDINALITY");
}

void Writer::put(const ColumnDeclaration& column) {
  put(column.name);
  if (column.type) put(*column.type);
}

void Writer::put(const Join& join) {
  const auto* left = std::get_if<Join>(&join.left->form);
  // A condition would go to the innermost join that has none.
  const bool takes_condition = left && !join.left->alias && has_no_condition(*left);
  if (takes_condition) open();
  put(*join.left);
  if (takes_condition) close();
  word_if(join.natural, "NATURAL");
  if (join.kind == "STRAIGHT") {
    word("STRAIGHT_JOIN");
  } else {
    word(join.kind);
    word("JOIN");
  }
  const bool nested = std::holds_alternative<Join>(join.right->form) && !join.right->alias;
  if (nested) open();
  put(*join.right);
  if (nested) close();
  clause("ON", join.on);
  if (join.using_columns.empty()) return;
  word("USING");
  in_parentheses(join.using_columns);
}

}  // namespace segue::sql
