#include "catalog/apply.h"

#include "catalog/families.h"

namespace segue::catalog {
namespace {

/// Statements that end an open transaction where schema changes cannot be rolled back.
bool changes_schema(const sql::Statement& statement) {
  return std::visit(
      [](const auto& form) {
        using T = std::decay_t<decltype(form)>;
        return !std::is_same_v<T, sql::Query> && !std::is_same_v<T, sql::Insert> &&
               !std::is_same_v<T, sql::Update> && !std::is_same_v<T, sql::Delete> &&
               !std::is_same_v<T, sql::Set> && !std::is_same_v<T, sql::Transaction>;
      },
      statement);
}

}  // namespace

Catalog empty_catalog(const Semantics& semantics) {
  Catalog catalog;
  Schema schema;
  schema.name = semantics.traits().default_schema;
  semantics.complete(schema);
  const Id id{"", schema.name};
  catalog.schemas.put(id, std::move(schema));
  return catalog;
}

Outcome apply(Catalog& catalog, const sql::Statement& statement, const Semantics& semantics) {
  Outcome outcome;
  if (!semantics.traits().transactional_ddl && changes_schema(statement))
    catalog.savepoints.clear();
  Context context{catalog, semantics, outcome, catalog, 0};
  std::visit([&](const auto& form) { change(context, form); }, statement);
  context.sync();
  return outcome;
}

}  // namespace segue::catalog
