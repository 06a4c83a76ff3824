#include "catalog/context.h"

#include <algorithm>

#include "catalog/lookup.h"
#include "catalog/shadow.h"
#include "sql/walk.h"

namespace segue::catalog {
namespace {

/// A schema that history neither made nor the server brought along: a platform made it.
bool is_foreign_schema(const Context& context, const std::string& schema) {
  const Traits& traits = context.traits();
  if (schema == traits.default_schema || schema == traits.temporary_schema) return false;
  return !context.catalog.schemas.contains(Id{"", schema});
}

/// Tables in which tools keep which migrations ran; they make them without a script.
bool is_kept_by_tool(const std::string& name) {
  static constexpr std::string_view tables[] = {
      "__diesel_schema_migrations", "_prisma_migrations", "_sqlx_migrations",
      "__drizzle_migrations",       "databasechangelog",  "databasechangeloglock",
      "flyway_schema_history",      "goose_db_version",   "gorp_migrations",
      "refinery_schema_history",    "schema_migrations",  "schema_version",
      "ar_internal_metadata",       "sqlx_migrations",    "migrations_lock"};
  return std::find(std::begin(tables), std::end(tables), name) != std::end(tables);
}

}  // namespace

void Context::refuse(std::string rule, Span span, std::string message, std::string advice) {
  outcome.applied = false;
  outcome.findings.push_back(
      Finding{std::move(rule), Severity::error, span, std::move(message), std::move(advice)});
}

void Context::warn(std::string rule, Span span, std::string message, std::string advice) {
  outcome.findings.push_back(
      Finding{std::move(rule), Severity::warning, span, std::move(message), std::move(advice)});
}

void Context::sync() {
  if (catalog.same_objects_as(synced)) return;
  catalog.sync(synced);
  synced = catalog;
}

namespace {
Lookup lookup(const Context& context) {
  return Lookup(context.catalog, context.semantics);
}
}  // namespace

std::vector<std::string> searched_schemas(const Context& context) {
  return lookup(context).searched_schemas();
}
Id place_of(const Context& context, const sql::ObjectName& name, NameKind kind, bool temporary) {
  Id place = lookup(context).place(name, kind, temporary);
  const std::string& of_session = context.traits().temporary_schema;
  if (!of_session.empty() && place.schema == of_session) context.catalog.may_have_temporary = true;
  return place;
}
std::optional<Id> find_relation(const Context& context, const sql::ObjectName& name) {
  return lookup(context).relation_id(name);
}
std::optional<Id> find_sequence(const Context& context, const sql::ObjectName& name) {
  return lookup(context).sequence_id(name);
}
std::optional<Id> find_type(const Context& context, const sql::ObjectName& name) {
  return lookup(context).type_id(name);
}
std::optional<Id> find_routine(const Context& context, const sql::ObjectName& name) {
  return lookup(context).routine_id(name);
}
std::optional<Id> find_index_owner(const Context& context, const sql::ObjectName& name) {
  return lookup(context).index_owner(name);
}

Id relation_id(const Context& context, const sql::ObjectName& name) {
  if (auto found = find_relation(context, name)) return *found;
  return place_of(context, name, NameKind::relation);
}

/// Whether an extension put its objects, which we do not know, into a schema of its own.
bool holds_extension(const Context& context, const std::string& schema) {
  if (context.catalog.extensions.empty() || schema == context.traits().default_schema) return false;
  bool found = false;
  context.catalog.extensions.from(Id{}, [&](const Id&, const auto& extension) {
    found = context.key(NameKind::schema, extension->schema) == schema;
    return !found;
  });
  return found;
}

bool may_exist(Context& context, const Id& id) {
  Catalog& catalog = context.catalog;
  if (is_foreign_schema(context, id.schema)) return true;
  if (catalog.unknown || is_kept_by_tool(id.name) || holds_extension(context, id.schema))
    return true;
  const auto* schema = catalog.schemas.find(Id{"", id.schema});
  if (schema && (*schema)->unknown) return true;
  if (catalog.gone_relations.contains(id)) return false;
  if (may_be_shadow(catalog, id)) return true;
  if (catalog.knowledge == Knowledge::whole && catalog.relations.empty() &&
      catalog.gone_relations.empty())
    catalog.knowledge = Knowledge::partial;  // history begins by using what it did not make
  return catalog.knowledge == Knowledge::partial;
}

const Relation* require_relation(Context& context, const sql::ObjectName& name, bool if_exists) {
  if (const Relation* found = lookup(context).relation(name)) return found;
  if (context.semantics.is_system_relation(name.name.text) ||
      (name.schema && context.semantics.is_system_schema(name.schema.text)))
    return nullptr;
  const Id id = place_of(context, name, NameKind::relation);
  if (may_exist(context, id)) {
    if (if_exists) return nullptr;
    Relation external;
    external.schema = name.schema ? name.schema.text : id.schema;
    external.name = name.name.text;
    external.external = external.columns_unknown = true;
    context.catalog.relations.put(id, std::move(external));
    return context.catalog.relation(id);
  }
  if (if_exists) return nullptr;
  const bool gone = context.catalog.gone_relations.contains(id);
  context.refuse("no-such-table", name.span(), "table " + quoted(name) + " does not exist",
                 gone ? "an earlier statement dropped or renamed it"
                      : "nothing before this statement creates it; check the name and the order");
  return nullptr;
}

bool is_open(const Context& context, const Relation& relation) {
  return relation.columns_unknown || relation.unknown || relation.external ||
         context.catalog.unknown;
}

const Column* require_column(Context& context, const Relation& relation, const sql::Name& name,
                             bool if_exists) {
  const Column* column = find_column(relation, context.key(NameKind::column, name.text));
  if (column || if_exists || is_open(context, relation)) return column;
  context.refuse("no-such-column", name.span,
                 std::string(word_of(relation.kind)) + ' ' + quoted(relation.name) +
                     " has no column " + quoted(name),
                 "check the name, or whether an earlier migration dropped or renamed it");
  return nullptr;
}

std::string quoted(std::string_view name) {
  return '`' + std::string(name) + '`';
}
std::string quoted(const sql::ObjectName& name) {
  return quoted(name.text());
}
std::string quoted(const sql::Name& name) {
  return quoted(name.text);
}

std::string_view word_of(RelationKind kind) {
  switch (kind) {
    case RelationKind::table:
      return "table";
    case RelationKind::foreign_table:
      return "foreign table";
    case RelationKind::virtual_table:
      return "virtual table";
    case RelationKind::view:
      return "view";
    case RelationKind::materialized_view:
      return "materialized view";
  }
  return "relation";
}

std::string display_name(const Semantics& semantics, const std::string& schema,
                         const std::string& name) {
  return schema.empty() || schema == semantics.traits().default_schema ? name : schema + '.' + name;
}

sql::TypeName resolved_type(Context& context, const sql::TypeName& type) {
  sql::TypeName result = context.semantics.canonical(type);
  if (context.semantics.is_builtin(result)) return result;
  if (const auto id = find_type(context, result.name)) {
    const Type& held = *context.catalog.type(*id);
    result.name.name.text = held.name;
    result.name.schema.text = id->schema == context.traits().default_schema ? "" : held.schema;
    return result;
  }
  if (!context.traits().checks_types || find_relation(context, result.name)) return result;
  const Catalog& catalog = context.catalog;
  const Id id = place_of(context, result.name, NameKind::type);
  const bool surely_missing =
      catalog.extensions.empty() && !may_exist(context, id) && !catalog.unknown && !type.of_column;
  if (surely_missing)
    context.refuse("no-such-type", type.span.empty() ? type.name.span() : type.span,
                   "type " + quoted(type.name) + " does not exist",
                   "create the type before it is used, or check its name");
  return result;
}

void add_uses(const Context& context, const sql::TypeName& type, Nodes& uses) {
  if (context.semantics.is_builtin(type)) return;
  if (const auto id = find_type(context, type.name))
    uses.push_back({ObjectClass::type, *id});
  else if (const auto table = find_relation(context, type.name);
           table && context.traits().relations_are_types)
    uses.push_back({ObjectClass::relation, *table});
}

void add_uses(const Context& context, const sql::Expression& expression, Nodes& uses) {
  auto visit = [&](const auto& node) {
    using T = std::decay_t<decltype(node)>;
    if constexpr (std::is_same_v<T, sql::TypeName>) {
      add_uses(context, node, uses);
    } else if constexpr (std::is_same_v<T, sql::Expression>) {
      if (const auto* call = std::get_if<sql::Call>(&node.form)) {
        if (const auto id = find_routine(context, call->function))
          uses.push_back({ObjectClass::routine, *id});
        const std::string sequence = context.semantics.sequence_in(node);
        if (!sequence.empty()) {
          const size_t dot = sequence.rfind('.');
          sql::ObjectName name;
          name.name.text = dot == std::string::npos ? sequence : sequence.substr(dot + 1);
          if (dot != std::string::npos) name.schema.text = sequence.substr(0, dot);
          if (const auto id = find_sequence(context, name))
            uses.push_back({ObjectClass::sequence, *id});
        }
      }
    }
    return true;
  };
  sql::walk(expression, visit);
}

std::vector<std::string> columns_in(const Context& context, const Relation& relation,
                                    const sql::Expression& expression) {
  std::vector<std::string> result;
  auto visit = [&](const auto& node) {
    using T = std::decay_t<decltype(node)>;
    if constexpr (std::is_same_v<T, sql::Query>) return false;
    if constexpr (std::is_same_v<T, sql::ColumnReference>) {
      if (node.parts.empty() || node.star) return true;
      const std::string key = context.key(NameKind::column, node.parts.back().text);
      if (find_column(relation, key) &&
          std::find(result.begin(), result.end(), key) == result.end())
        result.push_back(key);
    }
    return true;
  };
  sql::walk(expression, visit);
  return result;
}

bool expression_reads(const Context& context, const Relation& relation,
                      const ExpressionRef& expression, const std::string& column) {
  if (!expression) return false;
  const auto columns = columns_in(context, relation, *expression);
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

bool is_in_partition_key(const Context& context, const Relation& relation,
                         const std::string& column) {
  if (!relation.partition_by) return false;
  const auto& key = relation.partition_by->key;
  return std::any_of(key.begin(), key.end(), [&](const sql::IndexPart& part) {
    if (part.column) return context.key(NameKind::column, part.column.text) == column;
    return part.expression && expression_reads(context, relation, shared(*part.expression), column);
  });
}

ExpressionRef shared(const sql::Expression& expression) {
  return std::make_shared<const sql::Expression>(expression);
}

void made(Context& context, const Id& id) {
  context.catalog.gone_relations.erase(id);
}

}  // namespace segue::catalog
