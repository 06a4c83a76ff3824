#include "sql/writer.h"

namespace segue::sql {

// ---------------------------------------------------------------- indexes, views, sequences

void Writer::put(const CreateIndex& create) {
  const IndexDefinition& index = create.index;
  word("CREATE");
  word_if(create.or_replace, "OR REPLACE");
  word_if(index.unique, "UNIQUE");
  word(index.kind);
  word("INDEX");
  word_if(create.concurrently, "CONCURRENTLY");
  if_not_exists(create.if_not_exists);
  if (create.name)
    put(create.name);
  else
    put(index.name);
  word(create.only ? "ON ONLY" : "ON");
  put(create.table);
  if (!method_after_parts()) named("USING", index.method);
  in_parentheses(index.parts);
  word(create.wait);
  if (method_after_parts()) named("USING", index.method);
  if (!index.include.empty()) {
    word("INCLUDE");
    in_parentheses(index.include);
  }
  nulls_distinct(index.nulls_distinct);
  index_options(index.options);
  named("TABLESPACE", index.tablespace);
  clause("WHERE", index.where);
  online_options(create.algorithm, create.lock);
}

void Writer::online_options(const std::string& algorithm, const std::string& lock) {
  if (!algorithm.empty()) word("ALGORITHM=" + algorithm);
  if (!lock.empty()) word("LOCK=" + lock);
}

void Writer::put(const CreateView& view) {
  word(view.alter ? "ALTER" : "CREATE");
  word_if(view.or_replace, "OR REPLACE");
  word_if(view.temporary, "TEMPORARY");
  modifiers(view.header);
  word_if(view.recursive, "RECURSIVE");
  word_if(view.materialized, "MATERIALIZED");
  word("VIEW");
  if_not_exists(view.if_not_exists);
  put(view.view);
  in_parentheses(view.columns);
  named("USING", view.access_method);
  storage_parameters(view.options);
  named("TABLESPACE", view.tablespace);
  word("AS");
  put(view.query);
  with_data(view.with_data);
  if (!view.check_option.empty()) word("WITH " + view.check_option + " CHECK OPTION");
}

void Writer::put(const RefreshMaterializedView& refresh) {
  word("REFRESH MATERIALIZED VIEW");
  word_if(refresh.concurrently, "CONCURRENTLY");
  put(refresh.view);
  with_data(refresh.with_data);
}

void Writer::put(const CreateSequence& sequence) {
  word("CREATE");
  word_if(sequence.or_replace, "OR REPLACE");
  word_if(sequence.temporary, "TEMPORARY");
  word_if(sequence.unlogged, "UNLOGGED");
  word("SEQUENCE");
  if_not_exists(sequence.if_not_exists);
  put(sequence.sequence);
  put(sequence.options);
}

void Writer::put(const AlterSequence& sequence) {
  word("ALTER SEQUENCE");
  if_exists(sequence.if_exists);
  put(sequence.sequence);
  put(sequence.options);
}

// ---------------------------------------------------------------- types

void Writer::put(const CreateType& type) {
  clause("CREATE TYPE", type.type);
  std::visit([this](const auto& form) { put(form); }, type.form);
}

void Writer::put(const EnumType& type) {
  word("AS ENUM");
  open();
  list(type.values, [this](const std::string& value) { word(string_literal(value)); });
  close();
}

void Writer::put(const CompositeType& type) {
  word("AS");
  open();
  list(type.attributes);
  close();
}

void Writer::put(const DefinedType& type) {
  word_if(type.range, "AS RANGE");
  assigned_options(type.options);
}

void Writer::put(const AddEnumValue& add) {
  clause("ALTER TYPE", add.type);
  word("ADD VALUE");
  if_not_exists(add.if_not_exists);
  word(string_literal(add.value));
  if (!add.before.empty()) clause("BEFORE", string_literal(add.before));
  if (!add.after.empty()) clause("AFTER", string_literal(add.after));
}

void Writer::put(const RenameEnumValue& rename) {
  clause("ALTER TYPE", rename.type);
  clause("RENAME VALUE", string_literal(rename.from));
  clause("TO", string_literal(rename.to));
}

void Writer::put(const CreateDomain& domain) {
  clause("CREATE DOMAIN", domain.domain);
  word("AS");
  put(domain.type);
  for (const ColumnConstraint& constraint : domain.constraints)
    put(constraint);
}

void Writer::put(const AlterDomain& domain) {
  clause("ALTER DOMAIN", domain.domain);
  put(domain.action);
}

// ---------------------------------------------------------------- schemas, extensions

void Writer::put(const CreateSchema& schema) {
  word("CREATE");
  word_if(schema.or_replace, "OR REPLACE");
  word(schema.database ? "DATABASE" : "SCHEMA");
  if_not_exists(schema.if_not_exists);
  put(schema.schema);
  if (schema.authorization) {
    word("AUTHORIZATION");
    role(schema.authorization);
  }
  plain_options(schema.options);
}

void Writer::put(const CreateExtension& extension) {
  word("CREATE EXTENSION");
  if_not_exists(extension.if_not_exists);
  put(extension.extension);
  clause("SCHEMA", extension.schema);
  if (!extension.version.empty()) clause("VERSION", string_literal(extension.version));
  word_if(extension.cascade, "CASCADE");
}

// ---------------------------------------------------------------- policies and rules

void Writer::put(const CreatePolicy& policy) {
  word(policy.alter ? "ALTER" : "CREATE");
  clause("POLICY", policy.policy);
  clause("ON", policy.table);
  if (policy.permissive) word(*policy.permissive ? "AS PERMISSIVE" : "AS RESTRICTIVE");
  clause("FOR", policy.command);
  if (!policy.roles.empty()) {
    word("TO");
    list(policy.roles, [this](const Name& name) { role(name); });
  }
  if (policy.using_condition) {
    word("USING");
    parenthesized(*policy.using_condition);
  }
  if (policy.check) {
    word("WITH CHECK");
    parenthesized(*policy.check);
  }
}

void Writer::put(const CreateRule& rule) {
  word("CREATE");
  word_if(rule.or_replace, "OR REPLACE");
  clause("RULE", rule.rule);
  clause("AS ON", rule.event);
  clause("TO", rule.table);
  clause("WHERE", rule.where);
  word("DO");
  word_if(rule.also, "ALSO");
  word_if(rule.instead, "INSTEAD");
  word(rule.actions);
}

}  // namespace segue::sql
