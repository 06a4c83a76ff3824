#include "cli/removals.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/sha256.h"
#include "catalog/definitions.h"
#include "catalog/lookup.h"
#include "dialect/own_names.h"

namespace segue::cli {
namespace {

using catalog::Relation;

constexpr size_t longest_kept = 40;  // of a name that is put aside

struct Dropped {
  sql::ObjectName table{};
  std::optional<sql::Name> column{};
};

/// The columns and tables that a step drops.
std::vector<Dropped> dropped_by(const facts::Step& step) {
  std::vector<Dropped> found;
  if (const auto* column = step.alters<sql::DropColumn>())
    found.push_back({step.table(), column->column});
  const auto* drop = step.as<sql::Drop>();
  if (drop != nullptr && drop->kind == sql::ObjectKind::table && !drop->temporary)
    for (const auto& object : drop->objects)
      found.push_back({object.name, std::nullopt});
  return found;
}

bool is_read_by_views(const catalog::Catalog& catalog, const catalog::Id& table) {
  bool found = false;
  catalog.relations.for_each([&](const catalog::Id&, const catalog::Shared<Relation>& each) {
    found = found || each->reads_unknown ||
            std::any_of(each->reads.begin(), each->reads.end(),
                        [&](const auto& use) { return use.relation == table; });
  });
  return found;
}

/// Whether everybody else goes on when the object has another name.
bool can_be_put_aside(const facts::Step& step, const Dropped& dropped,
                      const catalog::Catalog& at_first) {
  const catalog::Lookup first(at_first, *step.semantics);
  const auto id = first.relation_id(dropped.table);
  const Relation* table = first.relation(dropped.table);
  if (!id || table == nullptr || table->kind != catalog::RelationKind::table) return false;
  if (!table->triggers.empty() || !table->rules.empty() || table->unknown) return false;
  if (is_read_by_views(at_first, *id)) return false;
  return !dropped.column || first.column(*table, *dropped.column) != nullptr;
}

sql::Statement renamed(const Dropped& dropped, const std::string& from, const std::string& to) {
  sql::AlterTable alter;
  alter.table = dropped.table;
  sql::AlterAction action;
  if (dropped.column) {
    action.form = sql::RenameColumn{.column = {.text = from}, .to = {.text = to}};
  } else {
    alter.table.name.text = from;
    action.form = sql::RenameTo{.to = {.name = {.text = to}}};
  }
  alter.actions.push_back(std::move(action));
  return alter;
}

/// The values with the keys of their rows; of a table all of it.
sql::Statement copied(const Dropped& dropped, const Relation& table, const std::string& into) {
  sql::Select select;
  const auto add = [&](const std::string& column) {
    sql::ColumnReference reference;
    reference.parts = {sql::Name{.text = column}};
    select.items.push_back({.value = {.form = std::move(reference)}});
  };
  if (dropped.column) {
    for (const auto& column : catalog::primary_key_of(table))
      if (column != dropped.column->text) add(column);
    add(dropped.column->text);
  } else {
    for (const auto& column : table.columns)
      add(column->name);
  }
  sql::TableReference source;
  source.form = sql::NamedTable{.name = dropped.table};
  select.from.push_back(std::move(source));
  sql::Query query;
  query.body = std::move(select);
  sql::CreateTable create;
  create.table.name.text = into;
  create.as_query = std::move(query);
  return create;
}

Removal removal_of(const Place& place, const Item& item, const facts::Step& step,
                   const Dropped& dropped) {
  const std::string name = dropped.column ? dropped.column->text : dropped.table.name.text;
  const std::string object = dropped.column
                                 ? fmt::format("column `{}.{}`", dropped.table.text(), name)
                                 : fmt::format("table `{}`", dropped.table.text());
  const std::string short_name = sha256(item.id + '\n' + object).substr(0, 10);
  const std::string other = std::string(dialect::put_aside) + name.substr(0, longest_kept);
  const std::string archive = std::string(dialect::archived) + short_name;
  const auto& dialect = place.dialect();
  return {.migration = item.id,
          .object = object,
          .arming = dialect.write(renamed(dropped, name, other)),
          .disarming = dialect.write(renamed(dropped, other, name)),
          .archiving = dialect.write(
              copied(dropped, *step.lookup_before().relation(dropped.table), archive)),
          .archive = archive};
}

plan::Doomed doomed(const facts::Step& step, const Dropped& dropped) {
  const auto lookup = step.lookup_before();
  plan::Doomed made{.kind = dropped.column ? "column" : "table"};
  if (const auto id = lookup.relation_id(dropped.table)) {
    made.schema = id->schema;
    made.table = id->name;
  } else {
    made.table = lookup.key(catalog::NameKind::relation, dropped.table.name.text);
  }
  if (dropped.column) made.column = lookup.key(catalog::NameKind::column, dropped.column->text);
  return made;
}

template <class Take>
void for_each_step(const plan::Script& script, Take take) {
  for (const auto& unit : script.units)
    for (const auto& statement : unit.statements)
      for (const auto& step : statement.steps)
        take(statement, step);
}

}  // namespace

std::vector<Removal> removals_of(const Place& place, const Item& item) {
  std::vector<Removal> found;
  if (item.up.units.empty()) return found;
  const auto& at_first = *item.up.units.front().statements.front().before;
  for_each_step(item.up, [&](const auto&, const facts::Step& step) {
    for (const Dropped& dropped : dropped_by(step))
      if (can_be_put_aside(step, dropped, at_first))
        found.push_back(removal_of(place, item, step, dropped));
  });
  return found;
}

std::vector<plan::Doomed> doomed_by(const plan::Script& script) {
  std::vector<plan::Doomed> found;
  for_each_step(script, [&](const auto&, const facts::Step& step) {
    for (const Dropped& dropped : dropped_by(step))
      found.push_back(doomed(step, dropped));
  });
  return found;
}

}  // namespace segue::cli
