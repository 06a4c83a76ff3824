#include "facts/range.h"

#include <algorithm>
#include <utility>

#include "facts/rows.h"
#include "sql/uses.h"

namespace segue::facts {
namespace {

using catalog::Id;
using catalog::Lookup;
using catalog::NameKind;

struct Renamed {
  sql::ObjectName from{};
  sql::ObjectName to{};  // where it has no schema it stays in its own
};

bool is_relation(sql::ObjectKind kind) {
  using Kind = sql::ObjectKind;
  return kind == Kind::table || kind == Kind::foreign_table || kind == Kind::view ||
         kind == Kind::materialized_view;
}

/// The tables and views that a statement gives another name, one after the other.
std::vector<Renamed> renames_in(const sql::Statement& statement) {
  std::vector<Renamed> result;
  if (const auto* alter = std::get_if<sql::AlterTable>(&statement)) {
    if (alter->kind == "INDEX" || alter->kind == "SEQUENCE" || alter->kind == "TYPE") return {};
    for (const sql::AlterAction& action : alter->actions) {
      if (const auto* rename = std::get_if<sql::RenameTo>(&action.form))
        result.push_back({alter->table, rename->to});
      if (const auto* move = std::get_if<sql::SetSchema>(&action.form))
        result.push_back({alter->table, {.schema = move->schema, .name = alter->table.name}});
    }
  } else if (const auto* tables = std::get_if<sql::RenameTables>(&statement)) {
    for (const sql::TableRename& rename : tables->renames)
      result.push_back({rename.from, rename.to});
  } else if (const auto* rename = std::get_if<sql::RenameObject>(&statement);
             rename && is_relation(rename->kind)) {
    result.push_back({rename->object.name, {.name = rename->to}});
  } else if (const auto* move = std::get_if<sql::MoveObject>(&statement);
             move && is_relation(move->kind)) {
    result.push_back({move->object.name, {.schema = move->schema, .name = move->object.name.name}});
  }
  return result;
}

/// The query that a statement fills a table from, and that table.
struct Filling {
  const sql::ObjectName* table = nullptr;
  const sql::Query* query = nullptr;
};
Filling filling_in(const sql::Statement& statement) {
  if (const auto* insert = std::get_if<sql::Insert>(&statement))
    return insert->source ? Filling{&insert->table, &*insert->source} : Filling{};
  const auto* create = std::get_if<sql::CreateTable>(&statement);
  return create && create->as_query && create->with_data.value_or(true)
             ? Filling{&create->table, &*create->as_query}
             : Filling{};
}

const sql::ObjectName* made_by(const sql::Statement& statement) {
  if (const auto* table = std::get_if<sql::CreateTable>(&statement)) return &table->table;
  const auto* view = std::get_if<sql::CreateView>(&statement);
  return view ? &view->view : nullptr;
}

}  // namespace

Id first_name(const catalog::Relation& at_start, const catalog::Semantics& semantics) {
  return {semantics.key(NameKind::schema, at_start.schema),
          semantics.key(NameKind::relation, at_start.name)};
}

Range::Range(Snapshot at_start)
    : at_start_(std::move(at_start)), filled_(std::make_shared<const Ids>()) {}

void Range::follow(const Id& from, const Id& to) {
  const auto* then = at_start_->relations.find(from);
  if (then && !at_start_->relation(to)) {
    auto more = std::make_shared<catalog::Catalog>(*at_start_);
    more->relations.put(to, *then);
    at_start_ = std::move(more);
  }
  if (filled_->contains(from)) fill(to);
}

void Range::leave_out(const Id& made) {
  if (filled_->contains(made)) {
    auto rest = std::make_shared<Ids>(*filled_);
    rest->erase(made);
    filled_ = std::move(rest);
  }
  const auto* then = at_start_->relations.find(made);
  if (!then) return;
  left_out_.insert_or_assign(made, *then);
  auto rest = std::make_shared<catalog::Catalog>(*at_start_);
  rest->relations.erase(made);
  at_start_ = std::move(rest);
}

void Range::fill(const Id& table) {
  auto more = std::make_shared<Ids>(*filled_);
  more->insert(table);
  filled_ = std::move(more);
  const auto then = left_out_.find(table);
  if (then == left_out_.end() || at_start_->relation(table)) return;
  auto whole = std::make_shared<catalog::Catalog>(*at_start_);
  whole->relations.put(table, then->second);
  at_start_ = std::move(whole);
}

void Range::take_renames(const sql::Statement& statement, const Lookup& before,
                         const Lookup& after) {
  for (Renamed& rename : renames_in(statement)) {
    auto from = before.relation_id(rename.from);
    if (!from) from = before.place(rename.from, NameKind::relation);
    if (!rename.to.schema) rename.to.schema.text = from->schema;
    const Id to = after.place(rename.to, NameKind::relation);
    if (after.catalog().relation(to)) follow(*from, to);
  }
}

void Range::take_rows(const sql::Statement& statement, const Lookup& before, const Lookup& after) {
  const Filling filling = filling_in(statement);
  if (!filling.query || !gives_many_rows(*filling.query)) return;
  const auto target = after.relation_id(*filling.table);
  if (!target || at_start_->relation(*target) || filled_->contains(*target)) return;
  const sql::ObjectNames reads = sql::uses_of(*filling.query).reads;
  const bool has_rows = std::any_of(reads.begin(), reads.end(), [&](const sql::ObjectName& name) {
    const auto id = before.relation_id(name);
    const catalog::Relation* source = id ? before.catalog().relation(*id) : nullptr;
    return source && (source->external || at_start_->relation(*id) || filled_->contains(*id));
  });
  if (has_rows) fill(*target);
}

void Range::take(const sql::Statement& statement, const catalog::Catalog& before,
                 const catalog::Catalog& after, const catalog::Semantics& semantics) {
  const Lookup was(before, semantics), is(after, semantics);
  if (&before != &after) {
    take_renames(statement, was, is);
    const sql::ObjectName* made = made_by(statement);
    const auto id = made ? is.relation_id(*made) : std::nullopt;
    if (id && !before.relation(*id)) leave_out(*id);
  }
  take_rows(statement, was, is);
}

}  // namespace segue::facts
