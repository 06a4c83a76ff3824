#include "cli/removals.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/sha256.h"
#include "base/word.h"
#include "catalog/definitions.h"
#include "catalog/lookup.h"
#include "dialect/own_names.h"
#include "dialects/all.h"
#include "plan/usage.h"

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

/// Whether a schema has such an object: a table that is built anew is dropped, and yet not removed.
bool is_there(const facts::Step& step, const Dropped& dropped, const catalog::Catalog& catalog) {
  const catalog::Lookup lookup(catalog, *step.semantics);
  const Relation* table = lookup.relation(dropped.table);
  return table != nullptr && (!dropped.column || lookup.column(*table, *dropped.column) != nullptr);
}

const catalog::Catalog& schema_after(const plan::Script& script) {
  return *script.units.back().statements.back().after;
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

/// Whether a routine, or a trigger of another table, has the object's name in its text.
bool is_named_by_code(const catalog::Catalog& catalog, const Relation& table,
                      const Dropped& dropped) {
  bool found = false;
  const auto look = [&](const std::string& body) {
    found = found || (text::mentions(body, table.name) &&
                      (!dropped.column || text::mentions(body, dropped.column->text)));
  };
  // What events do is not read.
  catalog.others.for_each([&](const catalog::Id&, const auto& other) {
    found = found || other->kind == sql::ObjectKind::event;
  });
  catalog.routines.for_each([&](const catalog::Id&, const auto& routine) { look(routine->body); });
  catalog.relations.for_each([&](const catalog::Id&, const catalog::Shared<Relation>& each) {
    if (&*each == &table) return;
    for (const auto& trigger : each->triggers)
      look(trigger->body);
  });
  return found;
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

/// A name as SQL.
std::string written(const dialect::Dialect& dialect, std::vector<sql::Name> parts) {
  sql::ColumnReference reference;
  reference.parts = std::move(parts);
  return dialect.write(sql::Expression{.form = std::move(reference)});
}

/// A column or a table that is dropped, and the schema before its script.
class Trial {
 public:
  Trial(const Place& place, const facts::Step& step, const Dropped& dropped,
        const catalog::Catalog& at_first, const catalog::Catalog& at_last)
      : dialect_(place.dialect()),
        step_(step),
        dropped_(dropped),
        at_last_(at_last),
        catalog_(at_first),
        first_(at_first, *step.semantics),
        table_(first_.relation(dropped.table)) {
    if (dropped.column && table_ != nullptr) column_ = first_.column(*table_, *dropped.column);
  }

  /// It was there before the script, is there still, and is gone afterwards.
  bool is_known() const {
    return step_.lookup_before().relation(dropped_.table) != nullptr &&
           !is_there(step_, dropped_, at_last_) && table_ != nullptr &&
           table_->kind == catalog::RelationKind::table && !table_->unknown &&
           (!dropped_.column || column_ != nullptr);
  }

  /// How it is made unusable, and usable again.
  void write_to(Removal& removal, const std::string& short_name) const {
    const auto& alarms = dialects::alarms(dialect_);
    const bool follows = alarms.triggers_follow_names();
    const bool viewed = is_read_by_views(catalog_, *first_.relation_id(dropped_.table));
    const bool named = !follows && is_named_by_code(catalog_, *table_, dropped_);
    const bool renamable =
        !named && !viewed && (follows || table_->triggers.empty()) && table_->rules.empty();
    if (renamable) return write_names(removal);
    if (!dropped_.column) return;
    const dialect::LastUses uses{.relation = *table_,
                                 .column = *column_,
                                 .table = table_text(),
                                 .column_name = written(dialect_, {*dropped_.column}),
                                 .name = std::string(dialect::put_aside) + short_name,
                                 .named_by_code = named || viewed};
    auto alarm = alarms.on_writes(uses);
    if (!alarm) return;
    removal.arming = std::move(alarm->arming);
    removal.disarming = std::move(alarm->disarming);
    removal.only_writes = true;
  }

 private:
  void write_names(Removal& removal) const {
    const std::string name = dropped_.column ? dropped_.column->text : dropped_.table.name.text;
    const std::string other = std::string(dialect::put_aside) + name.substr(0, longest_kept);
    removal.arming = dialect_.write(renamed(dropped_, name, other));
    removal.disarming = dialect_.write(renamed(dropped_, other, name));
  }

  std::string table_text() const {
    std::vector<sql::Name> parts{dropped_.table.name};
    if (!dropped_.table.schema.text.empty()) parts.insert(parts.begin(), dropped_.table.schema);
    return written(dialect_, std::move(parts));
  }

  const dialect::Dialect& dialect_;
  const facts::Step& step_;
  const Dropped& dropped_;
  const catalog::Catalog& at_last_;
  const catalog::Catalog& catalog_;
  catalog::Lookup first_;
  const Relation* table_ = nullptr;
  const catalog::Column* column_ = nullptr;
};

Removal removal_of(const Place& place, const Item& item, const facts::Step& step,
                   const Dropped& dropped, const Trial& trial) {
  const std::string object =
      dropped.column ? fmt::format("column `{}.{}`", dropped.table.text(), dropped.column->text)
                     : fmt::format("table `{}`", dropped.table.text());
  const std::string short_name = sha256(item.id + '\n' + object).substr(0, 10);
  const std::string archive = std::string(dialect::archived) + short_name;
  Removal made{.migration = item.id,
               .object = object,
               .archiving = place.dialect().write(
                   copied(dropped, *step.lookup_before().relation(dropped.table), archive)),
               .archive = archive};
  trial.write_to(made, short_name);
  return made;
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
    for (const Dropped& dropped : dropped_by(step)) {
      const Trial trial(place, step, dropped, at_first, schema_after(item.up));
      if (trial.is_known()) found.push_back(removal_of(place, item, step, dropped, trial));
    }
  });
  return found;
}

std::vector<plan::Doomed> doomed_by(const plan::Script& script) {
  std::vector<plan::Doomed> found;
  for_each_step(script, [&](const auto&, const facts::Step& step) {
    for (const Dropped& dropped : dropped_by(step))
      if (!is_there(step, dropped, schema_after(script))) found.push_back(doomed(step, dropped));
  });
  return found;
}

}  // namespace segue::cli
