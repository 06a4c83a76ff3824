#include "catalog/exchange.h"

#include <algorithm>
#include <set>

#include "catalog/definitions.h"
#include "catalog/families.h"

namespace segue::catalog {
namespace {

/// One name that a statement gives away, and the one that is taken for it.
struct Renaming {
  const sql::AlterAction* action = nullptr;
  sql::Name from{};
  sql::Name to{};
  std::string from_key{};
  std::string to_key{};
};
using Renamings = std::vector<Renaming>;

Renamings renamings(const Context& context, NameKind kind,
                    const std::vector<const sql::AlterAction*>& actions) {
  Renamings result;
  for (const auto* action : actions) {
    Renaming one{.action = action};
    const auto* column = std::get_if<sql::RenameColumn>(&action->form);
    const auto* change = std::get_if<sql::ChangeColumn>(&action->form);
    const auto* index = std::get_if<sql::RenameIndex>(&action->form);
    if (kind == NameKind::column && column != nullptr)
      one.from = column->column, one.to = column->to;
    else if (kind == NameKind::column && change != nullptr)
      one.from = change->old_name, one.to = change->column.name;
    else if (kind == NameKind::index && index != nullptr)
      one.from = index->index, one.to = index->to;
    else
      continue;
    one.from_key = context.key(kind, one.from.text);
    one.to_key = context.key(kind, one.to.text);
    if (one.from_key != one.to_key) result.push_back(std::move(one));
  }
  return result;
}

bool holds(const Relation& table, NameKind kind, const std::string& key) {
  return kind == NameKind::column ? find_column(table, key) != nullptr
                                  : find_index(table, key) != nullptr;
}

/// Whether a name is passed on, every renamed part is there, and no name is taken that is kept.
bool is_exchange(const Relation& table, NameKind kind, const Renamings& all) {
  std::set<std::string> given, taken;
  for (const Renaming& one : all) {
    if (!holds(table, kind, one.from_key)) return false;
    given.insert(one.from_key);
    taken.insert(one.to_key);
  }
  const auto is_given = [&](const Renaming& one) { return given.contains(one.to_key); };
  const auto is_free = [&](const Renaming& one) {
    return is_given(one) || !holds(table, kind, one.to_key);
  };
  return given.size() == all.size() && taken.size() == all.size() &&
         std::any_of(all.begin(), all.end(), is_given) &&
         std::all_of(all.begin(), all.end(), is_free);
}

void rename(Context& context, const Id& table, NameKind kind, const sql::Name& from,
            const sql::Name& to) {
  if (kind == NameKind::column)
    rename_column(context, table, from, to, false);
  else
    rename_index(context, table, from, to, false);
}

/// A name that no statement can write, between the old one and the one that is wanted.
sql::Name between(const Renaming& one) {
  return {.text = "\n" + one.to.text, .span = one.to.span};
}

}  // namespace

std::vector<const sql::AlterAction*> exchange_names(
    Context& context, const Id& table, const std::vector<const sql::AlterAction*>& actions) {
  std::vector<const sql::AlterAction*> done;
  for (const NameKind kind : {NameKind::column, NameKind::index}) {
    const Renamings all = renamings(context, kind, actions);
    if (all.size() < 2 || !is_exchange(*context.catalog.relation(table), kind, all)) continue;
    for (const Renaming& one : all)
      rename(context, table, kind, one.from, between(one));
    for (const Renaming& one : all) {
      rename(context, table, kind, between(one), one.to);
      done.push_back(one.action);
    }
  }
  return done;
}

}  // namespace segue::catalog
