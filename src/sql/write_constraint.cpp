#include "base/text.h"
#include "sql/names.h"
#include "sql/writer.h"

namespace segue::sql {

void Writer::put(const TableConstraint& constraint) {
  clause("CONSTRAINT", constraint.name);
  std::visit([this](const auto& form) { put(form); }, constraint.form);
  put(constraint.attributes);
}

void Writer::put(const ConstraintAttributes& attributes) {
  word_if(attributes.no_inherit, "NO INHERIT");
  word_if(attributes.not_valid, "NOT VALID");
  if (attributes.deferrable) word(*attributes.deferrable ? "DEFERRABLE" : "NOT DEFERRABLE");
  if (attributes.initially_deferred)
    word(*attributes.initially_deferred ? "INITIALLY DEFERRED" : "INITIALLY IMMEDIATE");
  if (attributes.enforced) word(*attributes.enforced ? "ENFORCED" : "NOT ENFORCED");
  clause("ON CONFLICT", attributes.on_conflict);
}

void Writer::put(const Check& check) {
  word("CHECK");
  parenthesized(check.condition);
}

void Writer::nulls_distinct(const std::optional<bool>& distinct) {
  if (distinct) word(*distinct ? "NULLS DISTINCT" : "NULLS NOT DISTINCT");
}

void Writer::storage_parameters(const Options& options) {
  if (options.empty()) return;
  word("WITH");
  assigned_options(options);
}

void Writer::index_options(const Options& options) {
  storage_parameters(options);
}

void Writer::key_constraint(const KeyConstraint& key, bool unless_exists) {
  word(key.primary ? "PRIMARY KEY" : "UNIQUE");
  if_not_exists(unless_exists);
  clause("USING INDEX", key.using_index);
  nulls_distinct(key.nulls_distinct);
  put(key.index_name);
  if (!method_after_parts()) named("USING", key.method);
  if (!key.columns.empty()) {
    open();
    list(key.columns);
    word_if(key.autoincrement, "AUTOINCREMENT");
    close();
  }
  if (method_after_parts()) named("USING", key.method);
  if (!key.include.empty()) {
    word("INCLUDE");
    in_parentheses(key.include);
  }
  index_options(key.storage);
  named("USING INDEX TABLESPACE", key.tablespace);
}

void Writer::key_columns(const Names& columns, bool period) {
  open();
  list(columns, [&](const Name& column) {
    word_if(period && &column == &columns.back(), "PERIOD");
    put(column);
  });
  close();
}

void Writer::foreign_key(const ForeignKey& key, bool unless_exists) {
  word("FOREIGN KEY");
  if_not_exists(unless_exists);
  put(key.index_name);
  key_columns(key.columns, key.period);
  put(key.references);
}

void Writer::put(const References& references) {
  clause("REFERENCES", references.table);
  if (!references.columns.empty()) key_columns(references.columns, references.period);
  clause("MATCH", references.match);
  if (references.on_delete != ReferentialAction::unspecified) {
    clause("ON DELETE", name_of(references.on_delete));
    in_parentheses(references.on_delete_columns);
  }
  clause("ON UPDATE", name_of(references.on_update));
}

void Writer::put(const Exclusion& exclusion) {
  word("EXCLUDE");
  named("USING", exclusion.method);
  in_parentheses(exclusion.parts);
  if (!exclusion.include.empty()) {
    word("INCLUDE");
    in_parentheses(exclusion.include);
  }
  index_options(exclusion.storage);
  named("USING INDEX TABLESPACE", exclusion.tablespace);
  if (!exclusion.where) return;
  word("WHERE");
  parenthesized(*exclusion.where);
}

void Writer::put(const NotNullConstraint& constraint) {
  clause("NOT NULL", constraint.column);
}

// ---------------------------------------------------------------- indexes

void Writer::index_definition(const IndexDefinition& index, bool unless_exists) {
  word(index.kind);
  word_if(index.unique, "UNIQUE");
  word("KEY");
  if_not_exists(unless_exists);
  put(index.name);
  if (!method_after_parts()) named("USING", index.method);
  in_parentheses(index.parts);
  if (method_after_parts()) named("USING", index.method);
  index_options(index.options);
}

void Writer::put(const IndexPart& part) {
  if (part.expression)
    key_expression(*part.expression);
  else
    put(part.column);
  if (part.prefix_length > 0) attach("(" + std::to_string(part.prefix_length) + ")");
  clause("COLLATE", part.collation);
  put(part.operator_class);
  if (!part.operator_class_options.empty()) {
    open();
    list(part.operator_class_options);
    close();
  }
  word_if(part.direction == Direction::ascending, "ASC");
  word_if(part.direction == Direction::descending, "DESC");
  word_if(part.nulls == NullsOrder::first, "NULLS FIRST");
  word_if(part.nulls == NullsOrder::last, "NULLS LAST");
  clause("WITH", part.with_operator);
  word_if(part.without_overlaps, "WITHOUT OVERLAPS");
}

void Writer::key_expression(const Expression& value) {
  const auto* call = std::get_if<Call>(&value.form);
  const bool plain_call = call && !call->bare && !call->over && !call->filter;
  if (plain_call || std::holds_alternative<ColumnReference>(value.form))
    put(value);
  else
    parenthesized(value);
}

}  // namespace segue::sql
